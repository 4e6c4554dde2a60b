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
