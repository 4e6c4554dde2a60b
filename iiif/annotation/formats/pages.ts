import { firstImage, nameOfImage } from '../../project/painting.ts'
import { NO_LANGUAGE, textFor } from '../../language-map.ts'
import {
  annotationsOn,
  type AnnotationRecord,
  type CanvasRecord,
  type Motivation,
  type Project,
  type RecordId,
} from '../../project/model.ts'
import { clipSelection } from '../clip.ts'
import { scaleSelection } from './places.ts'

/** A canvas and its annotations, as writers of files take them. */
export interface PageToWrite {
  readonly canvas: RecordId
  /** From 1, in reading order. */
  readonly position: number
  /** The canvas's label, its number where it has none. */
  readonly label: string
  /** The name of the image file, without folder. */
  readonly image?: string
  /** What the places are measured in: units of the canvas, or pixels of its image. */
  readonly width: number
  readonly height: number
  readonly annotations: readonly AnnotationToWrite[]
}

export interface AnnotationToWrite extends Omit<AnnotationRecord, 'type' | 'canvas'> {
  /** What it is called in a file of its canvas. */
  readonly localId: string
}

/** What a writer needs to know besides the pages. */
export interface WritingContext {
  /** Where the object will be published, without a slash at the end. */
  readonly base: string
  /** The name of the object. */
  readonly title: string
  /** ISO 8601; formats of transcriptions ask when they were made. */
  readonly now: string
}

/** A file that a writer made. */
export interface WrittenFile {
  /** From the folder of the export, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** A canvas with the annotations of these kinds, in units of the canvas. */
export function pageOf(
  project: Project,
  canvas: CanvasRecord,
  { position, holds }: { readonly position: number; readonly holds: readonly Motivation[] },
): PageToWrite {
  const image = firstImage(canvas.painting)
  return {
    canvas: canvas.id,
    position,
    label: textFor(canvas.label, ['en', NO_LANGUAGE]) || String(position),
    ...(image && { image: nameOfImage(image).slice(nameOfImage(image).lastIndexOf('/') + 1) }),
    width: canvas.width,
    height: canvas.height,
    annotations: annotationsOn(project, canvas.id)
      .filter(({ motivation }) => holds.includes(motivation))
      .map(({ id, motivation, bodies, target }) => ({
        id,
        localId: localIdOf(canvas.id, id),
        motivation,
        bodies,
        target: clipSelection(target, canvas),
      })),
  }
}

/** The page measured in pixels of its image, which is what programs that read text from images know. */
export function inPixels(page: PageToWrite, canvas: CanvasRecord): PageToWrite {
  const image = firstImage(canvas.painting)
  const to = image ?? { width: Math.round(page.width), height: Math.round(page.height) }
  if (to.width === page.width && to.height === page.height) return page
  const from = { width: page.width, height: page.height }
  return {
    ...page,
    width: to.width,
    height: to.height,
    annotations: page.annotations.map((annotation) => ({
      ...annotation,
      target: scaleSelection(annotation.target, { from, to }),
    })),
  }
}

/** The text of an annotation: its bodies, each on a line. */
export const textOfBodies = ({ bodies }: Pick<AnnotationRecord, 'bodies'>): string =>
  bodies.map(({ value }) => value).join('\n')

export const languageOfBodies = ({
  bodies,
}: Pick<AnnotationRecord, 'bodies'>): string | undefined =>
  bodies.find(({ language }) => language !== undefined)?.language

/**
 * The ids of annotations within the files of their canvas: those that came from such a file are prefixed with
 * their canvas in the project, since every such file has a `line_1`.
 */
export const localIdOf = (canvas: RecordId, id: RecordId): string =>
  id.startsWith(`${canvas}/`) && id.length > canvas.length + 1 ? id.slice(canvas.length + 1) : id

/** Pages for one file: an id that another page has used before is written whole. */
export function withUniqueIds(pages: readonly PageToWrite[]): readonly PageToWrite[] {
  const used = new Set<string>()
  const claim = (annotation: AnnotationToWrite): AnnotationToWrite => {
    const localId = used.has(annotation.localId) ? annotation.id : annotation.localId
    used.add(localId)
    return { ...annotation, localId }
  }
  return pages.map((page) => ({ ...page, annotations: page.annotations.map(claim) }))
}

/** The id in the project of an annotation that a file calls so. */
export const projectIdOf = (canvas: RecordId, local: string): RecordId =>
  local.startsWith(`${canvas}/`) ? local : `${canvas}/${local}`
