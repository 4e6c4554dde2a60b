import fc from 'fast-check'
import { expect } from 'vitest'
import type { Placement } from '../../iiif/project/painting.ts'

export const side = fc.integer({ min: 20, max: 5000 })
export const place = fc.integer({ min: -3000, max: 3000 })
export const degrees = fc.integer({ min: 0, max: 3599 }).map((tenths) => tenths / 10)
export const anyPlacement: fc.Arbitrary<Placement> = fc.record({
  x: place,
  y: place,
  width: side,
  height: side,
  rotation: degrees,
  isMirrored: fc.boolean(),
})
export const anyPoint = fc.record({ x: place, y: place })

/** A layer whose image is painted in its own proportions, as those that are composed here are. */
export const anyLayer = fc
  .record({ placement: anyPlacement, scale: fc.integer({ min: 1, max: 40 }), x: side, y: side })
  .map(({ placement, scale, x, y }) => ({
    placement,
    crop: { x, y, width: (placement.width * scale) / 10, height: (placement.height * scale) / 10 },
  }))

export const expectPoint = (
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): void => {
  expect(one.x).toBeCloseTo(other.x, 4)
  expect(one.y).toBeCloseTo(other.y, 4)
}
