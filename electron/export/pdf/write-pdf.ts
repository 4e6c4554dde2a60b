import type { Writable } from 'node:stream'
import { once } from 'node:events'
import { bookmarksOf, type Bookmark } from '../../../iiif/facsimile/bookmarks.ts'
import { leavesOf } from '../../../iiif/facsimile/leaves.ts'
import type { PdfOptions } from '../../../iiif/facsimile/options.ts'
import { titlePageOf } from '../../../iiif/facsimile/title-page.ts'
import type { LocalImage, Project } from '../../../iiif/project/model.ts'
import type { PictureRequest } from '../../../iiif/facsimile/leaf-request.ts'
import type { SiteProgress } from '../../contract/publishing.ts'
import { drawContactSheet } from './draw-contact-sheet.ts'
import { drawFacsimile } from './draw-facsimile.ts'
import type { PdfFonts } from './fonts.ts'
import { newDocument, takePen } from './pen.ts'

export interface PdfRun {
  readonly project: Project
  readonly options: PdfOptions
  readonly fonts: PdfFonts
  /** When it is made, for what the document says of itself. */
  readonly made: Date
  /** Has the image server make a picture. @throws Problem when it cannot */
  readonly fetchPicture: (image: LocalImage, request: PictureRequest) => Promise<Uint8Array>
  readonly onProgress: (progress: SiteProgress) => void
  readonly signal: AbortSignal
}

/**
 * Writes the object as a PDF. One page is in memory at a time.
 *
 * @throws Problem `export/image-failed`; the reason of the signal; what the stream throws
 */
export async function writePdf(run: PdfRun, target: Writable): Promise<void> {
  const { project, options } = run
  const leaves = leavesOf(project, options.languages)
  const { title } = titlePageOf(project, options.languages)
  const document = newDocument({ title, made: run.made })
  const pen = takePen(document, run.fonts)
  const ended = once(target, 'finish')
  // Its failure is told where it is waited for.
  ended.catch(() => undefined)
  document.pipe(target)
  const drawing = { pen, run, leaves, settle: () => settle(target, run.signal) }
  if (options.kind === 'facsimile') {
    await drawFacsimile(drawing, options)
    addBookmarks(document, bookmarksOf(project, options.languages))
  } else {
    await drawContactSheet(drawing, options)
  }
  document.end()
  await ended
}

/** Waits until the disk has taken what was given to it, so that pages do not pile up in memory. */
async function settle(target: Writable, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (target.writableNeedDrain) await once(target, 'drain', { signal })
}

/** The title is the first page, and every canvas one after it. */
function addBookmarks(document: PDFKit.PDFDocument, bookmarks: readonly Bookmark[]): void {
  const add = (outline: PDFKit.PDFOutline, { label, leaf, within }: Bookmark): void => {
    const entry = outline.addItem(label, { expanded: false, pageNumber: leaf + 1 } as never)
    within.forEach((bookmark) => add(entry, bookmark))
  }
  bookmarks.forEach((bookmark) => add(document.outline, bookmark))
}
