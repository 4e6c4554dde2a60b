import { PIGMENTS, type Colour } from '../colour.ts'
import { drawPaintedInitial, drawPenInitial } from '../ornament/initial.ts'
import type { Drawing } from '../ornament/drawing.ts'
import { painted, together } from '../ornament/drawing.ts'
import type { Flower } from '../ornament/flowers.ts'
import type { VersalName } from '../ornament/versals.ts'
import { baselineOf, drawPricking, drawRuling, measureOf, type Layout } from '../paper/ruling.ts'
import { breakLines, READER, SCRIBE, widthOfText, writeLine } from '../pen/hand.ts'
import type { Random } from '../random.ts'
import { LEAF, leftOf } from './side.ts'

export const X_HEIGHT = 25

export interface Section {
  /** The red line above; none where the text goes on. */
  readonly rubric?: string
  readonly text: string
  readonly initial?: {
    readonly letter: VersalName
    /** How many lines it is high. */
    readonly lines: number
    /** With a flower it is painted and gilded, otherwise drawn with the pen. */
    readonly flower?: Flower
    readonly colours: { readonly letter: Colour; readonly other: Colour }
  }
}

export interface TextPage {
  readonly name: string
  readonly title: string
  readonly folio?: string
  readonly sections: readonly Section[]
  /** A reader's notes in the outer margin: at which line, and what. */
  readonly notes: readonly { readonly line: number; readonly text: string }[]
}

export const layoutFor = (name: string): Layout => {
  const left = leftOf(name, 850)
  return { left, right: left + 850, first: 330, leading: 63, lines: 22 }
}

/** A written page: ruling, running title, text with initials and rubrics, notes of a later reader. */
export function drawTextPage(random: Random, page: TextPage): Drawing {
  const layout = layoutFor(page.name)
  const isVerso = page.name.endsWith('v')
  const ruling =
    drawRuling(random, layout, LEAF) + drawPricking(random, layout, isVerso ? 66 : LEAF.width - 66)
  const titleWidth = widthOfText(SCRIBE, page.title, 21)
  const title = writeLine(SCRIBE, random, {
    text: page.title,
    x: layout.left + (measureOf(layout) - titleWidth) / 2,
    y: 190,
    xHeight: 21,
    ink: PIGMENTS.vermilion,
  })
  const folio = page.folio
    ? writeLine(READER, random, {
        text: page.folio,
        x: layout.right + 130,
        y: 130,
        xHeight: 22,
        ink: PIGMENTS.paleInk,
      })
    : ''
  const written: Drawing[] = []
  let line = 0
  for (const section of page.sections) {
    const drawn = writeSection(random, layout, { section, line })
    written.push(drawn.drawing)
    line = drawn.line + 1
  }
  const notes = page.notes.map((note) => writeNote(random, layout, { ...note, isVerso })).join('')
  return together(painted(ruling + title + folio), ...written, painted(notes))
}

/** From a line on; says on which line it ended. */
export function writeSection(
  random: Random,
  layout: Layout,
  { section, line: start }: { section: Section; line: number },
): { drawing: Drawing; line: number } {
  const { initial, rubric } = section
  const first = rubric === undefined ? start : start + 1
  const indent = initial ? initial.lines * layout.leading * 1.02 + 14 : 0
  const startOf = (line: number): number => (initial && line < initial.lines ? indent : 0)
  const measure = measureOf(layout)
  const lines = breakLines(SCRIBE, section.text, {
    measure: (line) => measure - startOf(line),
    xHeight: X_HEIGHT,
  })
  const text = lines.map((words, index) =>
    writeLine(SCRIBE, random, {
      text: words,
      x: layout.left + startOf(index),
      y: baselineOf(layout, first + index),
      xHeight: X_HEIGHT,
      ...(index < lines.length - 1 ? { measure: measure - startOf(index) } : {}),
      ink: PIGMENTS.ironGall,
    }),
  )
  const heading =
    rubric === undefined
      ? ''
      : writeLine(SCRIBE, random, {
          text: rubric,
          x: layout.left,
          y: baselineOf(layout, start),
          xHeight: X_HEIGHT,
          ink: PIGMENTS.vermilion,
        })
  const letter = initial ? drawInitial(random, layout, { initial, line: first }) : painted('')
  return {
    drawing: together(painted(heading), letter, painted(text.join(''))),
    line: first + Math.max(lines.length, initial?.lines ?? 0),
  }
}

function drawInitial(
  random: Random,
  layout: Layout,
  { initial, line }: { initial: NonNullable<Section['initial']>; line: number },
): Drawing {
  const size = initial.lines * layout.leading - 14
  const square = {
    letter: initial.letter,
    x: layout.left,
    y: baselineOf(layout, line) - X_HEIGHT * 1.75,
    size,
  }
  const { letter, other } = initial.colours
  if (initial.flower)
    return drawPaintedInitial(random, square, { letter, field: other, flower: initial.flower })
  return painted(drawPenInitial(random, square, { letter, penWork: other }))
}

function writeNote(
  random: Random,
  layout: Layout,
  { line, text, isVerso }: { line: number; text: string; isVerso: boolean },
): string {
  const width = 190
  const x = isVerso ? layout.left - width - 46 : layout.right + 44
  return breakLines(READER, text, { measure: () => width, xHeight: 16 })
    .map((words, index) =>
      writeLine(READER, random, {
        text: words,
        x: x + random.between(-4, 4),
        y: baselineOf(layout, line) + index * 38,
        xHeight: 16,
        ink: PIGMENTS.paleInk,
      }),
    )
    .join('')
}
