import { areaOf, type Dimensions } from './dimensions.ts'

/** The most pixels that a result may have before it is rotated, as info.json tells them. */
export interface SizeLimits {
  readonly maxWidth: number
  readonly maxHeight: number
  readonly maxArea: number
}

/** Up to here small regions are enlarged on demand, in pixels. Beyond, enlarging shows nothing more. */
const ENLARGED_SIDE = 3_000

/**
 * The limits of one image. It can always be had whole; smaller regions may be enlarged up to its own size,
 * or to 3,000 pixels where it is smaller than that.
 *
 * @see https://iiif.io/api/image/3.0/#57-extra-functionality: a server that upscales must tell `maxWidth` or `maxArea`
 */
export function limitsOf(image: Dimensions): SizeLimits {
  const side = Math.max(image.width, image.height, ENLARGED_SIDE)
  return { maxWidth: side, maxHeight: side, maxArea: Math.max(areaOf(image), ENLARGED_SIDE ** 2) }
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
