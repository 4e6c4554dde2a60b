import { problem } from '../problem.ts'
import type { Dimensions, Rectangle } from './dimensions.ts'
import { areaOf } from './dimensions.ts'
import { limitsOf } from './limits.ts'
import { FORMATS, type Format } from './quality-format.ts'
import type { ImageRequest } from './request.ts'
import { resolveRegion } from './resolve-region.ts'
import { resolveSize } from './resolve-size.ts'
import { formatRotation, isQuarterTurn, turnedSize } from './rotation.ts'
import type { TiledImage } from './tiles.ts'

/** What is to be made, in whole pixels and without any version: the work of the image server. */
export interface RenderInstructions {
  /** In pixels of the full image as displayed. */
  readonly region: Rectangle
  /** In pixels of the result before it is turned. */
  readonly size: Dimensions
  /** Left and right are exchanged before the image is turned. */
  readonly isMirrored: boolean
  /** Clockwise, at least 0 and less than 360. */
  readonly degrees: number
  readonly quality: 'default' | 'gray' | 'bitonal'
  readonly format: Format
}

/** The largest result, in pixels, that is turned by other than quarter turns; it costs far more than they. */
const LARGEST_TURNED_AREA = 40_000_000

/**
 * Turns a request into what is to be made of an image of these dimensions. Order: region, size, rotation,
 * quality, format.
 *
 * @throws Problem `image/region-outside-image`, `image/size-…`, `image/rotation-too-large`
 * @see https://iiif.io/api/image/3.0/#46-order-of-implementation
 */
export function resolveRequest(request: ImageRequest, image: TiledImage): RenderInstructions {
  const region = resolveRegion(request.region, image)
  const size = resolveSize(request, { image, region, limits: limitsOf(image) })
  const instructions: RenderInstructions = {
    region,
    size,
    isMirrored: request.rotation.isMirrored,
    degrees: request.rotation.degrees % 360,
    // The default is the picture as it is, in colour where it has any: `color` asks for the same.
    quality: request.quality === 'color' ? 'default' : request.quality,
    format: request.format,
  }
  refuseTooLargeResult(instructions)
  return instructions
}

function refuseTooLargeResult({ size, isMirrored, degrees, format }: RenderInstructions): void {
  const text = formatRotation({ isMirrored, degrees })
  if (!isQuarterTurn(degrees) && areaOf(size) > LARGEST_TURNED_AREA) {
    throw problem('image/rotation-too-large', { text, megapixels: LARGEST_TURNED_AREA / 1e6 })
  }
  const turned = turnedSize(size, degrees)
  const { longestSide } = FORMATS[format]
  if (Math.max(turned.width, turned.height) > longestSide) {
    throw problem('image/format-too-large', { format, longest: longestSide })
  }
}
