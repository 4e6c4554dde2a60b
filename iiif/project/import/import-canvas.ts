import type { JsonObject } from '../../presentation/json.ts'
import { isObject, valueOf } from '../../validation/value.ts'
import type { RecordId, SideCanvas } from '../model.ts'
import { addressIn, keepOrigin, type Importing } from './imported.ts'
import { readAnnotation } from './read-annotation.ts'
import { readCanvas } from './read-canvas.ts'
import { hasUnreadPainting, sizeOf } from './read-painting.ts'
import { referTo } from './read-structure.ts'
import { itemsAt } from './read-values.ts'

/** Makes the records of a canvas and of the annotations in its pages, and gives its id. */
export function importCanvas(importing: Importing, resource: JsonObject, place: string): RecordId {
  const { newId, add, note } = importing
  const id = newId()
  const address = addressIn(resource, place)
  const read = readCanvas(resource)
  if (!sizeOf(resource)) note('no-size')
  if (hasUnreadPainting(resource)) note('painting')
  const { annotations, pages } = importPages(importing, resource, { id, address })
  const origin = keepOrigin(importing, {
    address,
    resource: pages ? { ...resource, annotations: pages } : resource,
  })
  add({
    type: 'Canvas',
    id,
    ...withNewIds(read, newId),
    annotations,
    origin,
  })
  return id
}

/** Painting annotations and canvases beside a resource, until now named by their places. */
export function withNewIds<
  Read extends {
    readonly placeholderCanvas?: SideCanvas
    readonly accompanyingCanvas?: SideCanvas
  },
>(read: Read, newId: () => RecordId): Read {
  const named = <Painted extends Pick<SideCanvas, 'painting'>>(one: Painted): Painted => ({
    ...one,
    painting: one.painting.map((painting) => ({ ...painting, id: newId() })),
  })
  const { placeholderCanvas, accompanyingCanvas } = read
  const isPainted = (one: object): one is Pick<SideCanvas, 'painting'> => 'painting' in one
  return {
    ...(isPainted(read) ? named(read) : read),
    ...(placeholderCanvas && { placeholderCanvas: { ...named(placeholderCanvas), id: newId() } }),
    ...(accompanyingCanvas && {
      accompanyingCanvas: { ...named(accompanyingCanvas), id: newId() },
    }),
  }
}

/** The annotations that records hold, and the pages that refer to them instead; no pages where there are none. */
function importPages(
  importing: Importing,
  resource: JsonObject,
  canvas: { readonly id: RecordId; readonly address: string },
): { readonly annotations: readonly RecordId[]; readonly pages?: readonly JsonObject[] } {
  const pages = valueOf(resource, 'annotations')
  if (!Array.isArray(pages)) return { annotations: [] }
  const annotations: RecordId[] = []
  const referring = (pages as readonly JsonObject[]).map((page) => {
    if (!isObject(page) || !Array.isArray(valueOf(page, 'items'))) return page
    const items = itemsAt(page, 'items').map((item, index) => {
      const place = `${addressIn(page, canvas.address)}#${index}`
      const made = importAnnotation(importing, item as JsonObject, { ...canvas, place })
      if (!made) return item as JsonObject
      annotations.push(made.id)
      return referTo(made.origin)
    })
    return { ...page, items }
  })
  return { annotations, pages: referring }
}

function importAnnotation(
  importing: Importing,
  resource: JsonObject,
  canvas: { readonly id: RecordId; readonly address: string; readonly place: string },
): { readonly id: RecordId; readonly origin: RecordId } | undefined {
  const read = readAnnotation(resource, canvas.address)
  if (!read) {
    importing.note('annotations')
    return undefined
  }
  const id = importing.newId()
  const origin = keepOrigin(importing, { address: addressIn(resource, canvas.place), resource })
  importing.add({ type: 'Annotation', id, canvas: canvas.id, ...read, origin })
  return { id, origin }
}
