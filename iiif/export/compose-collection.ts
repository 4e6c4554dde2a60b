import { CONTEXT_3 } from '../presentation/contexts.ts'
import { jsonObject, type Json, type JsonObject } from '../presentation/json.ts'
import type { LanguageMap } from '../language-map.ts'
import type { CollectionItem, CollectionRecord, RecordId } from '../project/model.ts'
import { listOf } from '../validation/value.ts'
import type { Composing } from './compose-beside.ts'
import { composeDescription } from './compose-description.ts'

/** A manifest or collection as others refer to it. */
export interface Reference {
  readonly id: string
  readonly type: 'Manifest' | 'Collection'
  readonly label: LanguageMap
  readonly thumbnail?: Json | undefined
}

/**
 * A collection as a document of version 3.0. Manifests and collections stand in it by reference.
 *
 * @param refer what is known of an item of the project
 * @see https://iiif.io/api/presentation/3.0/#51-collection
 */
export function composeCollection(
  record: CollectionRecord,
  {
    id,
    refer,
    partOf,
    composing,
  }: {
    readonly id: string
    readonly refer: (item: RecordId) => Reference | undefined
    readonly partOf: readonly Reference[]
    readonly composing: Composing
  },
): JsonObject {
  const { label, summary, metadata, requiredStatement, rights, behavior, stated } =
    composeDescription(record, composing)
  return {
    '@context': CONTEXT_3,
    id,
    type: 'Collection',
    ...jsonObject({
      label,
      metadata: metadata.map((entry) => ({ label: entry.label, value: entry.value })),
      summary,
      requiredStatement: requiredStatement && {
        label: requiredStatement.label,
        value: requiredStatement.value,
      },
      rights,
      ...stated,
      viewingDirection: record.viewingDirection,
      behavior,
      partOf: [...listOf(stated?.['partOf']), ...partOf.map(writeReference)] as readonly Json[],
    }),
    // An empty list says that the collection holds nothing yet.
    items: record.items.flatMap((item) => writeItem(item, refer)),
  }
}

const writeItem = (
  item: CollectionItem,
  refer: (item: RecordId) => Reference | undefined,
): readonly JsonObject[] => {
  const reference = typeof item === 'string' ? refer(item) : item
  return reference ? [writeReference(reference)] : []
}

export const writeReference = ({ id, type, label, thumbnail }: Reference): JsonObject =>
  jsonObject({ id, type, label, thumbnail })
