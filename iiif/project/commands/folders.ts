import { localImagesOf } from '../images-of.ts'
import type { Command } from '../command.ts'
import { foldersOf, getRecord, type Project, type ProjectRecord, type RecordId } from '../model.ts'
import type { Change } from '../change.ts'
import type { LocalImage } from '../painting.ts'
import { isSameValue } from '../same-value.ts'
import { addRecord, removeRecord } from './changes.ts'

/** Adds a folder of scans. The first has no prefix; each further one gets its own, so that identifiers differ. */
export function addFolder(
  project: Project,
  {
    id,
    location,
    name,
  }: { readonly id: RecordId; readonly location: string; readonly name: string },
): Command {
  const taken = new Set(foldersOf(project).map(({ prefix }) => prefix))
  const prefix = taken.size === 0 ? '' : freePrefix(`~${name}`, taken)
  return {
    label: { key: 'addFolder' },
    change: [addRecord({ type: 'Folder', id, location, prefix })],
  }
}

/**
 * Takes a folder out of the sources.
 * @throws Error when canvases still show its images: the caller asks first
 */
export function removeFolder(project: Project, id: RecordId): Command {
  if (isFolderUsed(project, id)) throw new Error(`Canvases still show images of the folder ${id}`)
  return {
    label: { key: 'removeFolder' },
    change: [removeRecord(getRecord(project, 'Folder', id))],
  }
}

/** Where a folder of scans lies now, and which of its images lie at another path of it: from the old to the new. */
export interface FolderPlace {
  readonly location: string
  readonly moved: ReadonlyMap<string, string>
}

/** Says where folders of scans lie now. @param places by the id of the folder */
export function locateFolders(
  project: Project,
  places: ReadonlyMap<RecordId, FolderPlace>,
): Command {
  const change = [...project.records.values()].flatMap((before): Change => {
    const after = located(before, places)
    return isSameValue(before, after) ? [] : [{ id: before.id, before, after }]
  })
  return { label: { key: 'locateFolders', count: places.size }, change }
}

function located(record: ProjectRecord, places: ReadonlyMap<RecordId, FolderPlace>): ProjectRecord {
  if (record.type === 'Folder')
    return { ...record, location: places.get(record.id)?.location ?? record.location }
  if (localImagesOf(record).length === 0) return record
  return withImages(record, (image) => {
    const now = places.get(image.folder)?.moved.get(image.path)
    return now === undefined ? image : { ...image, path: now }
  })
}

/** The same with other images of this computer, wherever in it they are named. */
function withImages<Value>(value: Value, change: (image: LocalImage) => LocalImage): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => withImages(item, change)) as Value
  if (typeof value !== 'object' || value === null) return value
  if (isLocalImage(value)) return change(value) as Value
  const entries = Object.entries(value).map(([key, held]) => [
    key,
    withImages(held as unknown, change),
  ])
  return Object.fromEntries(entries) as Value
}

/** What came from documents of others is JSON, in which no image has a folder. */
const isLocalImage = (value: object): value is LocalImage =>
  'type' in value && value.type === 'Image' && 'folder' in value && 'path' in value

/** True when anything in the project shows an image of the folder. */
export const isFolderUsed = (project: Project, id: RecordId): boolean =>
  [...project.records.values()].flatMap(localImagesOf).some(({ folder }) => folder === id)

function freePrefix(wanted: string, taken: ReadonlySet<string>): string {
  let prefix = wanted
  for (let number = 2; taken.has(prefix); number += 1) prefix = `${wanted} ${number}`
  return prefix
}
