import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shape } from '../../../iiif/annotation/selectors/index.ts'
import type { Scale } from '../../../renderer/drawing/shape.ts'
import { readShape, writeShape } from '../../../renderer/drawing/tools.ts'

const size = fc.record({
  width: fc.integer({ min: 2, max: 40_000 }),
  height: fc.integer({ min: 2, max: 40_000 }),
})
const scales: fc.Arbitrary<Scale> = fc.record({ canvas: size, image: size })
const same: Scale = { canvas: { width: 1009, height: 757 }, image: { width: 1009, height: 757 } }
const half: Scale = { canvas: { width: 2018, height: 1514 }, image: { width: 1009, height: 757 } }

const rectangles = scales.chain((scale) =>
  fc
    .record({
      x: fc.integer({ min: 0, max: scale.canvas.width - 1 }),
      y: fc.integer({ min: 0, max: scale.canvas.height - 1 }),
    })
    .chain(({ x, y }) =>
      fc.record({
        scale: fc.constant(scale),
        selection: fc.record({
          kind: fc.constant('rectangle' as const),
          x: fc.constant(x),
          y: fc.constant(y),
          width: fc.integer({ min: 1, max: scale.canvas.width - x }),
          height: fc.integer({ min: 1, max: scale.canvas.height - y }),
        }),
      }),
    ),
)

const polygons = scales.chain((scale) =>
  fc.record({
    scale: fc.constant(scale),
    selection: fc.record({
      kind: fc.constant('polygon' as const),
      points: fc.uniqueArray(
        fc.record({
          x: fc.integer({ min: 0, max: scale.canvas.width }),
          y: fc.integer({ min: 0, max: scale.canvas.height }),
        }),
        { minLength: 3, maxLength: 12, selector: ({ x, y }) => `${x},${y}` },
      ),
    }),
  }),
)

const others = scales.chain((scale) => {
  const point = fc.record({
    x: fc.integer({ min: 0, max: scale.canvas.width }),
    y: fc.integer({ min: 0, max: scale.canvas.height }),
  })
  const points = fc.uniqueArray(point, {
    minLength: 2,
    maxLength: 12,
    selector: ({ x, y }) => `${x},${y}`,
  })
  const selection: fc.Arbitrary<Shape> = fc.oneof(
    rectangles.map(({ selection: { x, y } }) => ({
      kind: 'ellipse' as const,
      x: x % (scale.canvas.width - 1),
      y: y % (scale.canvas.height - 1),
      width: 1,
      height: 1,
    })),
    points.map((corners) => ({ kind: 'line' as const, points: corners })),
    point.map((place) => ({ kind: 'point' as const, ...place })),
  )
  return fc.record({ scale: fc.constant(scale), selection })
})

describe('A selection becomes a shape on the image and back', () => {
  test('ellipses, lines and points are read back as they were', () => {
    fc.assert(
      fc.property(others, ({ scale, selection }) => {
        expect(readShape(writeShape(selection, scale), scale, selection.kind)).toEqual(selection)
      }),
    )
  })

  test('a line that was closed while it was drawn is a polygon', () => {
    const points = [
      [10, 10],
      [90, 10],
      [50, 80],
    ] as const
    const geometry = {
      points: points.map((point) => ({ type: 'CORNER', point }) as const),
      closed: true,
      bounds: { minX: 10, minY: 10, maxX: 90, maxY: 80 },
    }
    expect(readShape({ type: 'POLYLINE', geometry }, same)).toEqual({
      kind: 'polygon',
      points: points.map(([x, y]) => ({ x, y })),
    })
  })

  test('a rectangle is read back as it was, whatever the sizes of canvas and image', () => {
    fc.assert(
      fc.property(rectangles, ({ scale, selection }) => {
        expect(readShape(writeShape(selection, scale), scale)).toEqual(selection)
      }),
    )
  })

  test('a polygon is read back as it was, whatever the sizes of canvas and image', () => {
    fc.assert(
      fc.property(polygons, ({ scale, selection }) => {
        expect(readShape(writeShape(selection, scale), scale)).toEqual(selection)
      }),
    )
  })

  test('on a canvas twice as large as its image, coordinates of the shape are halved', () => {
    const selection: Shape = { kind: 'rectangle', x: 200, y: 100, width: 60, height: 40 }
    expect(writeShape(selection, half)).toMatchObject({
      type: 'RECTANGLE',
      geometry: {
        x: 100,
        y: 50,
        w: 30,
        h: 20,
        bounds: { minX: 100, minY: 50, maxX: 130, maxY: 70 },
      },
    })
  })
})

describe('A drawn shape', () => {
  const bounds = { minX: 0, minY: 0, maxX: 0, maxY: 0 }

  test('has whole units of the canvas, its far edge where it was drawn', () => {
    const shape = {
      type: 'RECTANGLE',
      geometry: { x: 233.33, y: 200.5, w: 266.67, h: 99.4, bounds },
    } as const
    expect(readShape(shape, same)).toEqual({
      kind: 'rectangle',
      x: 233,
      y: 201,
      width: 267,
      height: 99,
    })
  })

  test('is clipped to the canvas', () => {
    const shape = {
      type: 'RECTANGLE',
      geometry: { x: -50, y: 700, w: 100, h: 100, bounds },
    } as const
    expect(readShape(shape, same)).toEqual({
      kind: 'rectangle',
      x: 0,
      y: 700,
      width: 50,
      height: 57,
    })
  })

  test('drawn beside the canvas selects nothing', () => {
    const shape = {
      type: 'RECTANGLE',
      geometry: { x: 1100, y: 10, w: 100, h: 100, bounds },
    } as const
    expect(readShape(shape, same)).toBeUndefined()
  })

  test('with corners that fall together keeps each once, and needs three', () => {
    const points = [
      [10, 10],
      [10.2, 10.1],
      [50, 10],
      [50, 50],
      [10, 10.4],
    ] as const
    expect(readShape({ type: 'POLYGON', geometry: { points, bounds } }, same)).toEqual({
      kind: 'polygon',
      points: [
        { x: 50, y: 10 },
        { x: 50, y: 50 },
        { x: 10, y: 10 },
      ],
    })
    expect(
      readShape({ type: 'POLYGON', geometry: { points: points.slice(0, 3), bounds } }, same),
    ).toBeUndefined()
  })
})
