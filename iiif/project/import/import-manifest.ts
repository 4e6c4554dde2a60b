import type { JsonObject } from '../../presentation/json.ts'
import type { ReadDocument } from '../../presentation/read.ts'
import { problem } from '../../problem.ts'
import { isHttpAddress, isObject, valueOf } from '../../validation/value.ts'
import type { NewId } from '../commands/canvases.ts'
import type { ProjectRecord, RecordId, SourceRecord } from '../model.ts'
import { importCanvas, withNewIds } from './import-canvas.ts'
import { importRange, resolveStart } from './import-ranges.ts'
import {
  addressIn,
  keepOrigin,
  type DocumentPlace,
  type ImportedManifest,
  type Importing,
  type KeptNote,
} from './imported.ts'
import { describeKept } from './notes.ts'
import { readServices, readStructure, referTo } from './read-structure.ts'
import { defined, itemsAt, textAt, textsAt } from './read-values.ts'

/**
 * All that a manifest becomes in a project: the manifest, its canvases, ranges and annotations, each with what it was.
 * What no record can hold stays whole in the origins, and the repairs of the source say so.
 *
 * @throws Problem `import/not-a-manifest`
 */
export function importManifest(
  read: ReadDocument,
  place: DocumentPlace,
  newId: NewId,
): ImportedManifest {
  const { resource } = read
  if (valueOf(resource, 'type') !== 'Manifest')
    throw problem('import/not-a-manifest', { type: textAt(resource, 'type') ?? '' })
  const records: ProjectRecord[] = []
  const notes: KeptNote[] = []
  const importing: Importing = {
    source: place.source ?? newId(),
    newId,
    add: (record) => void records.push(record),
    note: (kind) => void notes.push(kind),
  }
  const { manifest, canvases } = importManifestInto(importing, resource, '#')
  const source = sourceOf(read, place, { id: importing.source, notes })
  return { read, source, manifest, canvases, records: [source, ...records] }
}

/** The records of a manifest that is a document, or stands whole in one. @param place where it stands: `#` and a pointer */
export function importManifestInto(
  importing: Importing,
  resource: JsonObject,
  place: string,
): {
  readonly manifest: RecordId
  readonly origin: RecordId
  readonly canvases: readonly RecordId[]
} {
  const { newId } = importing
  const { canvases, items, byAddress } = importCanvases(importing, resource, place)
  if (canvases.length !== byAddress.size) importing.note('same-address')
  const structures = itemsAt(resource, 'structures').map((item, index) => ({
    item,
    made: importRange(importing, item, {
      canvases: byAddress,
      place: `${place}/structures/${index}`,
    }),
  }))
  const origin = keepOrigin(importing, {
    address: addressIn(resource, place),
    resource: {
      ...resource,
      ...('items' in resource && { items }),
      ...(Array.isArray(resource['structures']) && {
        structures: structures.map(({ item, made }) =>
          made ? referTo(made.origin) : (item as JsonObject),
        ),
      }),
    },
  })
  const { start, ...described } = readStructure(resource)
  const startOf = start && resolveStart(start, byAddress)
  const ranges = structures.flatMap(({ made }) => (made ? [made.id] : []))
  const manifest = newId()
  importing.add({
    type: 'Manifest',
    id: manifest,
    ...withNewIds(described, newId),
    ...readServices(resource),
    ...(startOf && { start: startOf }),
    ...(ranges.length > 0 && { structures: ranges }),
    items: canvases,
    origin,
  })
  return { manifest, origin, canvases }
}

interface ImportedCanvases {
  readonly canvases: readonly RecordId[]
  /** What stands in the resource of the manifest for each of its items. */
  readonly items: readonly JsonObject[]
  readonly byAddress: ReadonlyMap<string, RecordId>
}

function importCanvases(
  importing: Importing,
  resource: JsonObject,
  within: string,
): ImportedCanvases {
  const canvases: RecordId[] = []
  const byAddress = new Map<string, RecordId>()
  const origins = new Map<RecordId, RecordId>()
  const add = (record: ProjectRecord): void => {
    importing.add(record)
    if (record.type === 'Canvas' && record.origin !== undefined)
      origins.set(record.id, record.origin)
  }
  const items = itemsAt(resource, 'items').map((item, index) => {
    if (!isObject(item) || valueOf(item, 'type') !== 'Canvas') return item as JsonObject
    const place = `${within}/items/${index}`
    const id = importCanvas({ ...importing, add }, item as JsonObject, place)
    canvases.push(id)
    const address = addressIn(item as JsonObject, place)
    if (!byAddress.has(address)) byAddress.set(address, id)
    return referTo(origins.get(id) ?? '')
  })
  return { canvases, items, byAddress }
}

/** What is kept of the document as a whole. */
export function sourceOf(
  read: ReadDocument,
  { file, address, fetched, hash }: DocumentPlace,
  { id, notes }: { readonly id: RecordId; readonly notes: readonly KeptNote[] },
): SourceRecord {
  const { resource, version, source } = read
  const stated = textAt(resource, 'id')
  const repairs = [...read.repairs, ...describeKept(notes)]
  return {
    type: 'Source',
    id,
    kind: valueOf(resource, 'type') === 'Collection' ? 'collection' : 'manifest',
    ...defined({ address: address ?? (isHttpAddress(stated) ? stated : undefined), file }),
    label: textsAt(resource, 'label') ?? {},
    version,
    fetched,
    ...defined({ hash }),
    head: headOf(resource),
    document: source,
    ...(repairs.length > 0 && { repairs }),
  }
}

const headOf = (resource: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(resource).filter(
      ([key]) => !['items', 'structures', 'annotations'].includes(key),
    ),
  )
