import type { Dimensions, Rectangle } from '../../iiif/image/dimensions.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import { sizeAt } from '../../iiif/image/tiles.ts'

/** A region of a reduced copy of an image. */
export interface LevelRegion {
  /** 1, 2, 4 …: how many pixels of the full image make one of the copy, each way. */
  readonly factor: number
  /** In pixels of the copy. */
  readonly region: Rectangle
}

/**
 * The smallest copy, reduced by a power of two, from which the instructions can be obeyed without a loss:
 * it has at least the pixels of the result, and the region begins and ends on its pixels.
 */
export function chooseLevel(
  { region, size }: Pick<RenderInstructions, 'region' | 'size'>,
  image: Dimensions,
): LevelRegion {
  let factor = 1
  // A copy of a single pixel is as far as it goes.
  while (
    factor < Math.max(region.width, region.height) &&
    isAligned(region, image, factor * 2) &&
    isAtLeast(sizeAt(region, factor * 2), size)
  ) {
    factor *= 2
  }
  return {
    factor,
    region: { left: region.left / factor, top: region.top / factor, ...sizeAt(region, factor) },
  }
}

const isAtLeast = (copy: Dimensions, size: Dimensions): boolean =>
  copy.width >= size.width && copy.height >= size.height

/** The edges of the image lie on a pixel of every copy, since sizes of copies are rounded up. */
function isAligned(region: Rectangle, image: Dimensions, factor: number): boolean {
  const right = region.left + region.width
  const bottom = region.top + region.height
  return (
    region.left % factor === 0 &&
    region.top % factor === 0 &&
    (right % factor === 0 || right === image.width) &&
    (bottom % factor === 0 || bottom === image.height)
  )
}

/** A region of a stored level of an image. */
export interface StoredRegion {
  /** Of the level, 0 is the largest. */
  readonly index: number
  /** In pixels of the level. */
  readonly region: Rectangle
}

/** A reduced copy of an image. Its sides, in pixels, may be rounded up or down. */
export interface LevelSize extends Dimensions {
  readonly factor: number
}

/**
 * The smallest stored level that has at least the pixels of the result. The region is rounded to pixels of
 * the level: at most half of one, and so of one of the result.
 *
 * @param levels the whole image first, each smaller than the one before
 */
export function chooseStoredLevel(
  { region, size }: Pick<RenderInstructions, 'region' | 'size'>,
  image: Dimensions,
  levels: readonly LevelSize[],
): StoredRegion {
  const isEnough = ({ factor, width, height }: LevelSize): boolean =>
    hasPixels({ start: region.left, length: region.width, end: image.width }, size.width, {
      factor,
      pixels: width,
    }) &&
    hasPixels({ start: region.top, length: region.height, end: image.height }, size.height, {
      factor,
      pixels: height,
    })
  const index = levels.reduce((best, level, at) => (isEnough(level) ? at : best), 0)
  const level = partOfImage(levels[index] ?? { ...image, factor: 1 }, image)
  const { factor } = level
  const across = between(region.left / factor, (region.left + region.width) / factor, level.width)
  const down = between(region.top / factor, (region.top + region.height) / factor, level.height)
  return {
    index,
    region: { left: across.start, top: down.start, width: across.length, height: down.length },
  }
}

/** Without the pixels beyond the edges of the image that a level may have. */
const partOfImage = ({ factor, width, height }: LevelSize, image: Dimensions): LevelSize => ({
  factor,
  width: Math.min(width, sizeAt(image, factor).width),
  height: Math.min(height, sizeAt(image, factor).height),
})

interface Stretch {
  readonly start: number
  readonly length: number
  /** Where the image ends. */
  readonly end: number
}

/** One side of a level. */
interface LevelSide {
  readonly factor: number
  readonly pixels: number
}

/** True when a stretch of the image has enough pixels on a level. */
function hasPixels(
  { start, length, end }: Stretch,
  wanted: number,
  { factor, pixels }: LevelSide,
): boolean {
  // A level is rounded up at the edge of the image, and so is what is asked of it there, unless others rounded it
  // down. Of a few pixels the last one would be too large a part.
  const isRoundedUp = pixels * factor >= end
  const reachesEdge = isRoundedUp && start + length === end && length >= 8 * factor
  return (reachesEdge ? Math.ceil(length / factor) * factor : length) >= wanted * factor
}

/** The nearest whole pixels: at least one, and none beyond the edge. */
function between(start: number, end: number, most: number): { start: number; length: number } {
  const first = Math.min(Math.round(start), most - 1)
  const last = Math.min(Math.max(Math.round(end), first + 1), most)
  return { start: first, length: last - first }
}
