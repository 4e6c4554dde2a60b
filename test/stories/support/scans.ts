import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

/** In pixels. Portrait, with sides that are prime, so that a swap or a rounding shows. */
const WIDTH = 421
const HEIGHT = 599

/**
 * Fills a folder with small JPEGs named `f. 1.jpg`, `f. 2.jpg` and so on, each with its number on it and
 * a tint of its own.
 *
 * @returns the names, in the order of their numbers
 */
export async function makeScans(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const names = Array.from({ length: count }, (_, index) => `f. ${index + 1}.jpg`)
  for (const [index, name] of names.entries()) {
    await sharp(Buffer.from(drawLeaf(index + 1)))
      .jpeg({ quality: 80 })
      .toFile(path.join(folder, name))
  }
  return names
}

function drawLeaf(number: number): string {
  const hue = (number * 47) % 360
  const lines = Array.from({ length: 12 }, (_, row) => {
    const y = 170 + row * 32
    return `<rect x="60" y="${y}" width="${260 + ((number * 13 + row * 29) % 60)}" height="6" fill="hsl(${hue} 20% 45%)"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="hsl(${hue} 45% 88%)"/>
    <text x="60" y="120" font-family="DejaVu Serif, serif" font-size="72" fill="hsl(${hue} 40% 30%)">${number}</text>
    ${lines.join('\n')}
  </svg>`
}
