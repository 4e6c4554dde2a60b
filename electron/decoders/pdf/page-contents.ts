import { withNumbers, type Pdfium } from './engine.ts'
import { combine, type Matrix, type PageFacts, type PlacedImage } from './page-size.ts'

/** An image on a page, and the handle under which PDFium knows it. */
export interface PageImage extends PlacedImage {
  readonly handle: number
}

/** What is on a page. */
export interface PageContents extends PageFacts {
  readonly images: readonly PageImage[]
  /** True when something is seen that is no image: text, lines, notes. What is only searched does not count. */
  readonly hasMarks: boolean
}

const TEXT = 1
const IMAGE = 3
const FORM = 5
/** Text that is there to be found, not to be seen: what character recognition puts over a scan. */
const INVISIBLE = 3
const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0]
/** Forms within forms; more are not honest. */
const DEEPEST = 8
/** Things on a page that are looked at: a page with more of them is no scan. */
const MOST_ITEMS = 20_000

/** Looks at all that is on a page, without drawing it. */
export function readContents(pdfium: Pdfium, page: number): PageContents {
  const images: PageImage[] = []
  let hasMarks = pdfium._FPDFPage_GetAnnotCount(page) > 0
  let seen = 0

  const look = (item: number, outer: Matrix, depth: number): void => {
    seen += 1
    if (seen > MOST_ITEMS || depth > DEEPEST) {
      hasMarks = true
      return
    }
    switch (pdfium._FPDFPageObj_GetType(item)) {
      case IMAGE: {
        const image = readImage(pdfium, item, outer)
        if (image) images.push(image)
        return
      }
      case TEXT:
        hasMarks ||= pdfium._FPDFTextObj_GetTextRenderMode(item) !== INVISIBLE
        return
      case FORM: {
        const inner = combine(matrixOf(pdfium, item) ?? UNTURNED, outer)
        const count = Math.min(pdfium._FPDFFormObj_CountObjects(item), MOST_ITEMS)
        for (let index = 0; index < count; index++) {
          look(pdfium._FPDFFormObj_GetObject(item, index), inner, depth + 1)
        }
        return
      }
      default:
        hasMarks = true
    }
  }

  const count = Math.min(pdfium._FPDFPage_CountObjects(page), MOST_ITEMS)
  for (let index = 0; index < count; index++) {
    look(pdfium._FPDFPage_GetObject(page, index), UNTURNED, 0)
  }
  return { box: boxOf(pdfium, page), turns: pdfium._FPDFPage_GetRotation(page), images, hasMarks }
}

function boxOf(pdfium: Pdfium, page: number): PageFacts['box'] {
  return withNumbers(pdfium, 16, (address, view) => {
    pdfium._FPDF_GetPageBoundingBox(page, address)
    const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true))
    return { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 }
  })
}

function readImage(pdfium: Pdfium, handle: number, outer: Matrix): PageImage | undefined {
  const matrix = matrixOf(pdfium, handle)
  if (!matrix) return undefined
  return withNumbers(pdfium, 8, (address, view) => {
    if (!pdfium._FPDFImageObj_GetImagePixelSize(handle, address, address + 4)) return undefined
    const width = view().getUint32(0, true)
    const height = view().getUint32(4, true)
    if (width === 0 || height === 0) return undefined
    return { handle, width, height, matrix: combine(matrix, outer) }
  })
}

const matrixOf = (pdfium: Pdfium, item: number): Matrix | undefined =>
  withNumbers(pdfium, 24, (address, view): Matrix | undefined => {
    if (!pdfium._FPDFPageObj_GetMatrix(item, address)) return undefined
    const at = (index: number): number => view().getFloat32(index * 4, true)
    return [at(0), at(1), at(2), at(3), at(4), at(5)]
  })
