import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { CONTEXT_2, CONTEXT_3 } from '../../contexts.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { downgradeCanvas, downgradePage, objectsIn, type Downgraded } from './canvas.ts'
import { downgradeAnnotation, downgradeTarget } from './content.ts'
import { downgradeDescription, labelOf, textOf } from './describe.ts'
import { downgradeStructures } from './ranges.ts'
import { extensionsOf3, hintOf, typeIn2 } from './terms.ts'

/** A document of version 2.1, and the annotation lists that must be published beside it. */
export interface DowngradedDocument {
  readonly document: JsonObject
  /** Each a document, at the address that is its `@id`. */
  readonly lists: readonly JsonObject[]
}

/**
 * A document of version 3.0 as version 2.1 says it. Takes any object; what it cannot say is found by
 * `findLossesTo2`.
 *
 * @see https://iiif.io/api/presentation/2.1/
 */
export function downgrade(document: JsonObject): DowngradedDocument {
  const context = downgradeContext(valueOf(document, '@context'))
  const { resource, lists } = downgradeRoot(document)
  return {
    document: { '@context': context, ...resource },
    lists: lists.map((list) => ({ '@context': context, ...list })),
  }
}

/** The contexts of extensions stay, after that of version 2. */
function downgradeContext(context: unknown): Json {
  const kept = listOf(context).filter((item) => item !== CONTEXT_3) as readonly Json[]
  return kept.length === 0 ? CONTEXT_2 : [CONTEXT_2, ...kept]
}

function downgradeRoot(document: JsonObject): Downgraded {
  const alone = (resource: JsonObject): Downgraded => ({ resource, lists: [] })
  switch (valueOf(document, 'type')) {
    case 'Collection':
      return alone(downgradeCollection(document))
    case 'Canvas':
      return downgradeCanvas(document, 1)
    case 'Range':
      return alone(downgradeStructures([document], new Map())[0] ?? {})
    case 'AnnotationPage':
      return alone(downgradePage(document))
    case 'AnnotationCollection':
      return alone(downgradeLayer(document))
    case 'Annotation':
      return alone(downgradeAnnotation(document)[0] ?? {})
    default:
      return downgradeManifest(document)
  }
}

function downgradeManifest(manifest: JsonObject): Downgraded {
  const canvases = objectsIn(manifest, 'items').map((canvas, index) =>
    downgradeCanvas(canvas, index + 1),
  )
  const id = textOf(manifest, 'id')
  const viewingHint = hintOf(manifest, 'Manifest')
  const labels = new Map(
    canvases.map(({ resource }) => [textOf(resource, '@id') ?? '', resource['label'] ?? '']),
  )
  const pages = objectsIn(manifest, 'annotations')
  const start = downgradeTarget(valueOf(manifest, 'start'))[0]
  return {
    resource: {
      ...jsonObject({ '@id': id, '@type': 'sc:Manifest', ...downgradeDescription(manifest) }),
      ...jsonObject({
        // Who says "continuous" must also say in which direction; this one is the default of version 3.0.
        viewingDirection:
          textOf(manifest, 'viewingDirection') ??
          (viewingHint === 'continuous' ? 'left-to-right' : undefined),
        viewingHint,
      }),
      sequences: [
        jsonObject({
          '@id': id === undefined ? undefined : `${id.replace(/\/[^/]*$/, '')}/sequence/normal`,
          '@type': 'sc:Sequence',
          startCanvas: typeof start === 'string' ? start.split('#', 1)[0] : undefined,
          canvases: canvases.map(({ resource }) => resource),
        }),
      ],
      ...jsonObject({
        structures: downgradeStructures(objectsIn(manifest, 'structures'), labels),
        otherContent: pages.map((page) => ({
          '@id': textOf(page, 'id') ?? '',
          '@type': 'sc:AnnotationList',
        })),
      }),
      ...extensionsOf3(manifest),
    },
    lists: [
      ...canvases.flatMap(({ lists }) => lists),
      ...pages.filter((page) => 'items' in page).map(downgradePage),
    ],
  }
}

function downgradeCollection(collection: JsonObject): JsonObject {
  const items = objectsIn(collection, 'items')
  const isCollection = (item: JsonObject): boolean => valueOf(item, 'type') === 'Collection'
  return jsonObject({
    '@id': textOf(collection, 'id'),
    '@type': 'sc:Collection',
    ...downgradeDescription(collection),
    viewingHint: hintOf(collection, 'Collection'),
    collections: items.filter(isCollection).map(downgradeCollection),
    manifests: items.filter((item) => !isCollection(item)).map(downgradeMember),
    ...extensionsOf3(collection),
  })
}

const downgradeMember = (member: JsonObject): JsonObject =>
  jsonObject({
    '@id': textOf(member, 'id'),
    '@type': typeIn2(valueOf(member, 'type')),
    ...downgradeDescription(member),
    ...extensionsOf3(member),
  })

/** A layer must have a label; the collection of version 3.0 need not. */
function downgradeLayer(collection: JsonObject): JsonObject {
  const pages = ['first', 'last'].flatMap((property) => {
    const page = valueOf(collection, property)
    const id = isObject(page) ? textOf(page as JsonObject, 'id') : page
    return typeof id === 'string' ? [id] : []
  })
  return jsonObject({
    '@id': textOf(collection, 'id'),
    '@type': 'sc:Layer',
    label: labelOf(collection) ?? textOf(collection, 'id'),
    ...downgradeDescription(collection),
    otherContent: [...new Set(pages)],
    ...extensionsOf3(collection),
  })
}
