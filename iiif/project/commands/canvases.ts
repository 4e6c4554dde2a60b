import { localImagesOf } from '../images-of.ts'
import { plainText } from '../../language-map.ts'
import type { Command } from '../command.ts'
import {
  annotationsOn,
  findRecord,
  getRecord,
  manifestOf,
  recordsOf,
  type CanvasRecord,
  type LocalImage,
  type PaintingAnnotation,
  type Project,
  type RecordId,
  type SideCanvas,
} from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

/** Makes an id that no record has or had. */
export type NewId = () => RecordId

/** An image that becomes a canvas of its own size. */
export interface NewCanvasImage {
  readonly image: LocalImage
  /** What the canvas is called at first, such as the name of the file without its ending. */
  readonly label: string
}

/** Puts a canvas for each image into the reading order, at `at` or at the end. */
export function addCanvases(
  project: Project,
  {
    images,
    at,
    newId,
  }: {
    readonly images: readonly NewCanvasImage[]
    readonly at?: number | undefined
    readonly newId: NewId
  },
): Command {
  const canvases = images.map(({ image, label }): CanvasRecord => ({
    type: 'Canvas',
    id: newId(),
    label: plainText(label),
    metadata: [],
    behavior: [],
    width: image.width,
    height: image.height,
    painting: [{ id: newId(), body: image }],
    annotations: [],
  }))
  return {
    label: { key: 'addCanvases', count: canvases.length },
    change: [
      ...canvases.map(addRecord),
      ...insertItems(
        project,
        canvases.map(({ id }) => id),
        at,
      ),
    ],
  }
}

/**
 * Puts canvases at another place in the reading order, together and in the order that they had.
 * @param to the index of the first of them afterwards
 */
export function moveCanvases(
  project: Project,
  { canvases, to }: { readonly canvases: readonly RecordId[]; readonly to: number },
): Command {
  const { items } = manifestOf(project)
  const moving = new Set(canvases)
  const moved = items.filter((id) => moving.has(id))
  const others = items.filter((id) => !moving.has(id))
  return {
    label: { key: 'moveCanvases', count: moved.length },
    change: setItems(project, inserted(others, { items: moved, at: to })),
  }
}

/** Takes canvases out of the object, with their annotations. The images stay in their folder. */
export const removeCanvases = (project: Project, canvases: readonly RecordId[]): Command => ({
  label: { key: 'removeCanvases', count: canvases.length },
  change: removal(project, canvases),
})

/** Like removing, under the name that a scholar expects after "Cut". */
export const cutCanvases = (project: Project, canvases: readonly RecordId[]): Command => ({
  label: { key: 'cutCanvases', count: canvases.length },
  change: removal(project, canvases),
})

/** Puts a copy of each canvas, with its annotations, behind the last of them. */
export function duplicateCanvases(
  project: Project,
  { canvases, newId }: { readonly canvases: readonly RecordId[]; readonly newId: NewId },
): Command {
  const { items } = manifestOf(project)
  const last = Math.max(...canvases.map((id) => items.indexOf(id)))
  const clip = copyCanvases(project, canvases)
  const { change } = pasteCanvases(project, { clip, at: last + 1, newId })
  return { label: { key: 'duplicateCanvases', count: clip.length }, change }
}

/** Canvases with their annotations, as cut or copied. */
export type CanvasClip = readonly CopiedCanvas[]

export interface CopiedCanvas {
  readonly canvas: CanvasRecord
  readonly annotations: ReturnType<typeof annotationsOn>
}

/** What "Copy" keeps, in reading order. */
export function copyCanvases(project: Project, canvases: readonly RecordId[]): CanvasClip {
  const wanted = new Set(canvases)
  return manifestOf(project)
    .items.filter((id) => wanted.has(id))
    .map((id) => ({
      canvas: getRecord(project, 'Canvas', id),
      annotations: annotationsOn(project, id),
    }))
}

/**
 * Whether cut or copied canvases can be put into a project: the folders of their images must be among its sources, and
 * what they came from must be kept in it.
 */
