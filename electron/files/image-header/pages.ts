import type { Problem } from '../../../iiif/problem.ts'
import type { ReducedCopy, SampleFacts } from '../../contract/image-server.ts'
import type { ByteSource } from './byte-source.ts'
import type { ImageHeader } from './image-header.ts'

/** One picture of a file, and how the decoder finds it. */
export interface PictureHeader extends ImageHeader {
  /** From 0, as decoders count; absent where it is the first. */
  readonly page?: number
  readonly copies?: readonly ReducedCopy[]
  readonly samples?: SampleFacts
  /** Which of the bands of light in the file it shows, from 1; absent where the file holds colours. */
  readonly bands?: readonly number[]
  /** Of a pyramid of tiles, in pixels. */
  readonly tileSide?: number
}

/** What a file holds. */
export interface FileHeader {
  /** In their order; a page that cannot be used is the reason why not. */
  readonly pictures: readonly (PictureHeader | Problem)[]
  /** True when the pictures are pages, though there may be only one. */
  readonly isPaged: boolean
}

/** A file that is open, as threads share it. */
export interface OpenFile {
  readonly descriptor: number
  readonly size: number
}

/**
 * Reads the headers of all pictures of a file.
 * @throws Problem `source/…` about the file as a whole
 */
export type ReadPages = (source: ByteSource, file: OpenFile) => Promise<FileHeader>
