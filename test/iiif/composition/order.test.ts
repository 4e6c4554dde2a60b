import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aligned,
  ALIGNMENTS,
  DIRECTIONS,
  distributed,
  lineIn,
} from '../../../iiif/composition/align.ts'
import { boundsOf, cornersOf, toCanvas } from '../../../iiif/composition/geometry.ts'
import { registered } from '../../../iiif/composition/register.ts'
import { snapped } from '../../../iiif/composition/snap.ts'
import type { Area, Placement } from '../../../iiif/project/painting.ts'
import {
  anyLayer,
  anyPlacement,
  anyPoint,
  degrees,
  expectPoint,
  side,
} from '../../support/arbitrary-layers.ts'

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
        fc.tuple(degrees, anyPoint, fc.integer({ min: 1, max: 30 })),
        pixels,
        (layer, [rotation, to, tenths], chosen) => {
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
