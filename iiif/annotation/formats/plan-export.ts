import { parseBase } from '../../export/addresses.ts'
import { problem } from '../../problem.ts'
import { annotationsOn, canvasesOf, type Project, type RecordId } from '../../project/model.ts'
import { adaptSelection } from './adapt-shape.ts'
import { ANNOTATION_FORMAT_DEFINITIONS, type AnnotationFormat } from './formats.ts'
import { inPixels, pageOf, textOfBodies, type PageToWrite, type WrittenFile } from './pages.ts'
import {
  countAdaptations,
  PROFILE_DEFINITIONS,
  type AdaptationCounts,
  type Adapting,
  type ViewerProfile,
} from './profiles.ts'

/** Which annotations are written, and how. */
export interface AnnotationExportOptions {
  readonly format: AnnotationFormat
  /** One canvas, or all that have something to write. */
  readonly canvas?: RecordId
  /** Where the object will be published; the formats of the web need addresses. */
  readonly base: string
  /** For whom Web Annotations are written; the other formats have no such choice. */
  readonly profile: ViewerProfile
}

/** What an export would write, before anything is written. */
export interface AnnotationExportPlan {
  readonly annotations: number
  readonly canvases: number
  /** Annotations of kinds that the format cannot hold. */
  readonly leftOut: number
  readonly adaptations: AdaptationCounts
}

/**
 * What would be written, in numbers.
 *
 * @throws Problem `annotations/nothing-to-export`
 */
export function planAnnotationExport(
  project: Project,
  options: AnnotationExportOptions,
): AnnotationExportPlan {
  const pages = pagesFor(project, options)
  const annotations = pages.reduce((sum, page) => sum + page.annotations.length, 0)
  const all = canvasesOf(project)
    .filter(({ id }) => options.canvas === undefined || id === options.canvas)
    .reduce((sum, { id }) => sum + annotationsOn(project, id).length, 0)
  return {
    annotations,
    canvases: pages.length,
    leftOut: all - annotations,
    adaptations: countAdaptations(pages, adaptingFor(options)),
  }
}

const adaptingFor = ({ format, profile }: AnnotationExportOptions): Adapting =>
  format === 'w3c'
    ? { shapes: PROFILE_DEFINITIONS[profile].shapes, profile }
    : { shapes: ANNOTATION_FORMAT_DEFINITIONS[format].shapes }

/** Whether an export needs addresses, and has a viewer to be adapted to. */
export const isOfTheWeb = ({ format }: Pick<AnnotationExportOptions, 'format'>): boolean =>
  format === 'w3c' || format === 'iiif2'

/**
 * The files of an export, the first of which names the others where one does.
 *
 * @param said what the project itself does not know: its name, and the time, as ISO 8601
 * @throws Problem `annotations/nothing-to-export`, `export/base-malformed`
 */
export function composeAnnotationFiles(
  project: Project,
  options: AnnotationExportOptions,
  said: { readonly title: string; readonly now: string },
): readonly WrittenFile[] {
  const { write } = ANNOTATION_FORMAT_DEFINITIONS[options.format]
  const base = isOfTheWeb(options) ? parseBase(options.base) : ''
  const { shapes } = adaptingFor(options)
  const pages = pagesFor(project, options).map((page) => ({
    ...page,
    annotations: page.annotations.map((annotation) => ({
      ...annotation,
      target: adaptSelection(annotation.target, page, shapes),
    })),
  }))
  return write(pages, { ...said, base, profile: options.profile })
}

function pagesFor(
  project: Project,
  { format, canvas }: AnnotationExportOptions,
): readonly PageToWrite[] {
  const { holds, units } = ANNOTATION_FORMAT_DEFINITIONS[format]
  const pages = canvasesOf(project).flatMap((record, index) => {
    if (canvas !== undefined && record.id !== canvas) return []
    const page = pageOf(project, record, { position: index + 1, holds })
    // A plain text has no places: a line that nobody transcribed yet is nothing in it.
    const said = format === 'text' ? withTexts(page) : page
    return [units === 'pixels' ? inPixels(said, record) : said]
  })
  // In a plain text, a canvas without a transcription is an empty page: so the others keep their number.
  const isWritten = (page: PageToWrite): boolean => format === 'text' || page.annotations.length > 0
  if (pages.every((page) => page.annotations.length === 0))
    throw problem('annotations/nothing-to-export')
  return pages.filter(isWritten)
}

const withTexts = (page: PageToWrite): PageToWrite => ({
  ...page,
  annotations: page.annotations.filter((annotation) => textOfBodies(annotation).trim() !== ''),
})
