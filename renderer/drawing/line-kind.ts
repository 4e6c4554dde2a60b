import { boundsOf, distinctPoints, toCanvas, toImage } from './shape.ts'
import type { DrawnKind } from './tools.ts'

/** From point to point. */
export const lineKind: DrawnKind<'line'> = {
  write({ points }, scale) {
    const corners = points.map((point) => toImage(scale, point))
    return {
      type: 'POLYLINE',
      geometry: {
        points: corners.map(({ x, y }) => ({ type: 'CORNER', point: [x, y] })),
        closed: false,
        bounds: boundsOf(corners),
      },
    }
  },
  read(shape, scale) {
    if (shape.type !== 'POLYLINE') return undefined
    const points = distinctPoints(
      shape.geometry.points.map(({ point: [x, y] }) => toCanvas(scale, { x, y })),
    )
    return points.length >= 2 ? { kind: 'line', points } : undefined
  },
}
