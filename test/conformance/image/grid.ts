import sharp from 'sharp'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'

/** Not square, both sides prime: what is exchanged, off by one or wrongly rounded shows. */
export const GRID: Dimensions = { width: 1237, height: 881 }

export type Colour = readonly [red: number, green: number, blue: number]

/**
 * The colour of a pixel of the test image: red tells how far it is to the right, green how far down, and
 * blue changes from pixel to pixel, so that a crop that is one pixel off is another picture.
 */
export const colourAt = (x: number, y: number): Colour => [
  Math.round((x * 255) / (GRID.width - 1)),
  Math.round((y * 255) / (GRID.height - 1)),
  (x * 37 + y * 91) % 256,
]

/** Writes the test image. PNG loses nothing, so that pictures can be compared pixel by pixel. */
export async function writeGrid(file: string): Promise<void> {
  const data = Buffer.alloc(GRID.width * GRID.height * 3)
  for (let y = 0; y < GRID.height; y += 1) {
    for (let x = 0; x < GRID.width; x += 1) data.set(colourAt(x, y), (y * GRID.width + x) * 3)
  }
  await sharp(data, { raw: { ...GRID, channels: 3 } })
    .png({ compressionLevel: 3 })
    .toFile(file)
}
