import type { ByteSource } from './byte-source.ts'

/** What the header of an image says. */
export interface ImageHeader {
  /** In pixels as displayed, after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** As the camera wrote it, without time zone: `2024-05-01T10:20:30`. */
  readonly captured?: string
}

/**
 * Reads the header of one format.
 * @throws Problem `source/incomplete` when the end of the file is missing, `source/damaged`
 */
export type ReadHeader = (source: ByteSource) => Promise<ImageHeader>

/**
 * Width and height as displayed: the orientations 5 to 8 lie on their side.
 * @param orientation as Exif numbers it, 1 to 8; anything else is taken for upright, as viewers do
 */
export const oriented = (width: number, height: number, orientation: number | undefined) =>
  orientation !== undefined && orientation >= 5 && orientation <= 8
    ? { width: height, height: width }
    : { width, height }
