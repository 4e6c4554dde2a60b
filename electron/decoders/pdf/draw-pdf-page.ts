import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { problem } from '../../../iiif/problem.ts'
import type { DecodedPicture } from '../job.ts'
import { beginTiff } from '../raw-tiff.ts'
import type { DoJob } from '../thread.ts'
import { withPage, withPdf, type Pdfium } from './engine.ts'

/** Blue, green, red and one byte unused. */
const BGRX = 3
const WHITE = 0xffffffff
/** What was written and marked on the page belongs to it. */
const WITH_NOTES = 0x01

/** Draws a page on white, upright. */
export const drawPdfPage: DoJob<'drawPdfPage'> = ({ file, page: index, size }) =>
  withPdf(file, (document) =>
    withPage(document, index, (page) => drawPage(document.engine, page, size)),
  )

/** @throws Problem `source/damaged` when there is not enough memory for it */
export function drawPage(pdfium: Pdfium, page: number, size: Dimensions): DecodedPicture {
  const { width, height } = size
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRX, 0, 0)
  if (bitmap === 0) throw problem('source/damaged')
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_NOTES)
    const stride = pdfium._FPDFBitmap_GetStride(bitmap)
    const start = pdfium._FPDFBitmap_GetBuffer(bitmap)
    const drawn = new Uint8Array(pdfium.wasmExports.memory.buffer, start, stride * height)
    const { tiff, pixels } = beginTiff({ ...size, colours: 'rgb', hasAlpha: false, bits: 8 })
    let to = 0
    for (let row = 0; row < height; row++) {
      for (let from = row * stride, end = from + width * 4; from < end; from += 4) {
        pixels[to++] = drawn[from + 2] ?? 0
        pixels[to++] = drawn[from + 1] ?? 0
        pixels[to++] = drawn[from] ?? 0
      }
    }
    return { ...size, tiff }
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap)
  }
}
