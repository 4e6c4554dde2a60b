import { encodeIdentifier } from '../../../identifier.ts'
import { jsonObject, type Json, type JsonObject } from '../../../presentation/json.ts'
import { formatFragment } from '../../selectors/fragment.ts'
import type { Selection } from '../../selectors/index.ts'
import { formatPointSelector } from '../../selectors/point.ts'
import { formatEllipseElement } from '../../selectors/svg-ellipse.ts'
import { formatSvg, wrapSvg } from '../../selectors/svg.ts'
import type { AnnotationToWrite, PageToWrite, WritingContext } from '../pages.ts'
import { formatPoints } from '../places.ts'
import { PROFILE_DEFINITIONS, type ViewerProfile } from '../profiles.ts'
import { TAGS_SUFFIX } from './read.ts'

export interface WebWriting extends Pick<WritingContext, 'base' | 'title'> {
  readonly profile: ViewerProfile
  /** The address of the collection that names the page, where there is one. */
  readonly collection?: string
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
const CONTEXT_IIIF = 'http://iiif.io/api/presentation/3/context.json'

/**
 * The annotations of a canvas as a page of the W3C, which is also one of Presentation 3.0.
 *
 * @see https://www.w3.org/TR/annotation-model/#annotation-page
 */
export const writeAnnotationPage = (page: PageToWrite, writing: WebWriting): JsonObject => ({
  '@context': CONTEXT_IIIF,
  id: pageAddress(page, writing),
  type: 'AnnotationPage',
  ...(writing.collection !== undefined && {
    partOf: [{ id: writing.collection, type: 'AnnotationCollection' }],
  }),
  items: groupsOf(page, writing).map((group) => writeAnnotation(group, page, writing)),
})

/**
 * The pages of several canvases as a collection that names them.
 *
 * @see https://www.w3.org/TR/annotation-model/#annotation-collection
 */
export function writeCollection(pages: readonly PageToWrite[], writing: WebWriting): JsonObject {
  const [first, last] = [pages[0], pages.at(-1)]
  const total = pages.reduce((sum, page) => sum + groupsOf(page, writing).length, 0)
  return jsonObject({
    '@context': CONTEXT,
    id: collectionAddress(writing),
    type: 'AnnotationCollection',
    label: writing.title,
    total,
    first: first && pageAddress(first, writing),
    last: last && pageAddress(last, writing),
  })
}

export const collectionAddress = ({ base }: Pick<WebWriting, 'base'>): string =>
  `${base}/collection.json`

/** Where the page of a canvas lies in the folder of the export. */
export const pagePath = (page: PageToWrite): string => `page/${encodeIdentifier(page.canvas)}.json`

export const pageAddress = (page: PageToWrite, { base }: Pick<WebWriting, 'base'>): string =>
  `${base}/${pagePath(page)}`

export const canvasAddress = (page: PageToWrite, { base }: Pick<WebWriting, 'base'>): string =>
  `${base}/canvas/${encodeIdentifier(page.canvas)}`

/** The id that an annotation came with, when it is an address; otherwise one below the base. */
export const annotationAddress = (id: string, { base }: Pick<WebWriting, 'base'>): string =>
  /^(?:https?|urn|tag):\S+$/i.test(id) ? id : `${base}/annotation/${encodeIdentifier(id)}`

/** An annotation, with the tags that came with it under one id. */
interface Group {
  readonly main: AnnotationToWrite
  readonly tags: AnnotationToWrite | undefined
}

function groupsOf(
  { annotations }: PageToWrite,
  { profile }: Pick<WebWriting, 'profile'>,
): readonly Group[] {
  if (PROFILE_DEFINITIONS[profile].tags === 'own-annotation')
    return annotations.map((main) => ({ main, tags: undefined }))
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  const tagsOf = (main: AnnotationToWrite): AnnotationToWrite | undefined => {
    const tags = byId.get(`${main.id}${TAGS_SUFFIX}`)
    const isSamePlace = JSON.stringify(tags?.target) === JSON.stringify(main.target)
    return tags?.motivation === 'tagging' && isSamePlace ? tags : undefined
  }
  const joined = new Set(annotations.map((main) => tagsOf(main)?.id))
  return annotations
    .filter(({ id }) => !joined.has(id))
    .map((main) => ({ main, tags: tagsOf(main) }))
}

function writeAnnotation(
  { main, tags }: Group,
  page: PageToWrite,
  writing: WebWriting,
): JsonObject {
  const { motivations } = PROFILE_DEFINITIONS[writing.profile]
  const needsPurpose = tags !== undefined || writing.profile === 'annotorious'
  const bodiesOf = (annotation: AnnotationToWrite): readonly JsonObject[] =>
    annotation.bodies.map(({ value, language }) =>
      jsonObject({
        type: 'TextualBody',
        purpose: needsPurpose ? annotation.motivation : undefined,
        value,
        format: 'text/plain',
        language,
      }),
    )
  const body = [...bodiesOf(main), ...(tags ? bodiesOf(tags) : [])]
  return jsonObject({
    id: annotationAddress(main.id, writing),
    type: 'Annotation',
    motivation: motivations[main.motivation],
    // One alone is not a list: several viewers overlook it there.
    body: body.length === 1 && writing.profile !== 'annotorious' ? body[0] : body,
    target: writeTarget(main.target, page, writing),
  })
}

function writeTarget(target: Selection, page: PageToWrite, writing: WebWriting): Json {
  const { rectangle, svg, look } = PROFILE_DEFINITIONS[writing.profile]
  const canvas = canvasAddress(page, writing)
  switch (target.kind) {
    case 'whole':
      return canvas
    case 'rectangle':
      return rectangle === 'address'
        ? `${canvas}#${formatFragment(target)}`
        : specificResource(canvas, {
            type: 'FragmentSelector',
            conformsTo: 'http://www.w3.org/TR/media-frags/',
            value: formatFragment(target),
          })
    case 'point':
      return specificResource(canvas, formatPointSelector(target))
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'several':
      return specificResource(canvas, {
        type: 'SvgSelector',
        value: svg === 'elements' ? formatElements(target) : formatSvg(target, look),
      })
  }
}

const specificResource = (source: string, selector: JsonObject): JsonObject => ({
  type: 'SpecificResource',
  source,
  selector,
})

/** Polygons and ellipses by their names, and the rest as paths. */
function formatElements(target: Exclude<Selection, { kind: 'whole' }>): string {
  if (target.kind === 'ellipse') return wrapSvg(formatEllipseElement(target))
  if (target.kind !== 'polygon') return formatSvg(target)
  return wrapSvg(`<polygon points="${formatPoints(target.points)}"/>`)
}
