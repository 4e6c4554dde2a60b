import { PAPERS, type PaperName } from '../../../iiif/facsimile/options.ts'
import { MARGIN } from '../../../iiif/facsimile/page-layout.ts'
import type { TitlePage } from '../../../iiif/facsimile/title-page.ts'
import { HAIRLINE, INK, SOFT_INK, type Pen, type TextStyle } from './pen.ts'

const TITLE: TextStyle = { size: 24, colour: INK }
const SUMMARY: TextStyle = { size: 11, colour: INK }
const LABEL: TextStyle = { size: 8, colour: SOFT_INK }
const VALUE: TextStyle = { size: 10, colour: INK }
const CREDIT: TextStyle = { size: 8, colour: SOFT_INK }

/** What is said of the whole object, on a page of its own; what the page has no room for is left out. */
export function drawTitle(pen: Pen, page: TitlePage, paper: PaperName): void {
  const sheet = PAPERS[paper]
  pen.document.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  const x = MARGIN * 1.5
  const width = sheet.width - 2 * x
  const credit = [page.statement, page.rights].filter((text) => text !== '')
  const bottom =
    sheet.height -
    x -
    credit.reduce((sum, text) => sum + pen.heightOf(text, { width, lines: 4 }, CREDIT), 0)

  let y = pen.write(page.title, { x, y: sheet.height * 0.18, width, lines: 5 }, TITLE) + 8
  pen.document
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke()
  y += 14
  if (page.summary !== '') {
    const lines = Math.max(1, Math.floor((bottom - y) / 3 / 15))
    y = pen.write(page.summary, { x, y, width, lines }, SUMMARY) + 14
  }
  for (const { label, value } of page.entries) {
    const height =
      pen.heightOf(label, { width, lines: 1 }, LABEL) +
      pen.heightOf(value, { width, lines: 4 }, VALUE) +
      6
    if (y + height > bottom - 12) break
    if (label !== '') y = pen.write(label, { x, y, width, lines: 1 }, LABEL)
    y = pen.write(value, { x, y, width, lines: 4 }, VALUE) + 6
  }
  let below = bottom
  for (const text of credit) {
    const link = text === page.rights ? { link: text } : {}
    below = pen.write(text, { x, y: below, width, lines: 4, ...link }, CREDIT)
  }
}
