import type { Sharp } from 'sharp'
import type { PublishedImage } from '../contract/image-server.ts'

/** Formats whose samples may have more than eight bits. */
const DEEP: ReadonlySet<PublishedImage['format']> = new Set(['png', 'tiff', 'avif', 'jp2', 'heic'])

/**
 * Sees to it that the picture is in the colours of sRGB once it is written out. sharp converts what has eight bits a
 * sample by itself; what has more and a profile it converts to Display P3 and leaves there, unless it is told.
 */
export async function inStandardColours(
  pipeline: Sharp,
  { format }: Pick<PublishedImage, 'format'>,
): Promise<Sharp> {
  if (!DEEP.has(format)) return pipeline
  const { hasProfile, depth, space } = await pipeline.metadata()
  // Grey has no colours to convert; CIELAB and inks come with eight bits in any case.
  const isDeepColour = hasProfile && depth === 'ushort' && space === 'rgb16'
  return isDeepColour ? pipeline.withIccProfile('srgb', { attach: false }) : pipeline
}
