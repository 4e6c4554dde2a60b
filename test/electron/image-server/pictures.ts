import sharp, { type Sharp } from 'sharp'
import type { Dimensions, Rectangle } from '../../../iiif/image/dimensions.ts'

/**
 * Something like a page: paper with a shade, lines of writing, a coloured initial. Never the same in two
 * places, so that a tile in the wrong place is another picture; smooth enough for a JPEG to be near it.
 */
export function drawPage({ width, height }: Dimensions, seed = 1): Buffer {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ink =
        60 * Math.sin((x * (3 + seed)) / 47) * Math.sin(y / 19 + x / 211) * (y % 97 > 48 ? 1 : 0)
      const place = (y * width + x) * 3
      data[place] = 96 + (x * 100) / width + ink
      data[place + 1] = 96 + (y * 100) / height + ink
      data[place + 2] = 128 + 60 * Math.sin((x + y * seed) / 301) + ink
    }
  }
  return data
}

export const fromPage = (page: Buffer, { width, height }: Dimensions): Sharp =>
  sharp(page, { raw: { width, height, channels: 3 } })

/** A region of a page, each pixel the mean of those that it stands for. */
export function reducePage(
  page: Buffer,
  { width }: Dimensions,
  { region, factor }: { readonly region: Rectangle; readonly factor: number },
): Buffer {
  const columns = Math.ceil(region.width / factor)
  const rows = Math.ceil(region.height / factor)
  const reduced = Buffer.alloc(columns * rows * 3)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const right = Math.min((column + 1) * factor, region.width)
      const bottom = Math.min((row + 1) * factor, region.height)
      const sums = [0, 0, 0]
      for (let y = row * factor; y < bottom; y += 1) {
        for (let x = column * factor; x < right; x += 1) {
          const place = ((region.top + y) * width + region.left + x) * 3
          for (let part = 0; part < 3; part += 1) {
            sums[part] = (sums[part] ?? 0) + (page[place + part] ?? 0)
          }
        }
      }
      const pixels = (right - column * factor) * (bottom - row * factor)
      sums.forEach((sum, part) => (reduced[(row * columns + column) * 3 + part] = sum / pixels))
    }
  }
  return reduced
}

/** How near two pictures are, in decibels: 30 is near, 40 hard to tell apart. */
export function likeness(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 0
  let squares = 0
  for (let index = 0; index < one.length; index += 1) {
    squares += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2
  }
  return 10 * Math.log10(255 ** 2 / Math.max(squares / one.length, 1e-9))
}
