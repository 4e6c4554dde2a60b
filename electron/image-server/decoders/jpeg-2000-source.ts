import type { OpenPicture } from '../source-picture.ts'
import { asReduced, decoder, pipelineOf } from './decoder.ts'

/** JPEG 2000 holds every picture in halves as well: an eighth takes a twentieth of the time. */
export const openJpeg2000: OpenPicture = async (image, file, factor) => {
  const { descriptor, size } = file
  const picture = await decoder.run('decodeJpeg2000', { file: { descriptor, size }, factor })
  return asReduced(image, factor, { ...picture, pipeline: pipelineOf(picture) })
}
