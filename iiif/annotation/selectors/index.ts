/** A point on a canvas, in its units. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** One shape on a canvas, in its units. */
export type Shape =
  | {
      readonly kind: 'rectangle'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }
  | {
      /** Upright: the largest that the box holds. */
      readonly kind: 'ellipse'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  /** From point to point, and not back to the first. */
  | { readonly kind: 'line'; readonly points: readonly Point[] }
  | { readonly kind: 'point'; readonly x: number; readonly y: number }

/** What an annotation speaks of, in units of the canvas: all of it, a shape on it, or several shapes. */
export type Selection =
  | { readonly kind: 'whole' }
  | Shape
  | { readonly kind: 'several'; readonly parts: readonly Shape[] }

export type ShapeKind = Shape['kind']
export type SelectionKind = Selection['kind']

export const SHAPE_KINDS = [
  'rectangle',
  'ellipse',
  'polygon',
  'line',
  'point',
] as const satisfies readonly ShapeKind[]

export const SELECTION_KINDS = [
  'whole',
  ...SHAPE_KINDS,
  'several',
] as const satisfies readonly SelectionKind[]

/** The shapes of a selection; none where it is the whole canvas. */
export function shapesIn(selection: Selection): readonly Shape[] {
  switch (selection.kind) {
    case 'whole':
      return []
    case 'several':
      return selection.parts
    case 'rectangle':
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'point':
      return [selection]
  }
}

/** Shapes as one selection; the whole canvas where there is none. */
export function selectionOf(shapes: readonly Shape[]): Selection {
  const [first, ...others] = shapes
  if (!first) return { kind: 'whole' }
  return others.length === 0 ? first : { kind: 'several', parts: shapes }
}
