import { NO_LANGUAGE } from '../../../language-map.ts'
import { has, isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { CONTEXT_2, CONTEXT_3 } from '../../contexts.ts'
import { upgradeCanvas, upgradeList, upgradeLists } from './canvas.ts'
import { upgradeAnnotation } from './content.ts'
import { asText, extensionsOf, upgradeDescription } from './describe.ts'
import { linksIn } from './links.ts'
import { upgradeStructures } from './ranges.ts'

/**
 * A document of version 2.x in the terms of version 3.0. Takes any object; what it cannot say is found by
 * `findLossesTo3`.
 */
export function upgrade(document: JsonObject): JsonObject {
  const resource = upgradeRoot(document)
  return { '@context': upgradeContext(valueOf(document, '@context')), ...resource }
}

function upgradeRoot(document: JsonObject): JsonObject {
  switch (valueOf(document, '@type')) {
    case 'sc:Collection':
      return upgradeCollection(document)
    case 'sc:Sequence':
      return upgradeSequence(document)
    case 'sc:Canvas':
      return upgradeCanvas(document)
    case 'sc:Range':
      return upgradeStructures([document])[0] ?? { type: 'Range' }
    case 'sc:AnnotationList':
      return upgradeList(document)
    case 'sc:Layer':
      return upgradeLayer(document)
    case 'oa:Annotation':
      return upgradeAnnotation(document, '')
    default:
      return upgradeManifest(document)
  }
}

/** The contexts of extensions stay, before that of version 3.0. */
function upgradeContext(context: unknown): Json {
  const others = listOf(context).filter((item) => item !== CONTEXT_2) as readonly Json[]
  const kept = others.filter((item) => asText(item)?.includes('shared-canvas.org') !== true)
  return kept.length === 0 ? CONTEXT_3 : [...kept, CONTEXT_3]
}

function upgradeManifest(manifest: JsonObject): JsonObject {
  const [first] = listOf(valueOf(manifest, 'sequences')).filter(isObject)
  const sequence = (first ?? {}) as JsonObject
  const { viewingDirection, behavior, ...described } = upgradeDescription(manifest, 'Collection')
  const ofSequence = upgradeDescription(sequence, 'Manifest')
  const start = linksIn(valueOf(sequence, 'startCanvas') ?? valueOf(manifest, 'startCanvas'))[0]
  return {
    ...jsonObject({
      id: asText(valueOf(manifest, '@id')),
      type: 'Manifest',
      ...described,
      // What the sequence says is nearer to the canvases.
      viewingDirection: ofSequence['viewingDirection'] ?? viewingDirection,
      behavior: ofSequence['behavior'] ?? behavior,
      start: start && { id: start.id, type: 'Canvas' },
    }),
    items: canvasesIn(sequence),
    ...jsonObject({
      structures: upgradeStructures(valueOf(manifest, 'structures')),
      annotations: upgradeLists(valueOf(manifest, 'otherContent')),
    }),
    ...extensionsOf(manifest),
  }
}

const canvasesIn = (sequence: JsonObject): readonly JsonObject[] =>
  listOf(valueOf(sequence, 'canvases'))
    .filter(isObject)
    .map((canvas) => upgradeCanvas(canvas as JsonObject))

/** A sequence that is a document of its own is read as the object that it orders. */
function upgradeSequence(sequence: JsonObject): JsonObject {
  const { label = 'Sequence', ...rest } = sequence
  return upgradeManifest({ label, '@id': valueOf(sequence, '@id') as Json, sequences: [rest] })
}

function upgradeCollection(collection: JsonObject): JsonObject {
  return {
    ...jsonObject({
      id: asText(valueOf(collection, '@id')),
      type: 'Collection',
      ...upgradeDescription(collection, 'Collection'),
    }),
    items: [
      ...membersIn(collection, 'collections', 'Collection'),
      ...membersIn(collection, 'manifests', 'Manifest'),
      ...membersIn(collection, 'members', 'Manifest'),
    ],
    ...extensionsOf(collection),
  }
}

function membersIn(
  collection: JsonObject,
  property: string,
  assumed: 'Collection' | 'Manifest',
): readonly JsonObject[] {
  return linksIn(valueOf(collection, property)).map(({ id, value }) => {
    const isCollection =
      valueOf(value, '@type') === 'sc:Collection' ||
      (assumed === 'Collection' && valueOf(value, '@type') !== 'sc:Manifest')
    const isWhole = ['collections', 'manifests', 'members'].some((key) => has(value, key))
    if (isCollection && isWhole) return upgradeCollection(value)
    const described = upgradeDescription(value, 'Collection')
    return {
      id,
      type: isCollection ? 'Collection' : 'Manifest',
      // Members must have a label; where they have none, their address is all that is known.
      ...('label' in described ? {} : { label: { [NO_LANGUAGE]: [id] } }),
      ...described,
      ...extensionsOf(value),
    }
  })
}

/** The first list and the last; those between are chained by the lists themselves. */
function upgradeLayer(layer: JsonObject): JsonObject {
  const lists = linksIn(valueOf(layer, 'otherContent'))
  const [first] = linksIn(valueOf(layer, 'first'))
  const [last] = linksIn(valueOf(layer, 'last'))
  const reference = (link: { readonly id: string } | undefined): JsonObject | undefined =>
    link && { id: link.id, type: 'AnnotationPage' }
  return jsonObject({
    id: asText(valueOf(layer, '@id')),
    type: 'AnnotationCollection',
    ...upgradeDescription(layer, 'Manifest'),
    first: reference(first ?? lists[0]),
    last: reference(last ?? lists.at(-1)),
    ...extensionsOf(layer),
  })
}
