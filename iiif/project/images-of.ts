import {
  canvasesOf,
  findRecord,
  manifestOf,
  type DescribedRecord,
  type Project,
  type ProjectRecord,
  type RangeRecord,
  type RecordId,
} from './model.ts'
import { imagesIn, type LocalImage, type PaintedImage } from './painting.ts'

/** The images that a record names: painted on it, on the canvases beside it, and the picture that stands for it. */
export function imagesOf(record: ProjectRecord): readonly PaintedImage[] {
  const painting = record.type === 'Canvas' ? record.painting : []
  return [...painting.flatMap(({ body }) => imagesIn(body)), ...imagesBeside(record)]
}

/** The images of this computer that a record names. */
export const localImagesOf = (record: ProjectRecord): readonly LocalImage[] =>
  imagesOf(record).filter((image) => image.type === 'Image')

/**
 * The images of this computer that the manifest at hand shows, those on its canvases first, in reading order; one that
 * is shown twice is there twice.
 */
export function shownImages(project: Project): readonly LocalImage[] {
  const canvases = canvasesOf(project)
  const manifest = manifestOf(project)
  const beside: readonly DescribedRecord[] = [
    manifest,
    ...canvases,
    ...rangesIn(project, manifest.structures ?? []),
  ]
  return [
    ...canvases.flatMap(({ painting }) => painting.flatMap(({ body }) => imagesIn(body))),
    ...beside.flatMap(imagesBeside),
  ].filter((image) => image.type === 'Image')
}

function imagesBeside(record: ProjectRecord): readonly PaintedImage[] {
  if (!('metadata' in record)) return []
  const { placeholderCanvas, accompanyingCanvas, picture } = record
  return [
    ...[placeholderCanvas, accompanyingCanvas].flatMap((canvas) =>
      (canvas?.painting ?? []).flatMap(({ body }) => imagesIn(body)),
    ),
    ...(picture ? [picture.image] : []),
  ]
}

/** Ranges and those within them. */
const rangesIn = (project: Project, ids: readonly RecordId[]): readonly RangeRecord[] =>
  ids.flatMap((id) => {
    const range = findRecord(project, 'Range', id)
    if (!range) return []
    return [
      range,
      ...rangesIn(
        project,
        range.items.filter((item) => typeof item === 'string'),
      ),
    ]
  })
