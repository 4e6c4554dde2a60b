import type { Dimensions } from '../../iiif/image/dimensions.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** Prime sides: what is exchanged, off by one or wrongly rounded shows. */
export const CHART: Dimensions = { width: 307, height: 211 }

/** Of sRGB, row by row; no two alike, so that every way to turn the chart shows. */
export const PATCHES: readonly (readonly Colour[])[] = [
  [
    [200, 30, 40],
    [230, 150, 30],
    [240, 230, 60],
    [40, 150, 60],
  ],
  [
    [40, 90, 180],
    [90, 40, 140],
    [120, 80, 50],
    [230, 210, 180],
  ],
  [
    [250, 250, 250],
    [170, 170, 170],
    [90, 90, 90],
    [15, 15, 15],
  ],
]

export const ROWS = PATCHES.length
/** Patches in a row. */
export const COLUMNS = 4

/** The colour at a place of the chart, whose patches are as wide as they can be. */
export const chartColour = (x: number, y: number, { width, height }: Dimensions = CHART): Colour =>
  PATCHES[Math.floor((y * ROWS) / height)]?.[Math.floor((x * COLUMNS) / width)] ?? [0, 0, 0]

/** The pixels of the chart, three bytes each. */
export function chartPixels(size: Dimensions = CHART): Buffer {
  const { width, height } = size
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set(chartColour(x, y, size), (y * width + x) * 3)
  }
  return pixels
}

/** The same in shades of grey, a byte each, as the mean of the three. */
export const greyOf = (colour: Colour): number =>
  Math.round((colour[0] + colour[1] + colour[2]) / 3)
