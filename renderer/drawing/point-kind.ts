import { toCanvas, toImage } from './shape.ts'
import type { DrawnKind } from './tools.ts'

/** Shown as a small circle, which has the point in its middle: Annotorious has no points. */
export const pointKind: DrawnKind<'point'> = {
  write(point, scale) {
    const { x, y } = toImage(scale, point)
    const radius = scale.dot ?? scale.image.width / 100
    return {
      type: 'ELLIPSE',
      geometry: {
        cx: x,
        cy: y,
        rx: radius,
        ry: radius,
        bounds: { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius },
      },
    }
  },
  read(shape, scale) {
    if (shape.type !== 'ELLIPSE') return undefined
    const { cx, cy } = shape.geometry
    return { kind: 'point', ...toCanvas(scale, { x: cx, y: cy }) }
  },
}
