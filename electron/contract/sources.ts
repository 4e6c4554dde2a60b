// What is told of folders of scans.
import type { ProblemReport } from '../../iiif/problem.ts'
import type { RecordId } from '../../iiif/project/model.ts'

export type SourceFormat =
  'jpeg' | 'png' | 'tiff' | 'webp' | 'gif' | 'avif' | 'jp2' | 'heic' | 'pdf'

/** One file of a folder of scans, or one page of a file that holds several. */
export interface SourceEntry {
  /**
   * From the folder, with forward slashes. Unique in the folder, also where names are not UTF-8. That of a page is
   * the path of its file, a slash and its number: `letters.pdf/3`.
   */
  readonly path: string
  /** From 1; absent where the file is one picture. */
  readonly page?: number
  /** Which bands of light it shows, from 1, where each band of the file is a picture of its own. */
  readonly bands?: readonly number[]
  /** In bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** When the picture was taken, as the camera wrote it: `2024-05-01T10:20:30`. */
  readonly captured?: string
  readonly content: SourceContent
}

export type SourceContent =
  | {
      readonly kind: 'image'
      readonly format: SourceFormat
      /** In pixels as displayed, after EXIF orientation. */
      readonly width: number
      readonly height: number
      /** Of the tiles that it is served in, in pixels, where its file has tiles of its own. */
      readonly tileSide?: number
      /** Pixels for a millimetre of what was scanned, where the file says it and can be believed. */
      readonly resolution?: number
      /** Absent for a picture in colours, and where its header does not tell. */
      readonly isGrey?: true
    }
  | { readonly kind: 'unusable'; readonly problem: ProblemReport }

/** What was found, changed or lost in a folder since the last message about it. */
export interface SourcesChange {
  readonly folder: RecordId
  readonly state: FolderState
  /** New or changed. */
  readonly found: readonly SourceEntry[]
  readonly removed: readonly string[]
}

export type FolderState =
  | { readonly kind: 'scanning'; readonly seen: number }
  | { readonly kind: 'watching' }
  | { readonly kind: 'failed'; readonly problem: ProblemReport }
