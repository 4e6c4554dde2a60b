import type { JsonObject } from '../../presentation/json.ts'
import { isObject, valueOf } from '../../validation/value.ts'
import type { RangeItem, RecordId, Start } from '../model.ts'
import { withNewIds } from './import-canvas.ts'
import { addressIn, keepOrigin, type Importing } from './imported.ts'
import {
  readEntries,
  readStructure,
  readSupplementary,
  referTo,
  type AddressedStart,
  type RangeEntry,
} from './read-structure.ts'
import { itemsAt } from './read-values.ts'

/** Canvases of the same document, by their addresses. */
export type CanvasesByAddress = ReadonlyMap<string, RecordId>

export interface MadeRange {
  readonly id: RecordId
  readonly origin: RecordId
}

/** Makes the records of a range and of those within it; undefined for what is no range of this document. */
export function importRange(
  importing: Importing,
  item: unknown,
  { canvases, place }: { readonly canvases: CanvasesByAddress; readonly place: string },
): MadeRange | undefined {
  // A range without items is one of another document, named here.
  if (!isObject(item) || valueOf(item, 'type') !== 'Range') return undefined
  if (!Array.isArray(valueOf(item, 'items'))) return undefined
  const resource = item as JsonObject
  const within = new Map<RecordId, RecordId>()
  const items = itemsAt(resource, 'items').map((inner, index) => {
    const made = importRange(importing, inner, { canvases, place: `${place}/items/${index}` })
    if (made) within.set(made.origin, made.id)
    return made ? referTo(made.origin) : (inner as JsonObject)
  })
  const shallow = { ...resource, items }
  const held = readEntries(shallow, (origin) => within.has(origin)).map((entry) =>
    itemOf(entry, within, canvases),
  )
  if (held.includes(undefined)) importing.note('range-items')
  const { start, ...read } = readStructure(resource)
  const id = importing.newId()
  const origin = keepOrigin(importing, { address: addressIn(resource, place), resource: shallow })
  const startOf = start && resolveStart(start, canvases)
  importing.add({
    type: 'Range',
    id,
    ...withNewIds(read, importing.newId),
    ...readSupplementary(resource),
    ...(startOf && { start: startOf }),
    items: held.flatMap((one) => one ?? []),
    origin,
  })
  return { id, origin }
}

function itemOf(
  entry: RangeEntry | undefined,
  within: ReadonlyMap<RecordId, RecordId>,
  canvases: CanvasesByAddress,
): RangeItem | undefined {
  if (!entry) return undefined
  if (entry.kind === 'range') return within.get(entry.key)
  const canvas = canvases.get(entry.address)
  return entry.kind === 'part' && canvas !== undefined ? { canvas, part: entry.part } : canvas
}

/** A start at a canvas that is not in the document is kept in the origin alone. */
export function resolveStart(
  { address, selector }: AddressedStart,
  canvases: CanvasesByAddress,
): Start | undefined {
  const canvas = canvases.get(address)
  return canvas === undefined ? undefined : { canvas, ...(selector && { selector }) }
}
