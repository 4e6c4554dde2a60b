import type { CanvasRecord, RecordId } from '../project/model.ts'

/**
 * What is seen at once when a book lies open. `pages`: a verso and the recto that faces it, or one of them alone.
 * `facing`: one canvas that shows both. `aside`: a canvas that is no page of the book, such as a detail.
 */
export type Opening =
  | { readonly kind: 'pages'; readonly verso?: RecordId; readonly recto?: RecordId }
  | { readonly kind: 'facing'; readonly canvas: RecordId }
  | { readonly kind: 'aside'; readonly canvas: RecordId }

/**
 * The canvases as openings of a book: the first page is a recto alone, then each verso has its recto beside it. A canvas
 * that is `non-paged` does not count, and comes behind the opening in which it would lie; one with `facing-pages` is an
 * opening of its own, and a verso follows it.
 *
 * @see https://iiif.io/api/presentation/3.0/#behavior
 */
export function openingsOf(
  canvases: readonly Pick<CanvasRecord, 'id' | 'behavior'>[],
): readonly Opening[] {
  const openings: Opening[] = []
  let aside: Opening[] = []
  let verso: RecordId | undefined
  let isFirst = true
  const close = (recto?: RecordId): void => {
    if (verso !== undefined || recto !== undefined) {
      openings.push({
        kind: 'pages',
        ...(verso !== undefined && { verso }),
        ...(recto !== undefined && { recto }),
      })
    }
    openings.push(...aside)
    verso = undefined
    aside = []
  }
  for (const { id, behavior } of canvases) {
    if (behavior.includes('non-paged')) {
      aside.push({ kind: 'aside', canvas: id })
      if (verso === undefined) close()
      continue
    }
    if (behavior.includes('facing-pages')) {
      close()
      openings.push({ kind: 'facing', canvas: id })
    } else if (isFirst || verso !== undefined) close(id)
    else verso = id
    isFirst = false
  }
  close()
  return openings
}

/** The canvases of an opening, in reading order. */
export function canvasesOfOpening(opening: Opening): readonly RecordId[] {
  if (opening.kind !== 'pages') return [opening.canvas]
  return [opening.verso, opening.recto].filter((id) => id !== undefined)
}
