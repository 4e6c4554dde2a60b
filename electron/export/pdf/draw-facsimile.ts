import type { Credit } from '../../../iiif/credits/credit.ts'
import type { Leaf } from '../../../iiif/facsimile/leaves.ts'
import type { FacsimileOptions } from '../../../iiif/facsimile/options.ts'
import { fitInto, MARGIN, onPage, sheetFor } from '../../../iiif/facsimile/page-layout.ts'
import { titlePageOf } from '../../../iiif/facsimile/title-page.ts'
import { drawPictures, type Drawing } from './drawing.ts'
import { drawTitle } from './draw-title.ts'
import { INK, SOFT_INK, type Pen, type TextStyle } from './pen.ts'

const CAPTION: TextStyle = { size: 10, colour: INK }
const CREDIT: TextStyle = { size: 7, colour: SOFT_INK }
/** Between the picture and its caption, in points. */
const GAP = 8
/** A credit that is longer than that would take the room of the picture. */
const CREDIT_LINES = 4

/** A title, and one page for each canvas. */
export async function drawFacsimile(drawing: Drawing, options: FacsimileOptions): Promise<void> {
  const { pen, run, leaves } = drawing
  drawTitle(pen, titlePageOf(run.project, options.languages), options.paper)
  for (const [index, leaf] of leaves.entries()) {
    await drawing.settle()
    await drawLeaf(drawing, leaf, options)
    run.onProgress({ done: index + 1, total: leaves.length })
  }
}

async function drawLeaf(drawing: Drawing, leaf: Leaf, options: FacsimileOptions): Promise<void> {
  const { pen } = drawing
  const sheet = sheetFor(leaf, options.paper)
  pen.document.addPage({ size: [sheet.width, sheet.height], margin: 0 })
  const width = sheet.width - 2 * MARGIN
  const credit = creditLine(leaf.credit)
  const height =
    GAP +
    pen.heightOf(leaf.label, { width, lines: 1 }, CAPTION) +
    (credit === '' ? 0 : pen.heightOf(credit, { width, lines: CREDIT_LINES }, CREDIT))
  const room = { x: MARGIN, y: MARGIN, width, height: sheet.height - 2 * MARGIN - height }
  const place = fitInto(leaf, room)
  await drawPictures(drawing, leaf, place)
  if (options.text === 'searchable') writeLines(pen, leaf, place)
  const below = pen.write(
    leaf.label,
    { x: MARGIN, y: sheet.height - MARGIN - height + GAP, width, lines: 1 },
    CAPTION,
  )
  if (credit === '') return
  const link = leaf.credit.source?.address ?? leaf.credit.rights
  pen.write(
    credit,
    { x: MARGIN, y: below, width, lines: CREDIT_LINES, ...(link !== undefined && { link }) },
    CREDIT,
  )
}

/** What is transcribed, unseen, where it stands on the leaf. */
function writeLines(pen: Pen, leaf: Leaf, place: Parameters<typeof onPage>[2]): void {
  for (const line of leaf.lines) pen.writeUnseen(line.text, onPage(line, leaf, place))
}

/** Everything that is to be said, once each. */
export function creditLine({ statement, provider, source, rights }: Credit): string {
  const said = [statement, provider, source?.label, source?.address, rights]
  const parts = said.filter((text): text is string => text !== undefined && text !== '')
  return [...new Set(parts)].join(' · ')
}
