import type { ImageAnnotation, OpenSeadragonAnnotator } from '@annotorious/openseadragon'
import { isSameValue } from '../../iiif/project/same-value.ts'
import type { DrawnPiece } from './drawn-pieces.ts'
import type { Scale } from './shape.ts'
import { writeShape } from './tools.ts'

/** As if it came from elsewhere: the scholar changed nothing. The library does not export its word for it. */
const ELSEWHERE = 'REMOTE' as never

/**
 * Makes Annotorious hold these shapes and no others. Each one that changed is told alone: told together, it takes all
 * of them for the ones that are being edited.
 */
export function syncShapes(
  { state: { store } }: Pick<OpenSeadragonAnnotator, 'state'>,
  pieces: ReadonlyMap<string, DrawnPiece>,
  scale: Scale,
): void {
  const gone = store.all().filter(({ id }) => !pieces.has(id))
  if (gone.length > 0) store.bulkDeleteAnnotations(gone, ELSEWHERE)
  const added: ImageAnnotation[] = []
  for (const piece of pieces.values()) {
    const annotation = toAnnotorious(piece, scale)
    const known = store.getAnnotation(piece.name)
    if (!known) added.push(annotation)
    else if (!isSameValue(known.target.selector, annotation.target.selector))
      store.updateTarget(annotation.target, ELSEWHERE)
  }
  if (added.length > 0) store.bulkAddAnnotations(added, false, ELSEWHERE)
}

function toAnnotorious({ name, shape }: DrawnPiece, scale: Scale): ImageAnnotation {
  const selector = writeShape(shape, scale)
  // Its types want an enumeration and mutable arrays; the value is the same.
  return {
    id: name,
    bodies: [],
    target: { annotation: name, selector },
  } as unknown as ImageAnnotation
}
