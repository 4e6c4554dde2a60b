/** A point on a canvas, in its units. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What an annotation speaks of, in units of the canvas. */
export type Selection =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'rectangle'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }

export type SelectionKind = Selection['kind']
