import { imageShownOn, shownPainting } from '../composition/shown-painting.ts'
import { clipSelection } from '../annotation/clip.ts'
import { adaptSelection } from '../annotation/formats/adapt-shape.ts'
import { PROFILE_DEFINITIONS } from '../annotation/formats/profiles.ts'
import { formatTarget } from '../annotation/target.ts'
import type { Annotation, AnnotationPage, Canvas, Manifest } from '../presentation/model.ts'
import {
  annotationsOn,
  canvasesOf,
  manifestOf,
  type AnnotationRecord,
  type CanvasRecord,
  type Project,
} from '../project/model.ts'
import { addressOf, listPath, manifestAddress, parseOptions } from './addresses.ts'
import { composePainting, type Composing } from './compose-beside.ts'
import { composePainted, servedImages, type ComposeImages } from './compose-image.ts'
import { composeDescription } from './compose-description.ts'
import { composeRanges, composeStart } from './compose-ranges.ts'
import type { ExportOptions } from './options.ts'
import { withCombinedStatement } from './origins/combined-statement.ts'
import { keepOrigins } from './origins/keep-origins.ts'

/**
 * The manifest that a project makes, with whole addresses. The same project and options give the same addresses
 * every time, so that what others link to stays. What was taken from documents of others stands in it as it came.
 *
 * @param images how its images are named; where an image server offers them, as the options say, when left out
 * @throws Problem `export/base-malformed`
 */
export function composeManifest(
  project: Project,
  options: ExportOptions,
  images?: ComposeImages,
): Manifest {
  const parsed = parseOptions(options)
  const kept = keepOrigins(project, parsed, (one) => composeAnew(one, parsed, images))
  return withCombinedStatement(project, kept)
}

/** The manifest as the records say it, whatever they came from. */
function composeAnew(
  project: Project,
  parsed: ExportOptions,
  images: ComposeImages | undefined,
): Manifest {
  const composing = { options: parsed, composeImages: images ?? servedImages(project, parsed) }
  const record = manifestOf(project)
  const items = canvasesOf(project).map((canvas) => composeCanvas(project, canvas, composing))
  const thumbnail = items.find((canvas) => canvas.thumbnail)?.thumbnail
  const { viewingDirection } = record
  return {
    type: 'Manifest',
    id: manifestAddress(parsed),
    ...composeDescription(record, composing),
    ...(thumbnail && { thumbnail }),
    ...(viewingDirection && { viewingDirection }),
    ...(record.start && { start: composeStart(parsed, record.id, record.start) }),
    items,
    ...(record.structures && { structures: composeRanges(project, record.structures, composing) }),
  }
}

function composeCanvas(project: Project, record: CanvasRecord, composing: Composing): Canvas {
  const { options, composeImages } = composing
  const image = imageShownOn(record)
  const { label, ...description } = composeDescription(record, composing)
  return {
    type: 'Canvas',
    id: addressOf(options, 'canvas', record.id),
    ...(Object.keys(label).length > 0 && { label }),
    ...description,
    ...(image && { thumbnail: [composePainted(image, composeImages).thumbnail] }),
    width: record.width,
    height: record.height,
    ...(record.duration !== undefined && { duration: record.duration }),
    items: composePainting({ ...record, painting: shownPainting(record) }, composing),
    annotations: composeAnnotations(project, record, options),
  }
}

/** The page of a canvas's comments, transcriptions and tags; none when it has none. */
function composeAnnotations(
  project: Project,
  canvas: CanvasRecord,
  options: ExportOptions,
): readonly AnnotationPage[] {
  const items = annotationsOn(project, canvas.id)
    .filter(({ bodies }) => bodies.some(({ value }) => value !== ''))
    .map((record) => composeAnnotation(record, canvas, options))
  if (items.length === 0) return []
  return [{ type: 'AnnotationPage', id: `${options.base}/${listPath(canvas.id)}`, items }]
}

function composeAnnotation(
  { id, motivation, bodies, target }: AnnotationRecord,
  canvas: CanvasRecord,
  options: ExportOptions,
): Annotation {
  const { shapes, motivations, look } = PROFILE_DEFINITIONS[options.viewer ?? 'specification']
  // Versions 2.x have no word for a point.
  const forms = options.version !== '3.0' ? { ...shapes, ...POINTS_AS_CIRCLES } : shapes
  return {
    type: 'Annotation',
    id: addressOf(options, 'annotation', id),
    motivation: [motivations[motivation]],
    body: bodies
      .filter(({ value }) => value !== '')
      .map(({ value, language }) => ({
        type: 'TextualBody',
        value,
        format: 'text/plain',
        ...(language !== undefined && { language }),
      })),
    target: formatTarget(
      {
        canvas: addressOf(options, 'canvas', canvas.id),
        selection: adaptSelection(clipSelection(target, canvas), canvas, forms),
      },
      look,
    ),
  }
}

const POINTS_AS_CIRCLES = { point: 'circle' } as const
