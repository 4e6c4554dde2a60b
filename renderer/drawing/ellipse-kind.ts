import { toCanvas, toImage } from './shape.ts'
import type { DrawnKind } from './tools.ts'

/** Drawn by dragging from corner to corner of the box around it. */
export const ellipseKind: DrawnKind<'ellipse'> = {
  write({ x, y, width, height }, scale) {
    const start = toImage(scale, { x, y })
    const end = toImage(scale, { x: x + width, y: y + height })
    return {
      type: 'ELLIPSE',
      geometry: {
        cx: (start.x + end.x) / 2,
        cy: (start.y + end.y) / 2,
        rx: (end.x - start.x) / 2,
        ry: (end.y - start.y) / 2,
        bounds: { minX: start.x, minY: start.y, maxX: end.x, maxY: end.y },
      },
    }
  },
  read(shape, scale) {
    if (shape.type !== 'ELLIPSE') return undefined
    const { cx, cy, rx, ry } = shape.geometry
    const start = toCanvas(scale, { x: cx - rx, y: cy - ry })
    const end = toCanvas(scale, { x: cx + rx, y: cy + ry })
    const width = end.x - start.x
    const height = end.y - start.y
    return width > 0 && height > 0 ? { kind: 'ellipse', ...start, width, height } : undefined
  },
}
