import type { Sharp } from 'sharp'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { sizeAt } from '../../../iiif/image/tiles.ts'
import { problem } from '../../../iiif/problem.ts'
import type { DecodedPicture } from '../../decoders/job.ts'
import { createDecoder } from '../../decoders/run-decoder.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import { fromPixels, fromSource, resizeTo, toPixels } from '../pixels.ts'
import type { SourcePicture } from '../source-picture.ts'

/** The one thread of this process in which files are decoded that sharp does not read. */
export const decoder = createDecoder()

/** Bytes that a thread handed over, as sharp takes them, without a copy. */
export const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/**
 * What a decoder gave, as the picture that was asked for. Decoders round the sides of reduced copies in their own
 * ways, or have none so small.
 *
 * @param factor the one that was asked for
 * @throws Problem `source/damaged` when the file holds another picture than its header said
 */
export async function asReduced(
  image: PublishedImage,
  factor: number,
  { pipeline, width, height }: Dimensions & { readonly pipeline: Sharp },
): Promise<SourcePicture> {
  const isWhole = width === image.width && height === image.height
  if (isWhole) return { pipeline, width, height, factor: 1 }
  if (factor === 1 || !isReductionOf(image, { width, height })) throw problem('source/damaged')
  const wanted = sizeAt(image, factor)
  const isExact = width === wanted.width && height === wanted.height
  return {
    // Two sizes in one pipeline would be one: what comes out here is resized again by who asked.
    pipeline: isExact ? pipeline : fromPixels(await toPixels(resizeTo(pipeline, wanted))),
    ...wanted,
    factor,
  }
}

/** By a power of two, each side rounded in whatever way. */
function isReductionOf(whole: Dimensions, reduced: Dimensions): boolean {
  const factor = 2 ** Math.round(Math.log2(whole.width / reduced.width))
  return (
    Math.abs(whole.width / factor - reduced.width) <= 1 &&
    Math.abs(whole.height / factor - reduced.height) <= 1
  )
}

export const pipelineOf = ({ tiff }: Pick<DecodedPicture, 'tiff'>): Sharp =>
  fromSource(bufferOf(tiff))
