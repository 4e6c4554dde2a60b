import { problem } from '../problem.ts'
import type { Dimensions, Rectangle } from './dimensions.ts'
import { isWithin, largestWithin, type SizeLimits } from './limits.ts'
import type { ImageRequest } from './request.ts'
import { formatSize, type Size, type SizeForm } from './size.ts'
import { findGridSize, type TiledImage } from './tiles.ts'

/** What the size of a result depends on, besides what was asked for. */
export interface SizeContext {
  readonly image: TiledImage
  /** In pixels of the full image. */
  readonly region: Rectangle
  readonly limits: SizeLimits
}

/**
 * Turns a requested size into whole pixels of the result before it is turned.
 *
 * 2.x is asked for sizes without `^` and without `sizeAboveFull`: more than the region has is refused there
 * too, but for `!w,h`, whose exact scale is left to the server.
 *
 * @throws Problem `image/size-larger-than-region`, `image/size-too-large`, `image/size-empty`
 * @see https://iiif.io/api/image/3.0/#42-size
 */
export function resolveSize(
  { size, version }: Pick<ImageRequest, 'size' | 'version'>,
  context: SizeContext,
): Dimensions {
  const { region, limits } = context
  const asked = dimensionsOf(size, context)
  const text = formatSize(size)
  if (asked.width < 1 || asked.height < 1) throw problem('image/size-empty', { text })
  if (!size.mayUpscale && isLargerThan(region, asked)) {
    throw problem('image/size-larger-than-region', { text, ...largestFor(size, context) })
  }
  if (version === 3 && isConfinedBeyond(size, region)) {
    throw problem('image/size-larger-than-region', { text, ...largestFor(size, context) })
  }
  if (!isWithin(limits, asked)) {
    throw problem('image/size-too-large', { text, ...largestFor(size, context) })
  }
  return asked
}

/** The largest size of a region: no larger than itself, unless the request begins with `^`. */
export function largestFor(
  { mayUpscale }: Pick<Size, 'mayUpscale'>,
  context: SizeContext,
): Dimensions {
  const { region, limits } = context
  if (mayUpscale || !isWithin(limits, region)) return largestWithin(limits, region)
  return { width: region.width, height: region.height }
}

function dimensionsOf({ form, mayUpscale }: Size, context: SizeContext): Dimensions {
  const { region, image } = context
  switch (form.kind) {
    case 'full':
    case 'max':
      return largestFor({ mayUpscale }, context)
    case 'percent':
      return {
        width: Math.round((region.width * form.percent) / 100),
        height: Math.round((region.height * form.percent) / 100),
      }
    case 'width':
      return (
        findGridSize(image, region, { width: form.width }) ?? {
          width: form.width,
          height: proportional(form.width, region.height / region.width),
        }
      )
    case 'height':
      return (
        findGridSize(image, region, { height: form.height }) ?? {
          width: proportional(form.height, region.width / region.height),
          height: form.height,
        }
      )
    case 'exact':
      return { width: form.width, height: form.height }
    case 'within':
      return fitInto(form, largestFor({ mayUpscale }, context), region)
  }
}

/** A side that follows from the other. At least one pixel: thin strips would otherwise have no tiles. */
const proportional = (side: number, ratio: number): number => Math.max(1, Math.round(side * ratio))

/** The largest size with the proportions of the region that neither bound is exceeded by. */
function fitInto(asked: Dimensions, largest: Dimensions, region: Dimensions): Dimensions {
  const width = Math.min(asked.width, largest.width)
  const height = Math.min(asked.height, largest.height)
  const scale = Math.min(width / region.width, height / region.height)
  return {
    width: Math.min(width, proportional(region.width, scale)),
    height: Math.min(height, proportional(region.height, scale)),
  }
}

const isLargerThan = (region: Dimensions, size: Dimensions): boolean =>
  size.width > region.width || size.height > region.height

/**
 * True for `!w,h` with a box that is larger than the region both ways. The text of 3.0 would allow to
 * answer it with the unscaled region; the official validator (`size_noup`) and every server that was
 * measured refuse it.
 */
const isConfinedBeyond = ({ form, mayUpscale }: Size, region: Dimensions): boolean =>
  !mayUpscale && isWithinForm(form) && form.width > region.width && form.height > region.height

const isWithinForm = (form: SizeForm): form is Extract<SizeForm, { kind: 'within' }> =>
  form.kind === 'within'
