import { areaOf, type Dimensions } from './dimensions.ts'

/** The most pixels that a result may have before it is rotated, as info.json tells them. */
export interface SizeLimits {
  readonly maxWidth: number
  readonly maxHeight: number
  readonly maxArea: number
}

/** Up to here small regions are enlarged on demand, in pixels. Beyond, enlarging shows nothing more. */
const ENLARGED_SIDE = 3_000

/** The longest side of a JPEG file, the one format that every client may ask for. */
const LONGEST_SIDE = 65_500

/** Beyond, a single request would take the memory and the time of all others. */
const LARGEST_AREA = 268_402_689

/**
 * The limits of one image. It can be had whole, unless it is larger than a JPEG can be or than the memory of
 * a computer takes lightly; smaller regions may be enlarged up to its own size, or to 3,000 pixels where it
 * is smaller than that.
 *
 * @see https://iiif.io/api/image/3.0/#57-extra-functionality: a server that upscales must tell `maxWidth` or `maxArea`
 */
export function limitsOf(image: Dimensions): SizeLimits {
  const side = Math.min(Math.max(image.width, image.height, ENLARGED_SIDE), LONGEST_SIDE)
  const area = Math.min(Math.max(areaOf(image), ENLARGED_SIDE ** 2), LARGEST_AREA)
  return { maxWidth: side, maxHeight: side, maxArea: area }
}

/**
 * The largest size within the limits that keeps the proportions of a region.
 *
 * @see https://iiif.io/api/image/3.0/implementation/
 */
export function largestWithin(limits: SizeLimits, region: Dimensions): Dimensions {
  const scale = Math.min(
    limits.maxWidth / region.width,
    limits.maxHeight / region.height,
    Math.sqrt(limits.maxArea / areaOf(region)),
  )
  const rounded = {
    width: Math.min(limits.maxWidth, Math.max(1, Math.round(region.width * scale))),
    height: Math.min(limits.maxHeight, Math.max(1, Math.round(region.height * scale))),
  }
  if (isWithin(limits, rounded)) return rounded
  // Rounding up went beyond the area by a row or a column.
  return {
    width: Math.max(1, Math.floor(region.width * scale)),
    height: Math.max(1, Math.floor(region.height * scale)),
  }
}

export const isWithin = (limits: SizeLimits, size: Dimensions): boolean =>
  size.width <= limits.maxWidth && size.height <= limits.maxHeight && areaOf(size) <= limits.maxArea
