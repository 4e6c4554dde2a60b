import { jsonObject, type Json, type JsonObject } from '../../../presentation/json.ts'
import { motivationOfVersion2 } from '../../motivations.ts'
import { formatFragment } from '../../selectors/fragment.ts'
import { formatSvg } from '../../selectors/svg.ts'
import type { AnnotationToWrite, PageToWrite, WritingContext } from '../pages.ts'
import { annotationAddress, canvasAddress } from './write.ts'
import { encodeIdentifier } from '../../../identifier.ts'

const CONTEXT = 'http://iiif.io/api/presentation/2/context.json'

type Writing = Pick<WritingContext, 'base' | 'title'>

/** Where the list of a canvas lies in the folder of the export. */
export const listPathOf = (page: PageToWrite): string =>
  `list/${encodeIdentifier(page.canvas)}.json`

/**
 * The annotations of a canvas as a list of Presentation 2.1, in the terms of Open Annotation.
 *
 * @see https://iiif.io/api/presentation/2.1/#annotation-list
 */
export const writeAnnotationList = (page: PageToWrite, writing: Writing): JsonObject => ({
  '@context': CONTEXT,
  '@id': `${writing.base}/${listPathOf(page)}`,
  '@type': 'sc:AnnotationList',
  within: { '@id': `${writing.base}/layer.json`, '@type': 'sc:Layer', label: writing.title },
  resources: page.annotations.map((annotation) => writeAnnotation(annotation, page, writing)),
})

/** The lists of several canvases, named together. @see https://iiif.io/api/presentation/2.1/#layer */
export const writeLayer = (pages: readonly PageToWrite[], writing: Writing): JsonObject => ({
  '@context': CONTEXT,
  '@id': `${writing.base}/layer.json`,
  '@type': 'sc:Layer',
  label: writing.title,
  otherContent: pages.map((page) => `${writing.base}/${listPathOf(page)}`),
})

function writeAnnotation(
  { id, motivation, bodies, target }: AnnotationToWrite,
  page: PageToWrite,
  writing: Writing,
): JsonObject {
  const type = motivation === 'tagging' ? 'oa:Tag' : 'cnt:ContentAsText'
  const resources = bodies.map(({ value, language }) =>
    jsonObject({ '@type': type, chars: value, format: 'text/plain', language }),
  )
  return jsonObject({
    '@id': annotationAddress(id, writing),
    '@type': 'oa:Annotation',
    motivation: motivationOfVersion2(motivation),
    resource: resources.length === 1 ? resources[0] : resources,
    on: writePlace(target, canvasAddress(page, writing)),
  })
}

function writePlace(target: AnnotationToWrite['target'], canvas: string): Json {
  switch (target.kind) {
    case 'whole':
      return canvas
    case 'rectangle':
      return `${canvas}#${formatFragment(target)}`
    // Points are circles by now: Open Annotation has no word for them.
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'point':
    case 'several':
      return {
        '@type': 'oa:SpecificResource',
        full: canvas,
        selector: { '@type': ['oa:SvgSelector', 'cnt:ContentAsText'], chars: formatSvg(target) },
      }
  }
}
