// Renders resources/icons/icon.svg to icon.png, which electron-builder turns into the icons of each system.
// Run it after a change of the drawing, and commit both.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const folder = path.resolve(import.meta.dirname, '../resources/icons')
const drawing = await readFile(path.join(folder, 'icon.svg'))
const { size } = await sharp(drawing, { density: 144 })
  .resize(512, 512)
  .png({ compressionLevel: 9, palette: true, colours: 256, dither: 1 })
  .toFile(path.join(folder, 'icon.png'))
process.stdout.write(`resources/icons/icon.png, ${Math.round(size / 1024)} KB\n`)
