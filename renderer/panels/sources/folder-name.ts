import type { FolderRecord } from '../../../iiif/project/model.ts'

/** The name of a folder: the last part of its place, on every system. */
export const folderName = ({ location }: Pick<FolderRecord, 'location'>): string =>
  location
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? location
