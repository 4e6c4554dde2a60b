import type { ContactSheetOptions } from '../../../iiif/facsimile/options.ts'
import { PAPERS } from '../../../iiif/facsimile/options.ts'
import { cellsOf, fitInto, MARGIN } from '../../../iiif/facsimile/page-layout.ts'
import { titlePageOf } from '../../../iiif/facsimile/title-page.ts'
import { drawPictures, type Drawing } from './drawing.ts'
import { INK, SOFT_INK, type TextStyle } from './pen.ts'

const TITLE: TextStyle = { size: 12, colour: INK }
const NUMBER: TextStyle = { size: 8, colour: SOFT_INK }
const LABEL: TextStyle = { size: 7.5, colour: INK }

/** All canvases in small, with their labels, in reading order. */
export async function drawContactSheet(
  drawing: Drawing,
  { columns, paper, languages }: ContactSheetOptions,
): Promise<void> {
  const { pen, run, leaves } = drawing
  const { title } = titlePageOf(run.project, languages)
  const sheet = PAPERS[paper]
  const cells = cellsOf(leaves.length, columns, paper)
  const pages = (cells.at(-1)?.page ?? 0) + 1
  let page = -1
  for (const [index, leaf] of leaves.entries()) {
    const cell = cells[index]
    if (!cell) continue
    await drawing.settle()
    if (cell.page !== page) {
      page = cell.page
      pen.document.addPage({ size: [sheet.width, sheet.height], margin: 0 })
      const width = sheet.width - 2 * MARGIN
      pen.write(title, { x: MARGIN, y: MARGIN, width: width - 60, lines: 1 }, TITLE)
      const number = `${page + 1} / ${pages}`
      pen.write(number, { x: sheet.width - MARGIN - 50, y: MARGIN + 3, width: 50 }, NUMBER)
    }
    const place = fitInto(leaf, cell.picture)
    // On one line with its neighbours below, however high it is.
    const standing = { ...place, y: cell.picture.y + cell.picture.height - place.height }
    await drawPictures(drawing, leaf, standing)
    const { x } = standing
    const width = cell.picture.x + cell.picture.width - x
    pen.write(leaf.label, { x, y: cell.labelTop, width, lines: 2 }, LABEL)
    run.onProgress({ done: index + 1, total: leaves.length })
  }
}
