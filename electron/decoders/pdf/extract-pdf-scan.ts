import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import type { PdfScan } from '../job.ts'
import type { DoJob } from '../thread.ts'
import { drawPage } from './draw-pdf-page.ts'
import { withNumbers, withPage, withPdf, type Pdfium } from './engine.ts'
import { asUprightJpeg } from './jpeg-segments.ts'
import { readContents, type PageImage } from './page-contents.ts'
import { coversPage, quartersOf, turned } from './page-size.ts'

/** The longest side of the small picture of the page, in pixels. */
const PROOF_SIDE = 96

/** DeviceGray, DeviceRGB, ICCBased: colours that a JPEG can speak of by itself. */
const COLOUR_SPACES = new Set([1, 2, 7])
const ICC_BASED = 7

/** Takes the JPEG out of a page that is nothing but one JPEG; undefined for any other page. */
export const extractPdfScan: DoJob<'extractPdfScan'> = ({ file, page: index }) =>
  withPdf(file, (document) =>
    withPage(document, index, (page) => {
      const { images, hasMarks, box, turns } = readContents(document.engine, page)
      const [image, ...others] = images
      if (!image || others.length > 0 || hasMarks || !coversPage(image, box)) return undefined
      const quarters = quartersOf(image, turns)
      return quarters === undefined
        ? undefined
        : extract(document.engine, { page, image, quarters })
    }),
  )

function extract(
  pdfium: Pdfium,
  {
    page,
    image,
    quarters,
  }: { readonly page: number; readonly image: PageImage; readonly quarters: number },
): PdfScan | undefined {
  if (!isPlainJpeg(pdfium, image.handle)) return undefined
  const space = colourSpaceOf(pdfium, page, image.handle)
  if (!COLOUR_SPACES.has(space)) return undefined
  const bytes = readBlock(pdfium, (data, length) =>
    pdfium._FPDFImageObj_GetImageDataRaw(image.handle, data, length),
  )
  const profile = space === ICC_BASED ? readProfile(pdfium, page, image.handle) : undefined
  const jpeg = asUprightJpeg(bytes, { quarters, profile })
  if (!jpeg) return undefined
  const size = turned(image, quarters)
  return { ...size, jpeg, proof: drawPage(pdfium, page, proofSize(size)) }
}

function proofSize({ width, height }: Dimensions): Dimensions {
  const scale = Math.min(1, PROOF_SIDE / Math.max(width, height))
  const side = (length: number): number => Math.max(1, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}

function isPlainJpeg(pdfium: Pdfium, image: number): boolean {
  if (pdfium._FPDFImageObj_GetImageFilterCount(image) !== 1) return false
  const name = readBlock(pdfium, (data, length) =>
    pdfium._FPDFImageObj_GetImageFilter(image, 0, data, length),
  )
  return Buffer.from(name).toString('latin1').startsWith('DCTDecode')
}

/** FPDF_IMAGEOBJ_METADATA: width, height, two resolutions, bits of a pixel, colour space, marked content. */
const METADATA_BYTES = 28
const COLOUR_SPACE_AT = 20

const colourSpaceOf = (pdfium: Pdfium, page: number, image: number): number =>
  withNumbers(pdfium, METADATA_BYTES, (address, view) =>
    pdfium._FPDFImageObj_GetImageMetadata(image, page, address)
      ? view().getInt32(COLOUR_SPACE_AT, true)
      : 0,
  )

function readProfile(pdfium: Pdfium, page: number, image: number): Uint8Array | undefined {
  const bytes = readBlock(pdfium, (data, length) =>
    withNumbers(pdfium, 4, (needed, view) => {
      const isThere = pdfium._FPDFImageObj_GetIccProfileDataDecoded(
        image,
        page,
        data,
        length,
        needed,
      )
      return isThere ? view().getUint32(0, true) : 0
    }),
  )
  return bytes.length > 0 ? bytes : undefined
}

/** Asks first how much there is, then for it. */
function readBlock(pdfium: Pdfium, ask: (data: number, length: number) => number): Uint8Array {
  const length = ask(0, 0)
  if (length === 0) return new Uint8Array(0)
  return withNumbers(pdfium, length, (address) => {
    ask(address, length)
    return new Uint8Array(pdfium.wasmExports.memory.buffer, address, length).slice()
  })
}
