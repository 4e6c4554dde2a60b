import type { Sharp } from 'sharp'
import { areaOf } from '../../iiif/image/dimensions.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { fromSource } from './pixels.ts'

/** Formats whose samples may have more than eight bits. */
const DEEP: ReadonlySet<PublishedImage['format']> = new Set(['png', 'tiff', 'avif', 'jp2', 'heic'])

/** In bytes, of a picture in grey that is converted: beyond, its shades stay as they are. */
const MOST_BYTES = 500_000_000

/**
 * Sees to it that the picture is in the colours of sRGB once it is written out. sharp converts what has eight bits a
 * sample by itself; what has more and a profile it converts to Display P3 and leaves there, unless it is told.
 */
export async function inStandardColours(
  pipeline: Sharp,
  image: Pick<PublishedImage, 'format' | 'width' | 'height'>,
): Promise<Sharp> {
  if (!DEEP.has(image.format)) return pipeline
  const { hasProfile, depth, space } = await pipeline.metadata()
  // CIELAB and inks come with eight bits in any case.
  if (!hasProfile || depth !== 'ushort') return pipeline
  if (space === 'rgb16') return pipeline.withIccProfile('srgb', { attach: false })
  return space === 'grey16' && areaOf(image) <= MOST_BYTES ? fromShallowGrey(pipeline) : pipeline
}

/** Of grey with sixteen bits sharp leaves the profile out; with eight bits it converts it as it should. */
const fromShallowGrey = async (pipeline: Sharp): Promise<Sharp> =>
  fromSource(
    await pipeline.toColourspace('b-w').keepIccProfile().tiff({ compression: 'none' }).toBuffer(),
  )
