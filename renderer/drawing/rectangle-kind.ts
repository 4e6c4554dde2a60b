import { boundsOf, toCanvas, toImage } from './shape.ts'
import type { DrawnKind } from './tools.ts'

/** An upright box. */
export const rectangleKind: DrawnKind<'rectangle'> = {
  write({ x, y, width, height }, scale) {
    const start = toImage(scale, { x, y })
    const end = toImage(scale, { x: x + width, y: y + height })
    const bounds = boundsOf([start, end])
    return {
      type: 'RECTANGLE',
      geometry: { x: start.x, y: start.y, w: end.x - start.x, h: end.y - start.y, bounds },
    }
  },
  read(shape, scale) {
    if (shape.type !== 'RECTANGLE') return undefined
    const { x, y, w, h } = shape.geometry
    // Both corners are rounded, not corner and size: the far edge then lies where it was drawn.
    const start = toCanvas(scale, { x: Math.min(x, x + w), y: Math.min(y, y + h) })
    const end = toCanvas(scale, { x: Math.max(x, x + w), y: Math.max(y, y + h) })
    const width = end.x - start.x
    const height = end.y - start.y
    return width > 0 && height > 0 ? { kind: 'rectangle', ...start, width, height } : undefined
  },
}
