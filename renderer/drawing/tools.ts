import type { Selection, SelectionKind } from '../../iiif/annotation/selectors/index.ts'
import { polygonTool } from './polygon-tool.ts'
import { rectangleTool } from './rectangle-tool.ts'
import type { DrawableKind, DrawnShape, Scale } from './shape.ts'

type SelectionOf<Kind extends SelectionKind> = Extract<Selection, { kind: Kind }>

/** How one kind of selection is drawn on the image. */
export interface DrawingTool<Kind extends DrawableKind = DrawableKind> {
  readonly kind: Kind
  /** What Annotorious calls the tool. */
  readonly name: 'rectangle' | 'polygon'
  /** Whether the pointer is held down from start to end, or clicks each corner. */
  readonly mode: 'drag' | 'click'
  /** The shape to show for a selection: from units of the canvas to pixels of the image. */
  write(selection: SelectionOf<Kind>, scale: Scale): DrawnShape
  /**
   * The selection that a shape means: from pixels of the image to whole units of the canvas, clipped to
   * it. Undefined when nothing is left, or the shape is not of this tool.
   */
  read(shape: DrawnShape, scale: Scale): SelectionOf<Kind> | undefined
}

/** A tool for each kind of selection, or `undefined`: shown and kept, not drawn. */
export const DRAWING_TOOLS: {
  readonly [Kind in SelectionKind]: Kind extends DrawableKind ? DrawingTool<Kind> : undefined
} = {
  whole: undefined,
  rectangle: rectangleTool,
  polygon: polygonTool,
}

/** The shape to draw for a selection; none for the whole canvas. */
export function writeShape(selection: Selection, scale: Scale): DrawnShape | undefined {
  switch (selection.kind) {
    case 'whole':
      return undefined
    case 'rectangle':
      return rectangleTool.write(selection, scale)
    case 'polygon':
      return polygonTool.write(selection, scale)
  }
}

/** What a drawn shape selects; undefined when that is nothing of the canvas. */
export function readShape(shape: DrawnShape, scale: Scale): Selection | undefined {
  switch (shape.type) {
    case 'RECTANGLE':
      return rectangleTool.read(shape, scale)
    case 'POLYGON':
      return polygonTool.read(shape, scale)
  }
}
