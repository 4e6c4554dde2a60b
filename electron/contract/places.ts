import type { RecordId } from '../../iiif/project/model.ts'

export interface ChosenPlace {
  readonly path: string
  readonly name: string
}

/** A file that is listed in a folder of the open project. */
export interface ListedFile {
  readonly folder: RecordId
  /** From the folder. */
  readonly path: string
}

/** Something that was dropped on the window, named on the command line, or opened from the desktop. */
export interface OpenRequest {
  readonly kind: 'folder' | 'project' | 'manifest' | 'bundle' | 'unknown'
  readonly path: string
  readonly name: string
}

/** Addresses on 127.0.0.1. Never saved anywhere: the port may change. */
export interface ServedAddresses {
  readonly image2: string
  readonly image3: string
  readonly presentation2: string
  readonly presentation3: string
}

/** Where a folder of the project may lie now. */
export interface LocatedFolder {
  readonly folder: RecordId
  readonly location: string
  /** Of the images that the project shows of it: how many there are, and how many of them lie there. */
  readonly sought: number
  readonly found: number
  /** Those of them that lie at another path. */
  readonly moved: readonly MovedImage[]
}

export interface MovedImage {
  readonly path: string
  readonly now: string
}
