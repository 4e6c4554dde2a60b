import { areaOf, type Dimensions } from './dimensions.ts'

/**
 * The most pixels that a scan may have unless it was allowed by name. The largest maps that libraries offer have some
 * 400 million; a damaged or hostile file may declare any number.
 */
export const USUAL_SOURCE_PIXELS = 500_000_000

export const isUsualSize = (image: Dimensions): boolean => areaOf(image) <= USUAL_SOURCE_PIXELS

/** Both in millions, for the sentence of the refusal. */
export const sizeInMillions = (
  image: Dimensions,
): { readonly megapixels: number; readonly limit: number } => ({
  megapixels: Math.round(areaOf(image) / 1e6),
  limit: Math.floor(USUAL_SOURCE_PIXELS / 1e6),
})
