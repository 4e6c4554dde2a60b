import type { Shape, ShapeKind } from '../../iiif/annotation/selectors/index.ts'
import { ellipseKind } from './ellipse-kind.ts'
import { lineKind } from './line-kind.ts'
import { pointKind } from './point-kind.ts'
import { polygonKind } from './polygon-kind.ts'
import { rectangleKind } from './rectangle-kind.ts'
import type { DrawnShape, Scale } from './shape.ts'

type ShapeOf<Kind extends ShapeKind> = Extract<Shape, { kind: Kind }>

/** How one kind of shape is held by Annotorious. */
export interface DrawnKind<Kind extends ShapeKind = ShapeKind> {
  /** The shape to show: from units of the canvas to pixels of the image. */
  write(shape: ShapeOf<Kind>, scale: Scale): DrawnShape
  /**
   * What a drawn shape selects: from pixels of the image to whole units of the canvas, clipped to it. Undefined when
   * nothing is left, or the shape is not of this kind.
   */
  read(shape: DrawnShape, scale: Scale): ShapeOf<Kind> | undefined
}

const DRAWN_KINDS: { readonly [Kind in ShapeKind]: DrawnKind<Kind> } = {
  rectangle: rectangleKind,
  ellipse: ellipseKind,
  polygon: polygonKind,
  line: lineKind,
  point: pointKind,
}

/** The tools, in the order in which they are offered. */
export const TOOLS = ['rectangle', 'ellipse', 'polygon', 'line', 'freehand', 'point'] as const
export type Tool = (typeof TOOLS)[number]

/** How a shape is drawn: by a tool of Annotorious, or by a gesture that it has not. */
export type DrawingTool =
  | {
      readonly by: 'annotorious'
      readonly name: string
      /** Whether the pointer is held down from start to end, or clicks each corner. */
      readonly mode: 'drag' | 'click'
    }
  | { readonly by: 'gesture'; readonly gesture: 'stroke' | 'click' }

export const DRAWING_TOOLS: Readonly<Record<Tool, DrawingTool>> = {
  rectangle: { by: 'annotorious', name: 'rectangle', mode: 'drag' },
  ellipse: { by: 'annotorious', name: 'ellipse', mode: 'drag' },
  // A double click, or a click on the first corner, ends it.
  polygon: { by: 'annotorious', name: 'polygon', mode: 'click' },
  line: { by: 'annotorious', name: 'path', mode: 'click' },
  freehand: { by: 'gesture', gesture: 'stroke' },
  point: { by: 'gesture', gesture: 'click' },
}

/** The shape to draw. */
export function writeShape(shape: Shape, scale: Scale): DrawnShape {
  switch (shape.kind) {
    case 'rectangle':
      return rectangleKind.write(shape, scale)
    case 'ellipse':
      return ellipseKind.write(shape, scale)
    case 'polygon':
      return polygonKind.write(shape, scale)
    case 'line':
      return lineKind.write(shape, scale)
    case 'point':
      return pointKind.write(shape, scale)
  }
}

/**
 * What a drawn shape selects; undefined when that is nothing of the canvas.
 *
 * @param kind what it was before it was changed: a point is held as a circle, as an ellipse is
 */
export function readShape(shape: DrawnShape, scale: Scale, kind?: ShapeKind): Shape | undefined {
  if (kind !== undefined) return DRAWN_KINDS[kind].read(shape, scale)
  switch (shape.type) {
    case 'RECTANGLE':
      return rectangleKind.read(shape, scale)
    case 'ELLIPSE':
      return ellipseKind.read(shape, scale)
    case 'POLYGON':
      return polygonKind.read(shape, scale)
    case 'POLYLINE':
      return (shape.geometry.closed === true ? polygonKind : lineKind).read(shape, scale)
  }
}
