import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { Problem, reportOf, type ProblemReport } from '../../../iiif/problem.ts'
import type { DoJob } from '../thread.ts'
import { withNumbers, withPage, withPdf, type PdfDocument } from './engine.ts'
import { readContents } from './page-contents.ts'
import { ordinaryPageSize, pageSize } from './page-size.ts'

/** More pages than any volume has. */
const MOST_PAGES = 10_000

/** Looking into the pages of one file may take so many milliseconds; the rest is only measured. */
const MOST_MILLISECONDS = 15_000

/** The sizes of the pages of a PDF in pixels, in their order. Nothing is drawn. */
export const describePdf: DoJob<'describePdf'> = ({ file }) =>
  withPdf(file, (document) => {
    const deadline = performance.now() + MOST_MILLISECONDS
    return Array.from({ length: Math.min(document.pages, MOST_PAGES) }, (_, index) =>
      describePage(document, index, performance.now() < deadline ? 'looked into' : 'measured'),
    )
  })

function describePage(
  document: PdfDocument,
  index: number,
  how: 'looked into' | 'measured',
): Dimensions | ProblemReport {
  try {
    if (how === 'measured') return measurePage(document, index)
    return withPage(document, index, (page) => pageSize(readContents(document.engine, page)))
  } catch (error) {
    // One page may be damaged while the others are good.
    if (error instanceof Problem) return reportOf(error)
    throw error
  }
}

const measurePage = ({ engine, handle }: PdfDocument, index: number): Dimensions =>
  withNumbers(engine, 8, (address, view) => {
    engine._FPDF_GetPageSizeByIndexF(handle, index, address)
    return ordinaryPageSize(view().getFloat32(0, true), view().getFloat32(4, true))
  })
