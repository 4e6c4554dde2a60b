import type { ApiVersion } from '../validation/finding.ts'
import { has, isObject, listOf, valueOf } from '../validation/value.ts'
import { CONTEXT_3 } from './contexts.ts'
import type { Json, JsonObject } from './json.ts'
import { findLossesTo2 } from './losses/to-2.ts'
import { findLossesTo20 } from './losses/to-2-0.ts'
import { findLossesTo3 } from './losses/to-3.ts'
import type { Loss } from './losses/loss.ts'
import { mergeChange, type Origin } from './merge.ts'
import type { ReadDocument } from './read.ts'
import { downgrade, type DowngradedDocument } from './v2/downgrade/downgrade.ts'
import { reduceTo20 } from './v2/reduce.ts'

/** A document as it is published, and what was lost on the way. */
export interface WrittenDocument {
  readonly document: JsonObject
  /** Annotation lists that version 2.x has as documents of their own, to be published at their `@id`. */
  readonly lists: readonly JsonObject[]
  readonly losses: readonly Loss[]
}

export interface WriteOptions {
  readonly version: ApiVersion
  /** In the terms of version 3.0: what was read, perhaps changed since. What was read when left out. */
  readonly resource?: JsonObject
  /** Whether faults that were mended on reading are written mended, or exactly as they were found. */
  readonly faults: 'as-found' | 'mended'
}

/**
 * Writes what was read, with the changes made since. In the version that it was read from, everything that was not
 * touched is what it was, and nothing is lost; in another, the losses say what could not be kept.
 */
export function writeDocument(read: ReadDocument, options: WriteOptions): WrittenDocument {
  const resource = options.resource ?? read.resource
  const written = isOf3(options.version)
    ? write3(read, resource, options.faults)
    : write2(read, resource, options.faults)
  if (options.version !== '2.0') return written
  return {
    document: reduceTo20(written.document),
    lists: written.lists.map(reduceTo20),
    losses: [...written.losses, ...findLossesTo20(written.document)],
  }
}

const isOf3 = (version: ApiVersion): boolean => version === '3.0'

const originOf = (read: ReadDocument, faults: WriteOptions['faults']): Origin => ({
  source: faults === 'mended' ? read.mended : read.source,
  mended: read.mended,
})

function write3(
  read: ReadDocument,
  resource: JsonObject,
  faults: WriteOptions['faults'],
): WrittenDocument {
  if (isOf3(read.version)) {
    const document = mergeChange(originOf(read, faults), read.resource, resource) as JsonObject
    return { document, lists: [], losses: [] }
  }
  const document = has(resource, '@context') ? resource : { '@context': CONTEXT_3, ...resource }
  return { document, lists: [], losses: findLossesTo3(read.mended) }
}

function write2(
  read: ReadDocument,
  resource: JsonObject,
  faults: WriteOptions['faults'],
): WrittenDocument {
  const after = downgrade(resource)
  if (isOf3(read.version)) return { ...after, losses: findLossesTo2(resource) }
  const before = downgrade(read.resource)
  const origin = originOf(read, faults)
  return {
    document: mergeChange(
      origin,
      likeSource(before, read.mended),
      likeSource(after, read.mended),
    ) as JsonObject,
    lists: after.lists.filter((list) => !has2(before, list)),
    losses: [],
  }
}

/** What the program writes, put where the source has it. */
function likeSource({ document }: DowngradedDocument, source: JsonObject): JsonObject {
  const sequence = firstSequence(document)
  if (!sequence) return document
  // A sequence that is a document of its own was read as the manifest that it orders.
  if (valueOf(source, '@type') === 'sc:Sequence') {
    const label = valueOf(document, 'label')
    return label === undefined ? sequence : { ...sequence, label: label as Json }
  }
  const own = firstSequence(source)
  const moved = ['viewingDirection', 'viewingHint'].filter(
    (key) => own && has(own, key) && has(document, key),
  )
  if (moved.length === 0) return document
  const isMoved = ([key]: readonly [string, Json]): boolean => moved.includes(key)
  const entries = Object.entries(document)
  return {
    ...Object.fromEntries(entries.filter((entry) => !isMoved(entry))),
    sequences: [{ ...sequence, ...Object.fromEntries(entries.filter(isMoved)) }],
  }
}

function firstSequence(document: JsonObject): JsonObject | undefined {
  const [sequence] = listOf(valueOf(document, 'sequences'))
  return isObject(sequence) ? (sequence as JsonObject) : undefined
}

/** True for a list that was there before, and says the same. */
const has2 = ({ lists }: DowngradedDocument, list: JsonObject): boolean =>
  lists.some((one) => JSON.stringify(one) === JSON.stringify(list))
