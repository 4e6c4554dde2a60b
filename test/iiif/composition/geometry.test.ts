import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aligned,
  ALIGNMENTS,
  DIRECTIONS,
  distributed,
  lineIn,
} from '../../../iiif/composition/align.ts'
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
import { registered } from '../../../iiif/composition/register.ts'
import { snapped } from '../../../iiif/composition/snap.ts'
import type { Area, Placement } from '../../../iiif/project/painting.ts'

const side = fc.integer({ min: 20, max: 5000 })
const place = fc.integer({ min: -3000, max: 3000 })
const degrees = fc.integer({ min: 0, max: 3599 }).map((tenths) => tenths / 10)
const anyPlacement: fc.Arbitrary<Placement> = fc.record({
  x: place,
  y: place,
  width: side,
  height: side,
  rotation: degrees,
  isMirrored: fc.boolean(),
})
const anyPoint = fc.record({ x: place, y: place })
const anyCorner = fc.constantFrom(...(Object.keys(CORNERS) as Corner[]))

/** A layer whose image is painted in its own proportions, as those that are composed here are. */
const anyLayer = fc
  .record({ placement: anyPlacement, scale: fc.integer({ min: 1, max: 40 }), x: side, y: side })
  .map(({ placement, scale, x, y }) => ({
    placement,
    crop: { x, y, width: (placement.width * scale) / 10, height: (placement.height * scale) / 10 },
  }))

const expectPoint = (
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): void => {
  expect(one.x).toBeCloseTo(other.x, 4)
  expect(one.y).toBeCloseTo(other.y, 4)
}

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
      fc.property(anyLayer, anyPoint, side, side, (layer, point, width, height) => {
        const crop = { x: 3, y: 5, width, height }
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

describe('Order on a canvas', () => {
  const several = fc.array(anyPlacement, { minLength: 3, maxLength: 6 })
  const canvas: Area = { x: 0, y: 0, width: 1000, height: 1000 }

  test('aligned, all have the same line, and none has moved the other way', () => {
    const LINES = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const
    fc.assert(
      fc.property(several, fc.constantFrom(...ALIGNMENTS), (placements, alignment) => {
        const isAcross = ['left', 'centre', 'right'].includes(alignment)
        const after = aligned(placements, alignment, canvas)
        const lines = after.map((one) =>
          lineIn(boundsOf(one), isAcross ? 'across' : 'down', LINES[alignment]),
        )
        lines.forEach((line) => expect(line).toBeCloseTo(lines[0] ?? 0, 4))
        after.forEach((one, index) =>
          expect(isAcross ? one.y : one.x).toBe(
            isAcross ? placements[index]?.y : placements[index]?.x,
          ),
        )
      }),
    )
  })

  test('one alone is aligned with the canvas', () => {
    const [after] = aligned([{ x: 5, y: 5, width: 10, height: 20 }], 'right', canvas)
    expect(after).toMatchObject({ x: 990, y: 5 })
  })

  test('distributed, all gaps are the same', () => {
    fc.assert(
      fc.property(several, fc.constantFrom(...DIRECTIONS), (placements, direction) => {
        const after = distributed(placements, direction)
        const middle = (index: number): number =>
          lineIn(boundsOf(placements[index] ?? canvas), direction, 0.5)
        // In the order that they had: one that is larger than all the others may have its middle anywhere.
        const areas = [...after.keys()]
          .sort((one, other) => middle(one) - middle(other))
          .map((index) => boundsOf(after[index] ?? canvas))
        const gaps = areas
          .slice(1)
          .map(
            (area, index) =>
              lineIn(area, direction, 0) - lineIn(areas[index] ?? area, direction, 1),
          )
        gaps.forEach((gap) => expect(gap).toBeCloseTo(gaps[0] ?? 0, 4))
      }),
    )
  })

  test('an edge that is near another is brought to it; one that is far is left alone', () => {
    const others = [{ x: 100, y: 100, width: 50, height: 50 }]
    const near = snapped({ x: 153, y: 300, width: 20, height: 20 }, others, 5)
    expect(near).toEqual({ move: { x: -3, y: 0 }, guides: [{ direction: 'across', at: 150 }] })
    expect(snapped({ x: 400, y: 300, width: 20, height: 20 }, others, 5).guides).toEqual([])
  })
})

describe('Laying one image over another', () => {
  test('points that fit are met exactly, wherever the image lay before', () => {
    const pixels = fc.uniqueArray(fc.record({ x: side, y: side }), {
      minLength: 2,
      maxLength: 6,
      selector: ({ x, y }) => `${x},${y}`,
    })
    fc.assert(
      fc.property(
        anyLayer,
        degrees,
        anyPoint,
        fc.integer({ min: 1, max: 30 }),
        pixels,
        (layer, rotation, to, tenths, chosen) => {
          const { isMirrored = false } = layer.placement
          const wanted: Placement = {
            x: to.x,
            y: to.y,
            width: (layer.crop.width * tenths) / 10,
            height: (layer.crop.height * tenths) / 10,
            rotation,
            isMirrored,
          }
          const pairs = chosen.map((pixel) => ({
            pixel,
            canvas: toCanvas({ placement: wanted, crop: layer.crop }, pixel),
          }))
          const found = registered(layer, pairs)
          expect(found?.residual).toBeCloseTo(0, 3)
          cornersOf(wanted).forEach((corner, index) =>
            expectPoint(cornersOf(found?.placement ?? wanted)[index] ?? corner, corner),
          )
        },
      ),
    )
  })

  test('of points that do not fit, the residual says by how much they miss on the average', () => {
    const layer = {
      placement: { x: 0, y: 0, width: 100, height: 100 },
      crop: { x: 0, y: 0, width: 100, height: 100 },
    }
    const square = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
      { x: 0, y: 100 },
    ]
    // Each corner is pushed two units out of place, so that nothing can be gained by moving, turning or enlarging.
    const pushes = [2, -2, 2, -2]
    const pairs = square.map((pixel, index) => ({
      pixel,
      canvas: { x: pixel.x + (pushes[index] ?? 0), y: pixel.y },
    }))
    expect(registered(layer, pairs)?.residual).toBeCloseTo(2, 1)
  })

  test('one pair, or the same point twice, says nothing of size and turn', () => {
    const layer = {
      placement: { x: 0, y: 0, width: 10, height: 10 },
      crop: { x: 0, y: 0, width: 10, height: 10 },
    }
    const pair = { pixel: { x: 1, y: 1 }, canvas: { x: 5, y: 5 } }
    expect(registered(layer, [pair])).toBeUndefined()
    expect(registered(layer, [pair, pair])).toBeUndefined()
  })
})
