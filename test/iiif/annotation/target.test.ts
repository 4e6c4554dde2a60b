import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipSelection } from '../../../iiif/annotation/clip.ts'
import { boxAround } from '../../../iiif/annotation/formats/places.ts'
import { formatTarget, parseTarget } from '../../../iiif/annotation/target.ts'
import { shapesIn, type Selection } from '../../../iiif/annotation/selectors/index.ts'

const canvas = 'https://example.org/canvas/1'
const number = fc.double({ min: -3000, max: 3000, noNaN: true })
const anywhere: fc.Arbitrary<Selection> = fc.oneof(
  fc.constant({ kind: 'whole' } as const),
  fc.record({
    kind: fc.constant('rectangle' as const),
    x: number,
    y: number,
    width: fc.double({ min: 0, max: 3000, noNaN: true }),
    height: fc.double({ min: 0, max: 3000, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('polygon' as const),
    points: fc.array(fc.record({ x: number, y: number }), { minLength: 3, maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('ellipse' as const),
    x: number,
    y: number,
    width: fc.double({ min: 0, max: 3000, noNaN: true }),
    height: fc.double({ min: 0, max: 3000, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('line' as const),
    points: fc
      .array(fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.nat(800) }), {
        minLength: 2,
        maxLength: 9,
      })
      .filter(([first, ...others]) => others.some(({ x, y }) => x !== first?.x || y !== first.y)),
  }),
  fc.record({ kind: fc.constant('point' as const), x: number, y: number }),
)

describe('what an annotation speaks of', () => {
  test('is an address wherever one can say it, which more viewers understand', () => {
    expect(formatTarget({ canvas, selection: { kind: 'whole' } })).toBe(canvas)
    const selection: Selection = { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 }
    expect(formatTarget({ canvas, selection })).toBe(`${canvas}#xywh=1,2,3,4`)
  })

  test('comes back from what is written, rounded', () => {
    fc.assert(
      fc.property(anywhere, (selection) => {
        const clipped = clipSelection(selection, { width: 1237, height: 881 })
        const once = formatTarget({ canvas, selection: clipped })
        const part = parseTarget(once)
        expect(part.canvas).toBe(canvas)
        expect(part.selection.kind).toBe(selection.kind)
        expect(formatTarget(part)).toEqual(once)
      }),
    )
  })

  test('never lies outside its canvas once it is clipped', () => {
    fc.assert(
      fc.property(anywhere, (selection) => {
        const clipped = clipSelection(selection, { width: 1237, height: 881 })
        if (clipped.kind === 'rectangle') {
          const written = parseTarget(formatTarget({ canvas, selection: clipped })).selection
          if (written.kind !== 'rectangle') throw new Error('It was a rectangle')
          expect(written.x + written.width).toBeLessThanOrEqual(1237)
          expect(written.y + written.height).toBeLessThanOrEqual(881)
        }
        for (const shape of shapesIn(clipped)) {
          const { left, top, right, bottom } = boxAround(shape, { width: 1237, height: 881 })
          for (const { x, y } of [
            { x: left, y: top },
            { x: right, y: bottom },
          ]) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(1237)
            expect(y).toBeGreaterThanOrEqual(0)
            expect(y).toBeLessThanOrEqual(881)
          }
        }
      }),
    )
  })

  test('stays as it is where it lies on the canvas', () => {
    const selection: Selection = { kind: 'rectangle', x: 10.5, y: 20, width: 30, height: 40 }
    expect(clipSelection(selection, { width: 1237, height: 881 })).toEqual(selection)
  })
})
