import { isSameSize, isWhole, type Rectangle } from './dimensions.ts'
import { limitsOf } from './limits.ts'
import { formatQualityAndFormat } from './quality-format.ts'
import type { RenderInstructions } from './resolve.ts'
import { largestFor, resolveSize } from './resolve-size.ts'
import { formatRotation } from './rotation.ts'
import type { TiledImage } from './tiles.ts'
import type { ImageVersion } from './versions.ts'

/**
 * The one way to write what follows the base address for this picture, in the words of a version. Requests
 * that give the same picture have the same canonical form, and asking for it gives that picture.
 *
 * @see https://iiif.io/api/image/3.0/#48-canonical-uri-syntax
 * @see https://iiif.io/api/image/2.1/#canonical-uri-syntax
 */
export function canonicalParameters(
  instructions: RenderInstructions,
  image: TiledImage,
  version: ImageVersion,
): string {
  const { region, isMirrored, degrees } = instructions
  return [
    isWhole(region, image) ? 'full' : formatRectangle(region),
    CANONICAL_SIZE[version](instructions, image),
    formatRotation({ isMirrored, degrees }),
    formatQualityAndFormat(instructions),
  ].join('/')
}

type WriteSize = (instructions: RenderInstructions, image: TiledImage) => string

const CANONICAL_SIZE: Readonly<Record<ImageVersion, WriteSize>> = {
  2: writeSize2,
  3: writeSize3,
}

function writeSize3({ region, size }: RenderInstructions, image: TiledImage): string {
  const context = { image, region, limits: limitsOf(image) }
  if (isSameSize(size, largestFor({ mayUpscale: false }, context))) return 'max'
  const isEnlarged = size.width > region.width || size.height > region.height
  if (!isEnlarged) return `${size.width},${size.height}`
  if (isSameSize(size, largestFor({ mayUpscale: true }, context))) return '^max'
  return `^${size.width},${size.height}`
}

function writeSize2({ region, size }: RenderInstructions, image: TiledImage): string {
  if (isSameSize(size, region)) return 'full'
  // `w,` is for sizes that keep the proportions; where it would come out a pixel off, `w,h` says what is.
  const byWidth = { form: { kind: 'width', width: size.width }, mayUpscale: true } as const
  const limits = { maxWidth: Infinity, maxHeight: Infinity, maxArea: Infinity }
  const resolved = resolveSize({ version: 2, size: byWidth }, { image, region, limits })
  return isSameSize(resolved, size) ? `${size.width},` : `${size.width},${size.height}`
}

export const formatRectangle = ({ left, top, width, height }: Rectangle): string =>
  `${left},${top},${width},${height}`
