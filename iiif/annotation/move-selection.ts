import { selectionOf, shapesIn, type Point, type Selection, type Shape } from './selectors/index.ts'

/** The same selection elsewhere on the canvas; the whole canvas stays the whole canvas. */
export const moveSelection = (selection: Selection, by: Point): Selection =>
  selectionOf(shapesIn(selection).map((shape) => moveShape(shape, by)))

function moveShape(shape: Shape, by: Point): Shape {
  switch (shape.kind) {
    case 'polygon':
    case 'line':
      return { ...shape, points: shape.points.map((point) => movePoint(point, by)) }
    case 'rectangle':
    case 'ellipse':
    case 'point':
      return { ...shape, ...movePoint(shape, by) }
  }
}

const movePoint = ({ x, y }: Point, by: Point): Point => ({ x: x + by.x, y: y + by.y })
