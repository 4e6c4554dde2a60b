import { isEmptyText } from '../../language-map.ts'
import { jsonObject, type JsonObject } from '../json.ts'
import type { AnnotationPage, Canvas, Manifest } from '../model.ts'
import { writeAnnotations, writeImage } from './content.ts'
import { writeAttribution, writeEntry, writeTexts } from './texts.ts'

export const CONTEXT_2 = 'http://iiif.io/api/presentation/2/context.json'

/**
 * A manifest of version 2.1 as a document. Its annotation lists are documents of their own.
 *
 * @see https://iiif.io/api/presentation/2.1/#manifest
 */
export function writeManifest(manifest: Manifest): JsonObject {
  const viewingHint = findHint(manifest.behavior, ['individuals', 'paged', 'continuous'])
  return {
    '@context': CONTEXT_2,
    '@id': manifest.id,
    '@type': 'sc:Manifest',
    label: writeTexts(manifest.label),
    ...describe(manifest),
    ...jsonObject({
      // Who says "continuous" must also say in which direction; this one is the default of version 3.0.
      viewingDirection:
        manifest.viewingDirection ?? (viewingHint === 'continuous' ? 'left-to-right' : undefined),
      viewingHint,
    }),
    sequences: [
      {
        '@id': `${manifest.id.replace(/\/[^/]*$/, '')}/sequence/normal`,
        '@type': 'sc:Sequence',
        canvases: manifest.items.map(writeCanvas),
      },
    ],
  }
}

/** An annotation list as a document of its own: in version 2.x it must not be part of the manifest. */
export const writeAnnotationList = (page: AnnotationPage): JsonObject => ({
  '@context': CONTEXT_2,
  '@id': page.id,
  '@type': 'sc:AnnotationList',
  ...jsonObject({ label: page.label && writeTexts(page.label) }),
  resources: page.items.flatMap(writeAnnotations),
})

function writeCanvas(canvas: Canvas, index: number): JsonObject {
  const lists = (canvas.annotations ?? []).map(({ id }) => ({
    '@id': id,
    '@type': 'sc:AnnotationList',
  }))
  // A label is required here: where there is none, the number of the canvas serves.
  const hasLabel = canvas.label !== undefined && !isEmptyText(canvas.label)
  return {
    '@id': canvas.id,
    '@type': 'sc:Canvas',
    label: hasLabel && canvas.label ? writeTexts(canvas.label) : String(index + 1),
    ...describe(canvas),
    ...jsonObject({ viewingHint: findHint(canvas.behavior, ['non-paged', 'facing-pages']) }),
    height: canvas.height ?? 1,
    width: canvas.width ?? 1,
    ...jsonObject({
      images: canvas.items.flatMap(({ items }) => items.flatMap(writeAnnotations)),
      otherContent: lists,
    }),
  }
}

function describe(resource: Manifest | Canvas): JsonObject {
  const { metadata, summary, requiredStatement, rights, thumbnail } = resource
  return jsonObject({
    metadata: metadata?.map(writeEntry),
    description: summary && writeTexts(summary),
    attribution: requiredStatement && writeAttribution(requiredStatement),
    license: rights,
    thumbnail: thumbnail?.[0] && writeImage(thumbnail[0]),
  })
}

/** The first behavior that version 2.x knows for this class; it takes one only. */
const findHint = (
  behavior: readonly string[] | undefined,
  known: readonly string[],
): string | undefined => behavior?.find((value) => known.includes(value))
