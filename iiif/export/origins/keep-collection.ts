import type { Json, JsonObject } from '../../presentation/json.ts'
import { readDocument, type ReadDocument } from '../../presentation/read.ts'
import { readReferred } from '../../project/import/read-referred.ts'
import { itemsAt } from '../../project/import/read-values.ts'
import {
  findRecord,
  getRecord,
  recordsOf,
  type CollectionItem,
  type CollectionRecord,
  type Project,
  type RecordId,
} from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'
import { collectionAsItCame, originOf } from './as-it-came.ts'
import { mergeOwn, withLists } from './keeping.ts'
import { mergeItems, type ItemNow } from './merge-items.ts'
import { keyOf, wholeOf } from './whole.ts'

export interface KeepingCollection {
  /** Makes a collection of its record, without regard to what it came from. */
  readonly compose: (record: CollectionRecord) => JsonObject
  /** What stands for an item that is a document of its own. */
  readonly refer: (item: CollectionItem) => Json | undefined
  /** A manifest that stands whole in the collection, as it is now. */
  readonly writeManifest: (manifest: RecordId) => Json
}

/**
 * A collection that was taken from a document, as it came, with what was changed of it since. What stood whole in it
 * stands whole in it still.
 */
export function keepCollection(
  project: Project,
  record: CollectionRecord,
  keeping: KeepingCollection,
): JsonObject {
  const { resource } = originOf(project, record)
  const came = collectionAsItCame(project, record)
  const lists = ['items']
  const own = isSameValue(came, record)
    ? resource
    : mergeOwn(resource, { then: keeping.compose(came), now: keeping.compose(record) }, lists)
  const source = itemsAt(resource, 'items') as readonly Json[]
  const keys = source.map((item) => keyOf(project, item) ?? keyOfReference(readReferred(item)))
  const items = record.items.flatMap((item): readonly ItemNow[] => {
    if (typeof item !== 'string') return [referenceNow(item, { keys, source, keeping })]
    const within = embedded(project, item, keys)
    if (within) return [{ key: within.origin, write: () => writeWhole(project, item, keeping) }]
    const reference = keeping.refer(item)
    return reference === undefined ? [] : [{ key: undefined, write: () => reference }]
  })
  return withLists(own, resource, { items: mergeItems(source, keys, items) })
}

const keyOfReference = (item: CollectionItem | undefined): string | undefined =>
  item === undefined || typeof item === 'string' ? undefined : `${item.type} ${item.id}`

/** What only names another document stays exactly what it was while it names the same in the same words. */
function referenceNow(
  item: Exclude<CollectionItem, RecordId>,
  {
    keys,
    source,
    keeping,
  }: {
    readonly keys: readonly (string | undefined)[]
    readonly source: readonly Json[]
    readonly keeping: KeepingCollection
  },
): ItemNow {
  const key = keyOfReference(item)
  const came = source.find(
    (one, place) => keys[place] === key && isSameValue(readReferred(one), item),
  )
  return { key, write: () => came ?? keeping.refer(item) ?? {} }
}

function embedded(
  project: Project,
  item: RecordId,
  keys: readonly (string | undefined)[],
): { readonly origin: RecordId } | undefined {
  const record = findRecord(project, 'Collection', item) ?? findRecord(project, 'Manifest', item)
  const origin = record?.origin
  return origin !== undefined && keys.includes(origin) ? { origin } : undefined
}

function writeWhole(project: Project, item: RecordId, keeping: KeepingCollection): Json {
  const collection = findRecord(project, 'Collection', item)
  return collection ? keepCollection(project, collection, keeping) : keeping.writeManifest(item)
}

/** The manifests and collections that stand whole in another collection: they are no documents of their own. */
export function embeddedIn(project: Project): ReadonlySet<RecordId> {
  const found = recordsOf(project, 'Collection').flatMap((collection) => {
    if (collection.origin === undefined) return []
    const keys = itemsAt(originOf(project, collection).resource, 'items').map((item) =>
      keyOf(project, item),
    )
    return collection.items.filter(
      (item): item is RecordId =>
        typeof item === 'string' && embedded(project, item, keys) !== undefined,
    )
  })
  return new Set(found)
}

/** The document that a collection is, as it was read; undefined for one that stood in another. */
export function readOfCollection(
  project: Project,
  { origin }: CollectionRecord,
): ReadDocument | undefined {
  if (origin === undefined) return undefined
  const { source } = getRecord(project, 'Origin', origin)
  const { document, version } = getRecord(project, 'Source', source)
  const isWithin = recordsOf(project, 'Origin').some(
    (one) =>
      one.source === source &&
      itemsAt(one.resource, 'items').some((item) => keyOf(project, item) === origin),
  )
  if (!document || !version || isWithin) return undefined
  // What is made of the document today may differ from what was made of it when it was read.
  return { ...readDocument(document, version), resource: wholeOf(project, origin) }
}
