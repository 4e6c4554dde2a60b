import type { Point } from '../../iiif/annotation/selectors/index.ts'
import { boundsOf, toCanvas, toImage } from './shape.ts'
import type { DrawingTool } from './tools.ts'

/** Drawn corner by corner with clicks; a double click, or a click on the first corner, ends it. */
export const polygonTool: DrawingTool<'polygon'> = {
  kind: 'polygon',
  name: 'polygon',
  mode: 'click',
  write({ points }, scale) {
    const corners = points.map((point) => toImage(scale, point))
    return {
      type: 'POLYGON',
      geometry: { points: corners.map(({ x, y }) => [x, y] as const), bounds: boundsOf(corners) },
    }
  },
  read(shape, scale) {
    if (shape.type !== 'POLYGON') return undefined
    const corners = shape.geometry.points.map(([x, y]) => toCanvas(scale, { x, y }))
    const points = corners.filter((point, index) => !isSamePoint(point, corners.at(index - 1)))
    return points.length >= 3 ? { kind: 'polygon', points } : undefined
  },
}

// Rounding can make neighbours fall together, and a double click leaves its last corner twice.
const isSamePoint = (one: Point, other: Point | undefined): boolean =>
  one.x === other?.x && one.y === other.y
