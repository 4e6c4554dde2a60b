import { localImagesOf } from '../images-of.ts'
import type { Command } from '../command.ts'
import { foldersOf, getRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

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

/** Says where folders of scans lie now. @param places by the id of the folder */
export function locateFolders(project: Project, places: ReadonlyMap<RecordId, string>): Command {
  const change = [...places].flatMap(([id, location]) =>
    changeRecord(project, getRecord(project, 'Folder', id), { location }),
  )
  return { label: { key: 'locateFolders', count: places.size }, change }
}

/** True when anything in the project shows an image of the folder. */
export const isFolderUsed = (project: Project, id: RecordId): boolean =>
  [...project.records.values()].flatMap(localImagesOf).some(({ folder }) => folder === id)

function freePrefix(wanted: string, taken: ReadonlySet<string>): string {
  let prefix = wanted
  for (let number = 2; taken.has(prefix); number += 1) prefix = `${wanted} ${number}`
  return prefix
}
