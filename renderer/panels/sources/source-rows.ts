import type { FolderState, SourceEntry } from '../../../electron/contract/app-api.ts'
import { compareNaturally } from '../../../iiif/natural-order.ts'
import type { LanguageMap } from '../../../iiif/language-map.ts'
import { canvasesOffered, type OfferedCanvas } from '../../../iiif/project/import/kept-sources.ts'
import type { FolderRecord, RecordId, SourceRecord } from '../../../iiif/project/model.ts'
import type { FolderContent } from '../../stores/sources.ts'
import { folderName } from './folder-name.ts'

export const SOURCE_ORDERS = ['name', 'modified', 'captured'] as const
/** By name, by date of the file, or by when the picture was taken. */
export type SourceOrder = (typeof SOURCE_ORDERS)[number]

/** An image of a folder, named by `keyOf`. */
export interface SourceImage {
  readonly key: string
  readonly folder: RecordId
  readonly entry: SourceEntry
}

/** A canvas of a document of others, named by `keyOfCanvas`. */
export interface SourceCanvas {
  readonly key: string
  readonly source: SourceRecord
  readonly canvas: OfferedCanvas
}

/** What can be taken into the object. */
export type SourceItem = SourceImage | SourceCanvas

/** A line of the list of sources. */
export type SourceRow =
  | {
      /** A folder that was chosen, or one inside it that holds images. */
      readonly kind: 'group'
      readonly key: string
      readonly folder: FolderRecord
      /** From the chosen folder; empty for itself. */
      readonly directory: string
      /** How it is called: with the name of the chosen folder, where there are several. */
      readonly name: string
      readonly state: FolderState
      readonly images: readonly SourceImage[]
      readonly isCollapsed: boolean
    }
  | ({ readonly kind: 'image' } & SourceImage)
  | {
      /** Files that cannot be used. */
      readonly kind: 'unusableGroup'
      readonly key: string
      readonly count: number
      readonly isCollapsed: boolean
    }
  | ({ readonly kind: 'unusable' } & SourceImage)
  | {
      /** A document of others that is kept with the project. */
      readonly kind: 'document'
      readonly key: string
      readonly source: SourceRecord
      readonly canvases: readonly SourceCanvas[]
      readonly isCollapsed: boolean
    }
  | ({ readonly kind: 'canvas' } & SourceCanvas)

export interface ListedSources {
  readonly folders: readonly FolderRecord[]
  readonly contentOf: (folder: RecordId) => FolderContent
  /** The documents of others. */
  readonly documents: readonly SourceRecord[]
  /** What the path, or the label of a canvas or of its source, must contain; empty for everything. */
  readonly search: string
  readonly order: SourceOrder
  /** Keys of the groups that are folded. The group of unusable files is folded unless it is named here. */
  readonly toggled: ReadonlySet<string>
}

/** Names an image among all folders of a project. */
export const keyOf = (folder: RecordId, path: string): string => `${folder}/${path}`

/** True for a file that could be used, were it not larger than files usually may be. */
export const isTooLarge = ({ entry: { content } }: Pick<SourceImage, 'entry'>): boolean =>
  content.kind === 'unusable' && content.problem.code === 'source/larger-than-usual'

/** The key of the group of files that cannot be used. */
export const UNUSABLE = 'unusable'

/** Names a canvas of a document among all of a project. */
export const keyOfCanvas = (source: RecordId, place: number): string => `source:${source}/${place}`

/**
 * The lines of the list: folder by folder, each with its images in order, then the documents of others with their
 * canvases, and last what cannot be used.
 */
export function sourceRows(listed: ListedSources): readonly SourceRow[] {
  const folders = listed.folders.map((folder) => splitFolder(folder, listed))
  const unusable = folders.flatMap((folder) => folder.unusable)
  return [
    ...folders.flatMap(({ rows }) => rows),
    ...listed.documents.flatMap((source) => documentRows(source, listed)),
    ...unusableRows(unusable, listed),
  ]
}

