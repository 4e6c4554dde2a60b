import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import type { ByteSource } from './byte-source.ts'

/** What the header of an image says. */
export interface ImageHeader {
  /** In pixels as displayed, after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** As the camera wrote it, without time zone: `2024-05-01T10:20:30`. */
  readonly captured?: string
  /** Pixels for a millimetre of what was scanned; absent where the file says nothing of it that can be believed. */
  readonly resolution?: number
  /** Absent for a picture in colours, and where the header does not tell. */
  readonly isGrey?: true
}

/** What may be known besides the size, without what is not. */
export const withFacts = (
  size: Dimensions,
  {
    captured,
    resolution,
    isGrey,
  }: {
    readonly [Name in Exclude<keyof ImageHeader, keyof Dimensions>]?: ImageHeader[Name] | undefined
  },
): ImageHeader => ({
  ...size,
  ...(captured === undefined ? {} : { captured }),
  ...(resolution === undefined ? {} : { resolution }),
  ...(isGrey && { isGrey }),
})

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
