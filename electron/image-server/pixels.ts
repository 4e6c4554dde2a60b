import type { Sharp, SharpOptions } from 'sharp'
import { areaOf, type Dimensions } from '../../iiif/image/dimensions.ts'
import { USUAL_SOURCE_PIXELS } from '../../iiif/image/source-limit.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { sharp } from './sharp.ts'
import type { SourceInput } from './open-source.ts'

/** A picture in memory: sRGB or grey, eight bits a channel, upright. */
export interface Pixels extends Dimensions {
  readonly data: Buffer
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly channels: 1 | 2 | 3 | 4
}

/** How long one picture may take, in seconds. */
export const MOST_SECONDS = 30

/** Pixels that any computer reads in a second, also those of a progressive JPEG. */
const PIXELS_A_SECOND = 5e6

/** Which of the pictures in a file it is, and what else sharp must know of it. */
export type SourceOptions = Pick<
  SharpOptions,
  'page' | 'tiff' | 'limitInputChannels' | 'limitInputPixels' | 'failOn'
> & {
  /** How long all that is done with the picture may take. */
  readonly seconds?: number
}

/** What a file may take of pixels and time: more than usually only where the scholar allowed it. */
export function bearableFor(
  image: PublishedImage,
): Pick<SourceOptions, 'limitInputPixels' | 'seconds'> {
  const area = areaOf(image)
  if (!image.isAllowedLarge || area <= USUAL_SOURCE_PIXELS) return {}
  return {
    limitInputPixels: area,
    seconds: Math.max(MOST_SECONDS, Math.ceil(area / PIXELS_A_SECOND)),
  }
}

/**
 * Begins with a file, upright. The first frame of an animation, the first page of a TIFF unless another is named.
 * Damage is an error and no grey area, since a page that is half missing would look like a blank one.
 */
export const fromSource = (
  input: SourceInput,
  { seconds = MOST_SECONDS, ...options }: SourceOptions = {},
): Sharp =>
  sharp(input, { failOn: 'warning', limitInputPixels: USUAL_SOURCE_PIXELS, ...options })
    .timeout({ seconds })
    .autoOrient()

export const fromPixels = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).timeout({
    seconds: MOST_SECONDS,
  })

/** Exactly this size, whatever that does to the proportions: they were decided before. */
export const resizeTo = (pipeline: Sharp, { width, height }: Dimensions): Sharp =>
  pipeline.resize(width, height, { fit: 'fill' })

export async function toPixels(pipeline: Sharp): Promise<Pixels> {
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
