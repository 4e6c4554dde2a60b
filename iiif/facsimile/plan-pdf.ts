import { problem } from '../problem.ts'
import { canvasesOf, type Project } from '../project/model.ts'
import type { TargetPlan } from '../targets/plan.ts'
import { elsewhereIn, uncreditedIn } from '../targets/remarks.ts'
import { leafRequest, type PictureRequest } from './leaf-request.ts'
import { leavesOf, type Leaf, type LeafPicture } from './leaves.ts'
import type { PdfOptions } from './options.ts'
import { cellsOf } from './page-layout.ts'

/** Bytes of a JPEG of scans at quality 85, per pixel: measured over photographed leaves made smaller. */
const BYTES_PER_PIXEL = 0.2
/** Of a page without its pictures, and of the letters that are embedded. */
const BYTES_PER_PAGE = 1_500
const BYTES_OF_FONTS = 60_000
/** The longest side of a picture in a contact sheet, in pixels: sharp in print at three columns. */
const THUMBNAIL = 600

/**
 * What a PDF will be: counted before anything is written.
 *
 * @throws Problem `export/nothing-to-export`
 */
export function planPdf(project: Project, options: PdfOptions): TargetPlan {
  const canvases = canvasesOf(project).length
  if (canvases === 0) throw problem('export/nothing-to-export')
  const leaves = leavesOf(project, options.languages)
  const pages = pagesOf(options, canvases)
  const pixels = leaves.flatMap((leaf) =>
    picturesFor(leaf, options).map(({ request }) => request?.pixels ?? 0),
  )
  return {
    canvases,
    pages,
    files: 1,
    bytes: Math.round(
      BYTES_OF_FONTS +
        pages * BYTES_PER_PAGE +
        pixels.reduce((sum, count) => sum + count * BYTES_PER_PIXEL, 0),
    ),
    remarks: [...uncreditedIn(project), ...elsewhereIn(project)],
  }
}

/** A facsimile begins with a title. */
function pagesOf(options: PdfOptions, canvases: number): number {
  if (options.kind === 'facsimile') return canvases + 1
  return (cellsOf(canvases, options.columns, options.paper).at(-1)?.page ?? 0) + 1
}

/** A picture of a leaf, and what the image server is asked for; nothing where others hold it. */
export interface AskedPicture extends LeafPicture {
  readonly request: PictureRequest | undefined
}

/** What is asked of the image server for a leaf: each picture as large as its share of the leaf needs. */
export const picturesFor = (leaf: Leaf, options: PdfOptions): readonly AskedPicture[] =>
  leaf.pictures.map((picture) => {
    const { placement, image } = picture
    const share = Math.max(placement.width, placement.height) / Math.max(leaf.width, leaf.height, 1)
    const longest = options.kind === 'facsimile' ? options.longestSide : THUMBNAIL
    const side = Math.max(1, Math.round(longest * share))
    return {
      ...picture,
      request: image.type === 'Image' ? leafRequest(picture, image, side) : undefined,
    }
  })

/** Every text that the PDF prints or holds unseen, so that its letters can be looked up in the fonts. */
export const textsIn = (leaves: readonly Leaf[], options: PdfOptions): readonly string[] =>
  leaves.flatMap(({ label, credit, lines }) => [
    label,
    ...[credit.statement, credit.provider, credit.source?.label].filter(
      (text) => text !== undefined,
    ),
    ...(options.kind === 'facsimile' && options.text === 'searchable'
      ? lines.map(({ text }) => text)
      : []),
  ])
