import type { LanguageMap } from '../../language-map.ts'
import { CONTEXT_3, CONTEXT_NAVPLACE } from '../contexts.ts'
import { jsonObject, type Json, type JsonObject } from '../json.ts'
import type { MetadataEntry } from '../properties.ts'
import type {
  Annotation,
  AnnotationPage,
  Body,
  Canvas,
  CanvasReference,
  ImageBody,
  ImageService,
  Manifest,
  Range,
  Resource,
  Target,
} from '../model.ts'

/** A manifest as a document of its own. Keys are in the customary order. @see https://iiif.io/api/presentation/3.0/ */
export const writeManifest = (manifest: Manifest): JsonObject =>
  manifest.whole ?? {
    '@context': contextOf(manifest),
    ...describe(manifest),
    ...jsonObject({
      viewingDirection: manifest.viewingDirection,
      behavior: manifest.behavior,
      start: manifest.start && writeReference(manifest.start),
    }),
    items: manifest.items.map(writeCanvas),
    ...jsonObject({ structures: manifest.structures?.map(writeRange) }),
  }

const writeRange = (range: Range): JsonObject => ({
  ...describe(range),
  ...jsonObject({
    viewingDirection: range.viewingDirection,
    behavior: range.behavior,
    start: range.start && writeReference(range.start),
  }),
  items: range.items.map((item) =>
    item.type === 'Range' ? writeRange(item) : writeReference(item),
  ),
})

const writeReference = (reference: CanvasReference): Json =>
  reference.type === 'Canvas' ? { id: reference.id, type: 'Canvas' } : writeTarget(reference)

/** The context of the extension comes before that of the specification, which must be the last. */
const contextOf = (manifest: Manifest): Json =>
  [manifest, ...manifest.items, ...rangesIn(manifest.structures ?? [])].some(
    ({ stated }) => stated?.['navPlace'] !== undefined,
  )
    ? [CONTEXT_NAVPLACE, CONTEXT_3]
    : CONTEXT_3

const rangesIn = (ranges: readonly Range[]): readonly Range[] =>
  ranges.flatMap((range) => [
    range,
    ...rangesIn(range.items.filter((item) => item.type === 'Range')),
  ])

/** An annotation page as a document of its own. */
export const writeAnnotationPage = (page: AnnotationPage): JsonObject => ({
  '@context': CONTEXT_3,
  ...(page.whole ?? embedPage(page)),
})

/** What every class begins with. */
function describe(resource: Resource): JsonObject {
  const { id, type, label, metadata, summary, requiredStatement, rights, thumbnail } = resource
  return jsonObject({
    id,
    type,
    label,
    metadata: metadata?.map(writeEntry),
    summary,
    requiredStatement: requiredStatement && writeEntry(requiredStatement),
    rights,
    thumbnail: thumbnail?.map(writeImage),
    // A thumbnail that the scholar chose takes the place of ours.
    ...resource.stated,
  })
}

const writeEntry = ({
  label,
  value,
}: MetadataEntry): { label: LanguageMap; value: LanguageMap } => ({
  label,
  value,
})

export const writeCanvas = (canvas: Canvas): JsonObject => ({
  ...describe(canvas),
  ...jsonObject({
    behavior: canvas.behavior,
    height: canvas.height,
    width: canvas.width,
    duration: canvas.duration,
  }),
  // Empty lists of items say that the canvas is blank: viewers expect the property to be there.
  items: canvas.items.map(embedPage),
  ...jsonObject({ annotations: canvas.annotations?.map(embedPage) }),
})

const embedPage = (page: AnnotationPage): JsonObject => ({
  ...describe(page),
  ...jsonObject({ behavior: page.behavior }),
  items: page.items.map(writeAnnotation),
})

const writeAnnotation = (annotation: Annotation): JsonObject => ({
  ...describe(annotation),
  ...jsonObject({
    behavior: annotation.behavior,
    motivation: oneOrSeveral(annotation.motivation),
    body: oneOrSeveral(annotation.body.map(writeBody)),
    target: writeTarget(annotation.target),
  }),
})

const oneOrSeveral = (values: readonly Json[]): Json | undefined =>
  values.length === 1 ? values[0] : values

function writeBody(body: Body): JsonObject {
  if (body.type === 'Image') return writeImage(body)
  if (body.type === 'Choice') return { type: 'Choice', items: body.items.map(writeImage) }
  if (body.type === 'Other') return body.resource
  const { type, value, format, language, purpose } = body
  return jsonObject({ type, purpose, value, format, language })
}

export const writeImage = ({ service, ...image }: ImageBody): JsonObject => {
  const { id, type, label, format, height, width } = image
  return jsonObject({ id, type, label, format, height, width, service: service?.map(writeService) })
}

/** @see https://iiif.io/api/image/1.1/compliance/ */
const COMPLIANCE_1 = 'http://library.stanford.edu/iiif/image-api/1.1/compliance.html'

function writeService({ id, type, profile }: ImageService): JsonObject {
  // Services of older APIs keep the keys that they had. @see https://iiif.io/api/presentation/3.0/#service
  switch (type) {
    case 'ImageService1':
      return { '@id': id, '@type': type, profile: `${COMPLIANCE_1}#${profile}` }
    case 'ImageService2':
      return { '@id': id, '@type': type, profile: `http://iiif.io/api/image/2/${profile}.json` }
    case 'ImageService3':
      return { id, type, profile }
  }
}

function writeTarget(target: Target): Json {
  if (typeof target === 'string') return target
  const { type, id, source, selector } = target
  if (selector.type === 'Other')
    return jsonObject({ id, type, source, selector: selector.resource })
  const conformsTo =
    selector.type === 'FragmentSelector' ? 'http://www.w3.org/TR/media-frags/' : undefined
  return jsonObject({
    id,
    type,
    source,
    selector: jsonObject({ type: selector.type, conformsTo, value: selector.value }),
  })
}
