import { problem } from '../problem.ts'
import type { Dimensions, Rectangle } from './dimensions.ts'
import { formatRegion, type Region } from './region.ts'

/**
 * Turns a requested region into whole pixels of the full image, clipped to its edges.
 *
 * @param image as displayed, i.e. after EXIF orientation, in pixels
 * @returns in pixels of the full image; width and height are at least 1
 * @throws Problem `image/region-outside-image` when nothing of the region lies in the image
 * @see https://iiif.io/api/image/3.0/#41-region
 */
export function resolveRegion(region: Region, image: Dimensions): Rectangle {
  switch (region.kind) {
    case 'full':
      return { left: 0, top: 0, ...pick(image) }
    case 'square':
      return centredSquare(image)
    case 'pixels':
      return clip(
        region,
        { left: region.x, top: region.y, width: region.w, height: region.h },
        image,
      )
    case 'percent':
      return clip(region, fromPercent(region, image), image)
  }
}

/** Without further members that a caller's object may have: the result is compared and logged. */
const pick = ({ width, height }: Dimensions): Dimensions => ({ width, height })

function centredSquare({ width, height }: Dimensions): Rectangle {
  const side = Math.min(width, height)
  return {
    left: Math.floor((width - side) / 2),
    top: Math.floor((height - side) / 2),
    width: side,
    height: side,
  }
}

function fromPercent(region: Extract<Region, { kind: 'percent' }>, image: Dimensions): Rectangle {
  const { x, y, w, h } = region
  return {
    left: startFromPercent(x, image.width),
    top: startFromPercent(y, image.height),
    width: lengthFromPercent(w, image.width),
    height: lengthFromPercent(h, image.height),
  }
}

/** Below 100 percent a region begins inside the image, also where rounding would put it on the far edge. */
const startFromPercent = (percent: number, length: number): number =>
  percent < 100
    ? Math.min(length - 1, Math.round((length * percent) / 100))
    : Math.round((length * percent) / 100)

/** What is more than nothing is at least one pixel. */
const lengthFromPercent = (percent: number, length: number): number =>
  percent === 0 ? 0 : Math.max(1, Math.round((length * percent) / 100))

function clip(region: Region, wanted: Rectangle, image: Dimensions): Rectangle {
  const { left, top } = wanted
  const width = Math.min(wanted.width, image.width - left)
  const height = Math.min(wanted.height, image.height - top)
  if (width < 1 || height < 1) {
    throw problem('image/region-outside-image', { text: formatRegion(region), ...pick(image) })
  }
  return { left, top, width, height }
}
