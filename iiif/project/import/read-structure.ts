import type { Selection } from '../../annotation/selectors/index.ts'
import type { JsonObject } from '../../presentation/json.ts'
import { VIEWING_DIRECTIONS, type ViewingDirection } from '../../presentation/properties.ts'
import { isObject, valueOf } from '../../validation/value.ts'
import type { Descriptive } from '../model.ts'
import { readPart } from './read-annotation.ts'
import { readDescription } from './read-description.ts'
import { defined, itemsAt, knownOf, objectAt, objectsAt, textAt } from './read-values.ts'

/** Where a reader begins, the canvas by its address. */
export interface AddressedStart {
  readonly address: string
  readonly selector?: JsonObject
}

/** A manifest or range as its record holds it, but with canvases by their addresses. */
export interface ReadStructure extends Omit<Descriptive, 'origin'> {
  readonly viewingDirection?: ViewingDirection
  readonly start?: AddressedStart
}

export const readStructure = (resource: JsonObject): ReadStructure => ({
  ...readDescription(resource),
  ...defined({
    viewingDirection: knownOf(VIEWING_DIRECTIONS, valueOf(resource, 'viewingDirection')),
    start: readStart(resource),
  }),
})

/** What only a manifest says. */
export const readServices = (resource: JsonObject) =>
  defined({ services: objectsAt(resource, 'services') })

/** What only a range says. */
export const readSupplementary = (resource: JsonObject) =>
  defined({ supplementary: objectAt(resource, 'supplementary') })

function readStart(resource: JsonObject): AddressedStart | undefined {
  const start = objectAt(resource, 'start')
  if (!start) return undefined
  if (valueOf(start, 'type') === 'Canvas') {
    const address = textAt(start, 'id')
    return address === undefined || address.includes('#') ? undefined : { address }
  }
  const [address, selector] = [textAt(start, 'source'), objectAt(start, 'selector')]
  return address === undefined || !selector ? undefined : { address, selector }
}

/** What a range holds: another range by its key, a canvas or a part of one by its address. */
export type RangeEntry =
  | { readonly kind: 'range'; readonly key: string }
  | { readonly kind: 'canvas'; readonly address: string }
  | { readonly kind: 'part'; readonly address: string; readonly part: Selection }

/**
 * For each item of a range what a record can hold of it; undefined for what cannot be held.
 *
 * @param isOrigin whether an id is that of an origin of ours, and not a word of the document itself
 */
export const readEntries = (
  resource: JsonObject,
  isOrigin: (id: string) => boolean,
): readonly (RangeEntry | undefined)[] =>
  itemsAt(resource, 'items').map((item) => {
    const key = originIn(item)
    return key !== undefined && isOrigin(key) ? { kind: 'range', key } : readEntry(item)
  })

function readEntry(item: unknown): RangeEntry | undefined {
  if (!isObject(item)) return undefined
  const found = readPart(item)
  if (!found) return undefined
  const { canvas: address, selection: part } = found
  return part.kind === 'whole' ? { kind: 'canvas', address } : { kind: 'part', address, part }
}

/** The id of the origin that an item of a resource stands for. */
export function originIn(item: unknown): string | undefined {
  if (!isObject(item) || valueOf(item, 'type') !== 'Origin') return undefined
  const id = valueOf(item, 'id')
  return typeof id === 'string' ? id : undefined
}

/** What stands in a resource for what became a record of its own. */
export const referTo = (origin: string): JsonObject => ({ id: origin, type: 'Origin' })
