import { thumbnailSize } from '../image/info.ts'
import { formatPart } from '../export/compose-image.ts'
import type { LocalImage } from '../project/painting.ts'
import type { LeafPicture } from './leaves.ts'

/** What the image server is asked for, after the identifier. */
export interface PictureRequest {
  readonly version: 3
  readonly parameters: string
  readonly pixels: number
}

/**
 * The picture of a leaf at a size: its longest side has so many pixels, and never more than it has.
 *
 * @param longestSide in pixels of the picture that is asked for
 */
export function leafRequest(
  { crop }: Pick<LeafPicture, 'crop'>,
  image: LocalImage,
  longestSide: number,
): PictureRequest {
  const part = crop ? wholePixels(crop, image) : undefined
  const { width, height } = thumbnailSize(part ?? image, longestSide)
  return {
    version: 3,
    parameters: `${formatPart(part)}/${width},${height}/0/default.jpg`,
    pixels: width * height,
  }
}

/** The part in whole pixels, within the image. */
function wholePixels(
  crop: NonNullable<LeafPicture['crop']>,
  image: LocalImage,
): NonNullable<LeafPicture['crop']> {
  const x = Math.min(Math.max(0, Math.round(crop.x)), image.width - 1)
  const y = Math.min(Math.max(0, Math.round(crop.y)), image.height - 1)
  return {
    x,
    y,
    width: Math.max(1, Math.min(Math.round(crop.width), image.width - x)),
    height: Math.max(1, Math.min(Math.round(crop.height), image.height - y)),
  }
}
