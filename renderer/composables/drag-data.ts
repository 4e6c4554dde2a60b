import type { RecordId } from '../../iiif/project/model.ts'

/** What is being dragged inside the window. */
export type DragData =
  /** Images of the sources, by their keys. */
  | { readonly kind: 'sources'; readonly keys: readonly string[] }
  | { readonly kind: 'canvases'; readonly ids: readonly RecordId[] }

const DRAGGED = Symbol('what is dragged in this window')

/** In the form in which the drag library carries it. */
export const carried = (data: DragData): Record<symbol, unknown> => ({ [DRAGGED]: data })

/** Back again; undefined when something else is dragged. */
export const findDragged = (data: Record<string | symbol, unknown>): DragData | undefined =>
  data[DRAGGED] as DragData | undefined
