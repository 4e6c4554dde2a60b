import { CONTEXT_3 } from '../presentation/contexts.ts'
import type { Json, JsonObject } from '../presentation/json.ts'
import { findLossesTo2 } from '../presentation/losses/to-2.ts'
import { findLossesTo20 } from '../presentation/losses/to-2-0.ts'
import type { Manifest } from '../presentation/model.ts'
import { downgrade } from '../presentation/v2/downgrade/downgrade.ts'
import { reduceTo20 } from '../presentation/v2/reduce.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import { writeDocument, type WrittenDocument } from '../presentation/write.ts'
import type { CollectionRecord, Project, RecordId } from '../project/model.ts'
import { listOf } from '../validation/value.ts'
import type { Composing } from './compose-beside.ts'
import { composeCollection, writeReference, type Reference } from './compose-collection.ts'
import type { PresentationVersion } from './options.ts'
import { keepCollection, readOfCollection } from './origins/keep-collection.ts'

export interface WritingCollection {
  /** The address that it has below the base. */
  readonly id: string
  readonly version: PresentationVersion
  /** What is known of an item of the project. */
  readonly refer: (item: RecordId) => Reference | undefined
  /** The collections that it is part of. */
  readonly partOf: readonly Reference[]
  readonly composing: Composing
  /** A manifest that stands whole in a collection. */
  readonly wholeManifest: (manifest: RecordId) => Manifest | undefined
}

/**
 * A collection as a document. One that was taken from a document of others is that document, with what was changed of
 * it since; in its own version what was not touched is what it was.
 */
export function writeCollection(
  project: Project,
  record: CollectionRecord,
  writing: WritingCollection,
): WrittenDocument {
  const { id, version, refer, partOf, composing } = writing
  const compose = (one: CollectionRecord, parents: readonly Reference[]): JsonObject =>
    composeCollection(one, { id, refer, partOf: parents, composing })
  if (record.origin === undefined) return inVersion(compose(record, partOf), version)
  const kept = keepCollection(project, record, {
    compose: (one) => compose(one, []),
    refer: (item) => {
      const reference = typeof item === 'string' ? refer(item) : item
      return reference && writeReference(reference)
    },
    writeManifest: (manifest) => writeWhole(writing.wholeManifest(manifest)),
  })
  const whole = withAddress(withParents(kept, partOf), id)
  const read = readOfCollection(project, record)
  if (read && isOf3(read.version) === isOf3(version)) {
    return writeDocument(read, { version, resource: whole, faults: 'mended' })
  }
  // From version 2 it comes with losses of its own, and on to another of version 2 with none.
  const { losses = [] } = read ? writeDocument(read, { version: '3.0', faults: 'mended' }) : {}
  const written = inVersion(withContext(whole), version)
  return { ...written, losses: [...losses, ...written.losses] }
}

const isOf3 = (version: PresentationVersion): boolean => version === '3.0'

/** The document that it stands in has a context already. */
function writeWhole(manifest: Manifest | undefined): Json {
  if (!manifest) return {}
  const written = PRESENTATION_DEFINITIONS['3.0'].writeManifest(manifest)
  return (
    manifest.whole ??
    Object.fromEntries(Object.entries(written).filter(([key]) => key !== '@context'))
  )
}

function withParents(collection: JsonObject, parents: readonly Reference[]): JsonObject {
  if (parents.length === 0) return collection
  const partOf = listOf(collection['partOf']) as readonly Json[]
  return { ...collection, partOf: [...partOf, ...parents.map(writeReference)] }
}

const withAddress = (collection: JsonObject, id: string): JsonObject =>
  typeof collection['id'] === 'string' ? collection : { id, ...collection }

const withContext = (collection: JsonObject): JsonObject =>
  '@context' in collection ? collection : { '@context': CONTEXT_3, ...collection }

function inVersion(collection: JsonObject, version: PresentationVersion): WrittenDocument {
  if (version === '3.0') return { document: collection, lists: [], losses: [] }
  const { document, lists } = downgrade(collection)
  const losses = findLossesTo2(collection)
  if (version === '2.1') return { document, lists, losses }
  return {
    document: reduceTo20(document),
    lists: lists.map(reduceTo20),
    losses: [...losses, ...findLossesTo20(document)],
  }
}