function documentRows(
  source: SourceRecord,
  { search, toggled }: ListedSources,
): readonly SourceRow[] {
  const wanted = asSought(search)
  const isWhole = isNamed(source.label, wanted)
  const canvases = canvasesOffered(source)
    .filter(({ label }) => isWhole || isNamed(label, wanted))
    .map((canvas) => ({ key: keyOfCanvas(source.id, canvas.place), source, canvas }))
  if (canvases.length === 0 && wanted !== '') return []
  const key = `document:${source.id}`
  const isCollapsed = toggled.has(key)
  return [
    { kind: 'document', key, source, canvases, isCollapsed },
    ...(isCollapsed ? [] : canvases.map((one): SourceRow => ({ kind: 'canvas', ...one }))),
  ]
}

const asSought = (text: string): string => text.trim().toLocaleLowerCase().normalize()

const isNamed = (label: LanguageMap, wanted: string): boolean =>
  Object.values(label).some((texts) => texts.some((text) => asSought(text).includes(wanted)))

function splitFolder(folder: FolderRecord, listed: ListedSources) {
  const { state, inOrder } = listed.contentOf(folder.id)
  const wanted = asSought(listed.search)
  const unusable: SourceImage[] = []
  const directories = new Map<string, SourceImage[]>([['', []]])
  for (const entry of inOrder) {
    if (!entry.path.toLocaleLowerCase().normalize().includes(wanted)) continue
    const image = { key: keyOf(folder.id, entry.path), folder: folder.id, entry }
    if (entry.content.kind === 'unusable') unusable.push(image)
    else {
      const directory = directoryOf(entry.path)
      const images = directories.get(directory)
      if (images) images.push(image)
      else directories.set(directory, [image])
    }
  }
  const rows = [...directories]
    // The chosen folder itself has a line as long as nothing else stands for it, and nothing is sought.
    .filter(([, images]) => images.length > 0 || (directories.size === 1 && wanted === ''))
    .sort(([one], [other]) => compareNaturally(one, other))
    .flatMap(([directory, images]) => {
      const name = groupName(folder, { directory, isOneOfMany: listed.folders.length > 1 })
      return groupRows({ folder, directory, name, state, images }, listed)
    })
  return { rows, unusable }
}

function groupName(
  folder: FolderRecord,
  { directory, isOneOfMany }: { readonly directory: string; readonly isOneOfMany: boolean },
): string {
  if (directory === '') return folderName(folder)
  return isOneOfMany ? `${folderName(folder)} / ${directory}` : directory
}

function groupRows(
  group: Pick<SourceRow & { kind: 'group' }, 'folder' | 'directory' | 'name' | 'state' | 'images'>,
  { order, toggled }: ListedSources,
): readonly SourceRow[] {
  const key = `group:${keyOf(group.folder.id, group.directory)}`
  const images = ordered(group.images, order)
  const isCollapsed = toggled.has(key)
  return [
    { kind: 'group', key, ...group, images, isCollapsed },
    ...(isCollapsed ? [] : images.map((image): SourceRow => ({ kind: 'image', ...image }))),
  ]
}

function unusableRows(
  unusable: readonly SourceImage[],
  { toggled }: ListedSources,
): readonly SourceRow[] {
  if (unusable.length === 0) return []
  const isCollapsed = !toggled.has(UNUSABLE)
  const heading = {
    kind: 'unusableGroup',
    key: UNUSABLE,
    count: unusable.length,
    isCollapsed,
  } as const
  if (isCollapsed) return [heading]
  return [heading, ...unusable.map((image): SourceRow => ({ kind: 'unusable', ...image }))]
}

/** Images in natural order of their names, ordered anew; equals keep the order of their names. */
function ordered(images: readonly SourceImage[], order: SourceOrder): readonly SourceImage[] {
  switch (order) {
    case 'name':
      return images
    case 'modified':
      return [...images].sort((one, other) => one.entry.modified - other.entry.modified)
    case 'captured':
      return [...images].sort((one, other) =>
        compareTimes(one.entry.captured, other.entry.captured),
      )
  }
}

/** Those whose time is not known come last. */
function compareTimes(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0
  if (one === undefined) return 1
  if (other === undefined) return -1
  return one < other ? -1 : 1
}

const directoryOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
