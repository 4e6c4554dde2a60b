import { expect } from 'vitest'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import { COLUMNS, PATCHES, ROWS, type Colour } from './colour-chart.ts'

/**
 * The middle of every patch has its colour, give or take a few steps.
 * @param pixels of RGB, eight bits each
 */
export function expectChart(
  pixels: Buffer,
  size: Dimensions,
  {
    within = 6,
    colourOf = (colour) => colour,
  }: { readonly within?: number; readonly colourOf?: (colour: Colour) => Colour } = {},
): void {
  expect(pixels.length).toBe(size.width * size.height * 3)
  const found = PATCHES.map((row, y) =>
    row.map((_, x) => {
      const left = Math.floor(((x + 0.5) * size.width) / COLUMNS)
      const top = Math.floor(((y + 0.5) * size.height) / ROWS)
      const at = (top * size.width + left) * 3
      return [...pixels.subarray(at, at + 3)]
    }),
  )
  const wanted = PATCHES.map((row) => row.map(colourOf))
  const farthest = Math.max(
    ...found.flatMap((row, y) =>
      row.flatMap((colour, x) =>
        colour.map((part, index) => Math.abs(part - (wanted[y]?.[x]?.[index] ?? 0))),
      ),
    ),
  )
  // Both are shown when it fails, not only how far they lie apart.
  expect({ found: farthest <= within ? wanted : found }).toEqual({ found: wanted })
}
