import { sizeAt } from '../../../iiif/image/tiles.ts'
import type { PdfScan } from '../../decoders/job.ts'
import type { PublishedImage } from '../../contract/image-server.ts'
import { fromSource, resizeTo } from '../pixels.ts'
import type { OpenPicture } from '../source-picture.ts'
import { bufferOf, decoder, pipelineOf } from './decoder.ts'

/** A page that is one scanned JPEG is that JPEG; any other is drawn, as large as it is wanted. */
export const openPdfPage: OpenPicture = async (image, { descriptor, size }, factor) => {
  const file = { descriptor, size }
  const page = image.page ?? 0
  const scan = await decoder.run('extractPdfScan', { file, page })
  if (scan && (await isThePage(scan, image))) {
    const { width, height } = image
    return { pipeline: fromSource(bufferOf(scan.jpeg)), width, height, factor: 1 }
  }
  const drawn = await decoder.run('drawPdfPage', { file, page, size: sizeAt(image, factor) })
  return { pipeline: pipelineOf(drawn), width: drawn.width, height: drawn.height, factor }
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
