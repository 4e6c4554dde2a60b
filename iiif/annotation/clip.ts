import type { Point, Selection, Shape } from './selectors/index.ts'

interface Dimensions {
  readonly width: number
  readonly height: number
}

/**
 * The part of a selection that lies on the canvas, at least one unit each way where it has an area. Drawn by hand,
 * an outline may run over the edge, and annotations must not.
 *
 * @param canvas its size, in the units of the selection
 * @see https://iiif.io/api/presentation/3.0/#53-canvas
 */
export function clipSelection(selection: Selection, canvas: Dimensions): Selection {
  switch (selection.kind) {
    case 'whole':
      return selection
    case 'several':
      return { kind: 'several', parts: selection.parts.map((part) => clipShape(part, canvas)) }
    case 'rectangle':
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'point':
      return clipShape(selection, canvas)
  }
}

/** The same for one shape. */
export function clipShape<One extends Shape>(shape: One, canvas: Dimensions): One
export function clipShape(shape: Shape, canvas: Dimensions): Shape {
  switch (shape.kind) {
    case 'rectangle':
    case 'ellipse': {
      const x = clamp(shape.x, 0, canvas.width - 1)
      const y = clamp(shape.y, 0, canvas.height - 1)
      const right = clamp(shape.x + shape.width, x + 1, canvas.width)
      const bottom = clamp(shape.y + shape.height, y + 1, canvas.height)
      return { kind: shape.kind, x, y, width: right - x, height: bottom - y }
    }
    case 'polygon':
    case 'line':
      return { kind: shape.kind, points: shape.points.map((point) => clipPoint(point, canvas)) }
    case 'point':
      return { kind: 'point', ...clipPoint(shape, canvas) }
  }
}

const clipPoint = ({ x, y }: Point, canvas: Dimensions): Point => ({
  x: clamp(x, 0, canvas.width),
  y: clamp(y, 0, canvas.height),
})

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))
