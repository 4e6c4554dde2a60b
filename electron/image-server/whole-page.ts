import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { readScan } from './decoders/pdf-source.ts'
import { withSource } from './open-source.ts'
import { asksForAll, isPlainJpeg } from './whole-file.ts'

/**
 * The JPEG that a page of a PDF is, if it is nothing else and just that is asked for: its pixels as they were
 * scanned, not encoded a second time.
 *
 * @throws Problem as `withSource` does
 */
export async function readWholePage(
  image: PublishedImage,
  instructions: RenderInstructions,
): Promise<Buffer | undefined> {
  if (image.format !== 'pdf' || !asksForAll(image, instructions)) return undefined
  const scan = await withSource(image, (source) => readScan(image, source))
  return scan && (await isPlainJpeg(scan, image)) ? scan : undefined
}