export const isPasteable = (project: Project, clip: CanvasClip): boolean =>
  clip.every(
    ({ canvas, annotations }) =>
      localImagesOf(canvas).every(({ folder }) => findRecord(project, 'Folder', folder)) &&
      [canvas, ...canvas.painting.map(({ from = {} }) => from), ...annotations].every(
        ({ origin }: { readonly origin?: RecordId }) =>
          origin === undefined || findRecord(project, 'Origin', origin),
      ),
  )

/**
 * Puts copies of cut or copied canvases into the reading order, at `at` or at the end.
 * @param clip pasteable: see {@link isPasteable}
 */
export function pasteCanvases(
  project: Project,
  {
    clip,
    at,
    newId,
  }: {
    readonly clip: CanvasClip
    readonly at?: number | undefined
    readonly newId: NewId
  },
): Command {
  const copies = clip.map(({ canvas, annotations }) => {
    const id = newId()
    const copied = annotations.map((annotation) => ({ ...annotation, id: newId(), canvas: id }))
    return {
      annotations: copied,
      canvas: {
        ...canvas,
        id,
        painting: renewed(canvas.painting, newId),
        ...copySides(canvas, newId),
        annotations: copied.map((annotation) => annotation.id),
      },
    }
  })
  return {
    label: { key: 'pasteCanvases', count: copies.length },
    change: [
      ...copies.flatMap(({ canvas, annotations }) => [canvas, ...annotations]).map(addRecord),
      ...insertItems(
        project,
        copies.map(({ canvas }) => canvas.id),
        at,
      ),
    ],
  }
}

/** The canvases beside a canvas, copied: each has an address of its own. */
const copySides = (
  { placeholderCanvas, accompanyingCanvas }: CanvasRecord,
  newId: NewId,
): Pick<CanvasRecord, 'placeholderCanvas' | 'accompanyingCanvas'> => ({
  ...(placeholderCanvas && { placeholderCanvas: copySide(placeholderCanvas, newId) }),
  ...(accompanyingCanvas && { accompanyingCanvas: copySide(accompanyingCanvas, newId) }),
})

const copySide = (side: SideCanvas, newId: NewId): SideCanvas => ({
  ...side,
  id: newId(),
  painting: renewed(side.painting, newId),
})

const renewed = (
  painting: readonly PaintingAnnotation[],
  newId: NewId,
): readonly PaintingAnnotation[] => painting.map((one) => ({ ...one, id: newId() }))

function removal(project: Project, canvases: readonly RecordId[]): Command['change'] {
  const removed = new Set(canvases)
  const records = canvases.flatMap((id) => [
    ...annotationsOn(project, id),
    getRecord(project, 'Canvas', id),
  ])
  const remaining = manifestOf(project).items.filter((id) => !removed.has(id))
  return [
    ...setItems(project, remaining),
    ...withoutMentions(project, removed),
    ...records.map(removeRecord),
  ]
}

/** Ranges no longer name the canvases, and nothing starts at them. */
const withoutMentions = (project: Project, removed: ReadonlySet<RecordId>): Command['change'] =>
  recordsOf(project, 'Range').flatMap((range) => {
    const items = range.items.filter(
      (item) => !removed.has(typeof item === 'string' ? item : item.canvas),
    )
    const start = range.start && removed.has(range.start.canvas) ? undefined : range.start
    return changeRecord(project, { type: 'Range', id: range.id }, { items, start })
  })

export const insertItems = (
  project: Project,
  items: readonly RecordId[],
  at: number | undefined,
): Command['change'] => setItems(project, inserted(manifestOf(project).items, { items, at }))

function setItems(project: Project, items: readonly RecordId[]): Command['change'] {
  const { start } = manifestOf(project)
  const isStartThere = start === undefined || items.includes(start.canvas)
  return changeRecord(
    project,
    { type: 'Manifest', id: project.manifest },
    isStartThere ? { items } : { items, start: undefined },
  )
}

function inserted(
  list: readonly RecordId[],
  {
    items,
    at = list.length,
  }: { readonly items: readonly RecordId[]; readonly at?: number | undefined },
): readonly RecordId[] {
  return [...list.slice(0, at), ...items, ...list.slice(at)]
}
