import type { Sharp } from 'sharp'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { openHeic } from './decoders/heic-source.ts'
import { openJpeg2000 } from './decoders/jpeg-2000-source.ts'
import { openPdfPage } from './decoders/pdf-source.ts'
import { openTiff } from './decoders/tiff-source.ts'
import { withSource, type OpenSource } from './open-source.ts'
import { inStandardColours } from './standard-colours.ts'
import { bearableFor, fromSource } from './pixels.ts'

/** The picture in a source, whatever its format: upright, and sRGB or grey once it is written out. */
export interface SourcePicture extends Dimensions {
  /** A pipeline that begins with the picture. It may be used once, while the source is open. */
  readonly pipeline: Sharp
  /** How many pixels of the image make one of the picture, each way: 1, or what was asked for. */
  readonly factor: number
}

/** Begins with the picture of an open source. */
export type OpenPicture = (
  image: PublishedImage,
  source: OpenSource,
  factor: number,
) => Promise<SourcePicture>

/** The picture that sharp reads by itself. It reduces JPEG and WebP while it decodes them. */
const openWhole: OpenPicture = async (image, source) => ({
  pipeline: fromSource(await source.input(), bearableFor(image)),
  width: image.width,
  height: image.height,
  factor: 1,
})

const OPEN: Readonly<Record<PublishedImage['format'], OpenPicture>> = {
  jpeg: openWhole,
  png: openWhole,
  webp: openWhole,
  gif: openWhole,
  avif: openWhole,
  tiff: openTiff,
  jp2: openJpeg2000,
  heic: openHeic,
  pdf: openPdfPage,
}

/**
 * Opens the source of an image, hands its picture over, and closes it.
 *
 * @param factor a power of two: by how much the picture may be reduced. Decoders that can leave out what is
 *   not needed give a picture of exactly `ceil(width / factor)` by `ceil(height / factor)` pixels, others the
 *   whole one with `factor` 1, of which sharp's own `resize` decodes less where the format allows it
 * @throws Problem `image/file-gone`, `image/changed`, `image/too-slow`, `source/…`; sharp's own errors while the
 *   pipeline runs
 */
export const withPicture = <Result>(
  image: PublishedImage,
  factor: number,
  use: (picture: SourcePicture) => Promise<Result>,
): Promise<Result> =>
  withSource(image, async (source) => {
    const picture = await OPEN[image.format](image, source, factor)
    return use({ ...picture, pipeline: await inStandardColours(picture.pipeline, image) })
  })
