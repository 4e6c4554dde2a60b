import { shownPainting } from '../composition/shown-painting.ts'
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
import { imagesIn, type Area, type LocalImage, type PaintedImage } from './painting.ts'
import { isSameValue } from './same-value.ts'

/** The images that a record names: painted on it, on the canvases beside it, and the picture that stands for it. */
export function imagesOf(record: ProjectRecord): readonly PaintedImage[] {
  const painting = record.type === 'Canvas' ? record.painting : []
  const flattened = record.type === 'Canvas' && record.flattened ? [record.flattened.image] : []
  return [...painting.flatMap(({ body }) => imagesIn(body)), ...flattened, ...imagesBeside(record)]
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
  return [
    ...canvases.flatMap((canvas) => shownPainting(canvas).flatMap(({ body }) => imagesIn(body))),
    ...shownRecords(project).flatMap(imagesBeside),
  ].filter((image) => image.type === 'Image')
}

/** The parts of an image of this computer that stand for a resource of the manifest at hand, each once. */
export function picturedParts(
  project: Project,
  { folder, path }: Pick<LocalImage, 'folder' | 'path'>,
): readonly Area[] {
  const parts = shownRecords(project).flatMap(({ picture }) =>
    picture?.part && picture.image.type === 'Image' && isSameFile(picture.image, { folder, path })
      ? [picture.part]
      : [],
  )
  return parts.filter((part, index) => parts.findIndex((one) => isSameValue(one, part)) === index)
}

const isSameFile = (
  one: Pick<LocalImage, 'folder' | 'path'>,
  other: Pick<LocalImage, 'folder' | 'path'>,
): boolean => one.folder === other.folder && one.path === other.path

/** The manifest at hand, its canvases and its ranges. */
const shownRecords = (project: Project): readonly DescribedRecord[] => [
  manifestOf(project),
  ...canvasesOf(project),
  ...rangesIn(project, manifestOf(project).structures ?? []),
]

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
