import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CORNERS,
  croppedTo,
  cropWithin,
  fitAround,
  mirrored,
  resizedTo,
  turnedTo,
  type Corner,
} from '../../../iiif/composition/change-placement.ts'
import {
  boundsOf,
  cornersOf,
  placementWithin,
  pointAt,
  rotationOf,
  toCanvas,
  toImage,
} from '../../../iiif/composition/geometry.ts'
import {
  anyLayer,
  anyPlacement,
  anyPoint,
  expectPoint,
  place,
  side,
} from '../../support/arbitrary-layers.ts'

const anyCorner = fc.constantFrom(...(Object.keys(CORNERS) as Corner[]))

describe('Where an image lies on a canvas', () => {
  test('a point of the canvas leads to a pixel, and that pixel back to the point', () => {
    fc.assert(
      fc.property(anyLayer, anyPoint, (layer, point) =>
        expectPoint(toCanvas(layer, toImage(layer, point)), point),
      ),
    )
  })

  test('a quarter turn brings the upper left corner to the upper right of what is seen', () => {
    const placement = { x: 0, y: 0, width: 40, height: 20, rotation: 90 }
    const [upperLeft] = cornersOf(placement)
    expectPoint(upperLeft, { x: 30, y: -10 })
    expect(boundsOf(placement)).toEqual({ x: 10, y: -10, width: 20, height: 40 })
  })

  test('what lies in the rectangle around it lies there again, when it is read back', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        const back = placementWithin(boundsOf(placement), placement, rotationOf(placement))
        expectPoint(back, placement)
        expect(back.width).toBeCloseTo(placement.width, 4)
      }),
    )
  })

  test('rounded to whole units as viewers read them, every corner is within a unit and a half', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        const { x, y, width, height } = boundsOf(placement)
        const whole = [x, y, width, height].map(Math.round)
        const [left = 0, top = 0, across = 0, down = 0] = whole
        const bounds = { x: left, y: top, width: across, height: down }
        const back = placementWithin(bounds, placement, rotationOf(placement))
        const corners = cornersOf({ ...placement, ...back })
        cornersOf(placement).forEach((corner, index) => {
          const other = corners[index] ?? corner
          expect(Math.hypot(corner.x - other.x, corner.y - other.y)).toBeLessThan(1.5)
        })
      }),
    )
  })
})

describe('A gesture', () => {
  test('dragging a corner keeps the ratio, the turn and the opposite corner', () => {
    fc.assert(
      fc.property(anyPlacement, anyCorner, anyPoint, (placement, corner, point) => {
        const { across, down } = CORNERS[corner]
        const opposite = { across: 1 - across, down: 1 - down }
        const after = resizedTo(placement, corner, point)
        expectPoint(pointAt(after, opposite), pointAt(placement, opposite))
        expect(after.width / after.height).toBeCloseTo(placement.width / placement.height, 6)
        expect(rotationOf(after)).toBe(rotationOf(placement))
      }),
    )
  })

  test('a corner that is dragged along its diagonal is where the pointer is', () => {
    fc.assert(
      fc.property(
        anyPlacement,
        anyCorner,
        fc.integer({ min: 2, max: 50 }),
        (placement, corner, tenths) => {
          const { across, down } = CORNERS[corner]
          const fixed = pointAt(placement, { across: 1 - across, down: 1 - down })
          const dragged = pointAt(placement, { across, down })
          const to = {
            x: fixed.x + ((dragged.x - fixed.x) * tenths) / 10,
            y: fixed.y + ((dragged.y - fixed.y) * tenths) / 10,
          }
          expectPoint(pointAt(resizedTo(placement, corner, to), { across, down }), to)
        },
      ),
    )
  })

  test('cropping leaves every pixel where it was', () => {
    fc.assert(
      fc.property(anyLayer, anyPoint, side, (layer, point, width) => {
        const crop = { x: 3, y: 5, width, height: 4 * width }
        const cropped = { crop, placement: croppedTo(layer, crop) }
        expectPoint(toCanvas(cropped, point), toCanvas(layer, point))
      }),
    )
  })

  test('a crop stays within its image, in whole pixels', () => {
    const area = fc.record({ x: place, y: place, width: side, height: side })
    fc.assert(
      fc.property(area, side, side, (crop, width, height) => {
        const within = cropWithin(crop, { width, height })
        for (const value of Object.values(within)) expect(Number.isInteger(value)).toBe(true)
        expect(
          Math.min(within.x, within.y, within.width - 1, within.height - 1),
        ).toBeGreaterThanOrEqual(0)
        expect(within.x + within.width).toBeLessThanOrEqual(width)
        expect(within.y + within.height).toBeLessThanOrEqual(height)
      }),
    )
  })

  test('mirrored, left and right change sides about the middle of what is seen; twice, nothing has changed', () => {
    fc.assert(
      fc.property(anyPlacement, anyPoint, ({ isMirrored: _side, ...placement }, point) => {
        const layer = {
          placement,
          crop: { x: 0, y: 0, width: placement.width, height: placement.height },
        }
        const middle = placement.x + placement.width / 2
        const before = toCanvas(layer, point)
        const after = toCanvas({ ...layer, placement: mirrored(placement) }, point)
        expectPoint(after, { x: 2 * middle - before.x, y: before.y })
        expect(mirrored(mirrored(placement))).toEqual(turnedTo(placement, rotationOf(placement)))
      }),
    )
  })

  test('a canvas that is fitted holds all layers, and no smaller one does', () => {
    fc.assert(
      fc.property(fc.array(anyPlacement, { minLength: 1, maxLength: 5 }), (placements) => {
        const fit = fitAround(placements)
        const bounds = placements.map(boundsOf).map((area) => ({
          ...area,
          x: area.x + (fit?.move.x ?? 0),
          y: area.y + (fit?.move.y ?? 0),
        }))
        expect(Math.min(...bounds.map(({ x }) => x))).toBeCloseTo(0, 6)
        const right = Math.max(...bounds.map(({ x, width }) => x + width))
        expect(fit?.width ?? 0).toBeGreaterThanOrEqual(right - 1e-6)
        expect(fit?.width ?? 0).toBeLessThan(right + 1)
      }),
    )
  })
})
