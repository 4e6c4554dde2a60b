import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxAround } from '../../../iiif/annotation/formats/places.ts'
import {
  insertPoint,
  middleShape,
  moveShape,
  removePoint,
  stretchShape,
  type Outline,
} from '../../../iiif/annotation/reshape.ts'
import { SHAPE_KINDS, type Shape } from '../../../iiif/annotation/selectors/index.ts'

const canvas = { width: 1237, height: 881 }
const point = fc.record({
  x: fc.integer({ min: 0, max: 1237 }),
  y: fc.integer({ min: 0, max: 881 }),
})
const box = fc
  .record({ x: fc.nat(1236), y: fc.nat(880), across: fc.nat(1236), down: fc.nat(880) })
  .map(({ x, y, across, down }) => ({
    x,
    y,
    width: 1 + (across % (1237 - x)),
    height: 1 + (down % (881 - y)),
  }))
const outline: fc.Arbitrary<Outline> = fc.oneof(
  fc
    .array(point, { minLength: 3, maxLength: 9 })
    .map((points) => ({ kind: 'polygon' as const, points })),
  fc
    .array(point, { minLength: 2, maxLength: 9 })
    .map((points) => ({ kind: 'line' as const, points })),
)
const shape: fc.Arbitrary<Shape> = fc.oneof(
  outline,
  box.map((one) => ({ kind: 'rectangle' as const, ...one })),
  box.map((one) => ({ kind: 'ellipse' as const, ...one })),
  point.map((one) => ({ kind: 'point' as const, ...one })),
)
const step = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
})
const sizeOf = (one: Shape) => {
  const { left, top, right, bottom } = boxAround(one, canvas)
  return { width: right - left, height: bottom - top }
}
const expectOnCanvas = (one: Shape) => {
  const { left, top, right, bottom } = boxAround(one, canvas)
  expect(left).toBeGreaterThanOrEqual(0)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(canvas.width)
  expect(bottom).toBeLessThanOrEqual(canvas.height)
}

describe('A shape moved by keys', () => {
  test('keeps its size and stays on the canvas', () => {
    fc.assert(
      fc.property(shape, step, (one, by) => {
        const moved = moveShape(one, by, canvas)
        expect(sizeOf(moved)).toEqual(sizeOf(one))
        expectOnCanvas(moved)
      }),
    )
  })

  test('comes back when it is moved back, unless an edge held it', () => {
    fc.assert(
      fc.property(shape, step, (one, { x, y }) => {
        const there = moveShape(one, { x, y }, canvas)
        const from = boxAround(one, canvas)
        const to = boxAround(there, canvas)
        fc.pre(to.left - from.left === x && to.top - from.top === y)
        expect(moveShape(there, { x: -x, y: -y }, canvas)).toEqual(one)
      }),
    )
  })
})

test('a shape that is stretched keeps its near corner, and stays on the canvas', () => {
  fc.assert(
    fc.property(shape, step, (one, by) => {
      const stretched = stretchShape(one, by, canvas)
      expectOnCanvas(stretched)
      const { left, top } = boxAround(one, canvas)
      expect(boxAround(stretched, canvas)).toMatchObject({ left, top })
    }),
  )
})

describe('A corner', () => {
  test('that is added and removed again leaves the outline as it was', () => {
    fc.assert(
      fc.property(outline, fc.nat(8), (one, place) => {
        const after = place % one.points.length
        const more = insertPoint(one, after)
        expect(more.points).toHaveLength(one.points.length + 1)
        const isEnd = one.kind === 'line' && after === one.points.length - 1
        expect(removePoint(more, isEnd ? after : after + 1)).toEqual(one)
      }),
    )
  })

  test('is kept when the outline would be none without it', () => {
    const triangle = middleShape('polygon', canvas) as Outline
    const three = removePoint(triangle, 0)
    expect(three.points).toHaveLength(3)
    expect(removePoint(three, 0)).toBe(three)
  })
})

test.each(SHAPE_KINDS)('a %s by numbers begins in the middle of any canvas', (kind) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 40_000 }),
      fc.integer({ min: 3, max: 40_000 }),
      (width, height) => {
        const { left, top, right, bottom } = boxAround(middleShape(kind, { width, height }), {
          width,
          height,
        })
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(width)
        expect(bottom).toBeLessThanOrEqual(height)
      },
    ),
  )
})
