import { checksumOfLayers } from '../../composition/shown-painting.ts'
import type { Command } from '../command.ts'
import {
  findRecord,
  getRecord,
  type FolderRecord,
  type LocalImage,
  type Project,
  type RecordId,
} from '../model.ts'
import { addFolder } from './folders.ts'
import { changeRecord } from './changes.ts'

/** An image that was made of the layers of a canvas, and the folder that it lies in. */
export interface MadeImage {
  readonly image: LocalImage
  readonly folder: Pick<FolderRecord, 'id' | 'location'>
}

/** The layers of a canvas are shown as the one image that was made of them. They stay in the project. */
export function flattenCanvas(
  project: Project,
  id: RecordId,
  { image, folder }: MadeImage,
): Command {
  const layers = checksumOfLayers(getRecord(project, 'Canvas', id))
  const isKnown = findRecord(project, 'Folder', folder.id) !== undefined
  const adding = isKnown ? [] : addFolder(project, { ...folder, name: 'composed' }).change
  return {
    label: { key: 'flattenCanvas' },
    change: [
      ...adding,
      ...changeRecord(project, { type: 'Canvas', id }, { flattened: { image, layers } }),
    ],
  }
}

/** The layers are shown again; the image that was made of them stays in its folder. */
export const unflattenCanvas = (project: Project, id: RecordId): Command => ({
  label: { key: 'unflattenCanvas' },
  change: changeRecord(project, { type: 'Canvas', id }, { flattened: undefined }),
})
