import { sizeAt } from '../../../iiif/image/tiles.ts'
import type { PdfScan } from '../../decoders/job.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import type { OpenSource } from '../open-source.ts'
import { fromSource, resizeTo } from '../pixels.ts'
import type { OpenPicture } from '../source-picture.ts'
import { bufferOf, decoder, pipelineOf } from './decoder.ts'

/** A page that is one scanned JPEG is that JPEG; any other is drawn, as large as it is wanted. */
export const openPdfPage: OpenPicture = async (image, source, factor) => {
  const { width, height, page = 0 } = image
  const scan = await readScan(image, source)
  if (scan) return { pipeline: fromSource(scan), width, height, factor: 1 }
  const { descriptor, size } = source
  const file = { descriptor, size }
  const drawn = await decoder.run('drawPdfPage', { file, page, size: sizeAt(image, factor) })
  return { pipeline: pipelineOf(drawn), width: drawn.width, height: drawn.height, factor }
}

/** The JPEG that a page is, if it is nothing else; it says how it is to be turned and what its colours mean. */
export async function readScan(
  image: PublishedImage,
  { descriptor, size }: Pick<OpenSource, 'descriptor' | 'size'>,
): Promise<Buffer | undefined> {
  const file = { descriptor, size }
  const scan = await decoder.run('extractPdfScan', { file, page: image.page ?? 0 })
  return scan && (await isThePage(scan, image)) ? bufferOf(scan.jpeg) : undefined
}

/** How much the small pictures may differ, of 255: they are reduced in different ways. */
const MOST_DIFFERENCE = 12

/**
 * True when the JPEG shows what the page shows. A PDF can say much about an image that is not in its JPEG: that its
 * colours are inverted, that a part is masked.
 */
async function isThePage(
  { width, height, jpeg, proof }: PdfScan,
  image: PublishedImage,
): Promise<boolean> {
  if (width !== image.width || height !== image.height) return false
  const [own, shown] = await Promise.all([
    resizeTo(fromSource(bufferOf(jpeg)), proof)
      .toColourspace('srgb')
      .raw()
      .toBuffer(),
    pipelineOf(proof).raw().toBuffer(),
  ])
  if (own.length !== shown.length) return false
  let sum = 0
  for (let index = 0; index < own.length; index++) {
    sum += Math.abs((own[index] ?? 0) - (shown[index] ?? 0))
  }
  return sum / own.length <= MOST_DIFFERENCE
}
