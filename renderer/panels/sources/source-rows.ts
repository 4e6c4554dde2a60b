import type { FolderState, SourceEntry } from '../../../electron/contract/app-api.ts'
import { compareNaturally } from '../../../iiif/natural-order.ts'
import type { FolderRecord, RecordId } from '../../../iiif/project/model.ts'
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

export interface ListedSources {
  readonly folders: readonly FolderRecord[]
  readonly contentOf: (folder: RecordId) => FolderContent
  /** What the path must contain; empty for everything. */
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

/** The lines of the list: folder by folder, each with its images in order, and last what cannot be used. */
export function sourceRows(listed: ListedSources): readonly SourceRow[] {
  const folders = listed.folders.map((folder) => splitFolder(folder, listed))
  const unusable = folders.flatMap((folder) => folder.unusable)
  return [...folders.flatMap(({ rows }) => rows), ...unusableRows(unusable, listed)]
}

function splitFolder(folder: FolderRecord, listed: ListedSources) {
  const { state, inOrder } = listed.contentOf(folder.id)
  const wanted = listed.search.trim().toLocaleLowerCase().normalize()
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
    // The chosen folder itself has a line as long as nothing else stands for it.
    .filter(([, images]) => images.length > 0 || directories.size === 1)
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
