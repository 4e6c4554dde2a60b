import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeOfStroke, simplified } from '../../../iiif/annotation/stroke.ts'
import type { Point } from '../../../iiif/annotation/selectors/index.ts'

const circle = (steps: number): readonly Point[] =>
  Array.from({ length: steps }, (_, index) => ({
    x: 200 + 100 * Math.cos((2 * Math.PI * index) / steps),
    y: 200 + 100 * Math.sin((2 * Math.PI * index) / steps),
  }))

test('a stroke that comes back to where it began is an outline, near the stroke and with few corners', () => {
  const shape = shapeOfStroke(circle(400), 1.5)
  if (shape?.kind !== 'polygon') throw new Error('It comes back')
  expect(shape.points.length).toBeGreaterThan(8)
  expect(shape.points.length).toBeLessThan(60)
  for (const { x, y } of shape.points) expect(Math.hypot(x - 200, y - 200)).toBeCloseTo(100)
})

test('a stroke that does not come back is a line from its begin to its end', () => {
  const stroke = circle(400).slice(0, 200)
  const shape = shapeOfStroke(stroke, 1.5)
  if (shape?.kind !== 'line') throw new Error('It does not come back')
  expect(shape.points[0]).toEqual(stroke[0])
  expect(shape.points.at(-1)).toEqual(stroke.at(-1))
})

test('a straight stroke is two points, however many the hand gave', () => {
  const stroke = Array.from({ length: 300 }, (_, index) => ({ x: index, y: 2 * index }))
  expect(shapeOfStroke(stroke, 1.5)).toEqual({ kind: 'line', points: [stroke[0], stroke[299]] })
})

test.each([[[]], [[{ x: 1, y: 1 }]], [Array.from({ length: 9 }, () => ({ x: 5, y: 5 }))]])(
  'a pen that hardly moved draws nothing',
  (stroke) => expect(shapeOfStroke(stroke, 1.5)).toBeUndefined(),
)

test('no point of a stroke is farther from what is kept than the tolerance', () => {
  const point = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 900 }),
  })
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 80 }),
      fc.integer({ min: 1, max: 50 }),
      (stroke, tolerance) => {
        const kept = simplified(stroke, tolerance)
        const away = ({ x, y }: Point): number =>
          Math.min(
            ...kept.slice(1).map((end, index) => {
              const start = kept[index]!
              const [across, down] = [end.x - start.x, end.y - start.y]
              const square = across ** 2 + down ** 2
              const part =
                square === 0 ? 0 : ((x - start.x) * across + (y - start.y) * down) / square
              const on = Math.min(1, Math.max(0, part))
              return Math.hypot(x - start.x - on * across, y - start.y - on * down)
            }),
          )
        for (const one of stroke) expect(away(one)).toBeLessThanOrEqual(tolerance + 1e-6)
      },
    ),
  )
})
