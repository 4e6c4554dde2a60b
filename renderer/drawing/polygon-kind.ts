import type { Point } from '../../iiif/annotation/selectors/index.ts'
import { boundsOf, toCanvas, toImage, type DrawnShape } from './shape.ts'
import type { DrawnKind } from './tools.ts'

/** An outline of straight lines; a line that was closed while it was drawn is one too. */
export const polygonKind: DrawnKind<'polygon'> = {
  write({ points }, scale) {
    const corners = points.map((point) => toImage(scale, point))
    return {
      type: 'POLYGON',
      geometry: { points: corners.map(({ x, y }) => [x, y] as const), bounds: boundsOf(corners) },
    }
  },
  read(shape, scale) {
    const corners = cornersOf(shape).map(([x, y]) => toCanvas(scale, { x, y }))
    const points = corners.filter((point, index) => !isSamePoint(point, corners.at(index - 1)))
    return points.length >= 3 ? { kind: 'polygon', points } : undefined
  },
}

// Rounding can make neighbours fall together, and a double click leaves its last corner twice.
const isSamePoint = (one: Point, other: Point | undefined): boolean =>
  one.x === other?.x && one.y === other.y

function cornersOf(shape: DrawnShape): readonly (readonly [number, number])[] {
  if (shape.type === 'POLYGON') return shape.geometry.points
  if (shape.type !== 'POLYLINE' || shape.geometry.closed !== true) return []
  return shape.geometry.points.map(({ point }) => point)
}
