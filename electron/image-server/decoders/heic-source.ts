import type { OpenPicture } from '../source-picture.ts'
import { asReduced, decoder, pipelineOf } from './decoder.ts'

/** HEIC is decoded as a whole, or not at all. */
export const openHeic: OpenPicture = async (image, { descriptor, size }) => {
  const picture = await decoder.run('decodeHeic', { file: { descriptor, size } })
  return asReduced(image, 1, { ...picture, pipeline: pipelineOf(picture) })
}
