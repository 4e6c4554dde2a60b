import type { RecordId } from '../project/model.ts'

/** How canvases are put in order. */
export type OrderRule =
  /** By the path of the image; canvases without one come last. */
  | { readonly kind: 'file' }
  /** By the label, in the order in which a reader counts: f. 2 before f. 10. */
  | { readonly kind: 'label' }
  /** By when the picture was taken; those whose time is not known come last. */
  | { readonly kind: 'captured' }
  | { readonly kind: 'reversed' }
  | Interleaving

/**
 * First one side of every leaf was scanned, then the other: the second half goes between the first.
 * `forwards`: the second half begins at the first leaf; `backwards`: the pile was turned, it begins at the last.
 */
export interface Interleaving {
  readonly kind: 'interleaved'
  readonly second: 'forwards' | 'backwards'
}

export type OrderKind = OrderRule['kind']

/** A rule, and what it is done to. */
export interface CanvasOrder {
  readonly rule: OrderRule
  /** The canvases to put in order: they share out the places that they have. */
  readonly chosen: ReadonlySet<RecordId>
  /** When a picture was taken, as the camera wrote it, by canvas. */
  readonly captured: ReadonlyMap<RecordId, string>
  /** The languages of labels, best first. */
  readonly languages: readonly string[]
}
