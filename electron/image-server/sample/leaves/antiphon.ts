import { PIGMENTS } from '../colour.ts'
import { line } from '../ornament/brush.ts'
import { painted, together, type Drawing } from '../ornament/drawing.ts'
import { drawPenInitial } from '../ornament/initial.ts'
import { nibStroke } from '../pen/nib.ts'
import type { Point } from '../pen/path.ts'
import { SCRIBE, widthOfText, writeLine } from '../pen/hand.ts'
import type { Random } from '../random.ts'
import { drawTextPage, layoutFor } from './text-page.ts'

/** The words under the notes; the initial is painted beside the first. A hyphen joins a word to its rest. */
const SYLLABLES = [
  ['lo-', 'res', 'cam-', 'pi', 'et', 'o-', 'dor', 'li-', 'bri'],
  ['ma-', 'ne', 'flo-', 'ru-', 'it', 'et', 'ue-', 'spe-', 're'],
  ['in', 'fo-', 'li-', 'o', 'qui-', 'e-', 'uit', 'a-', 'men'],
] as const

/** Steps on a staff of four lines, 0 the lowest: one list for each syllable. */
const MELODY = [
  [[2], [2, 3], [4], [3, 2], [2], [1, 2, 3], [2], [1], [1, 0]],
  [[0], [1], [2, 3, 4], [3], [2], [3], [2, 1], [1], [2]],
  [[2], [3, 4], [5], [4, 3], [3, 2], [1], [2], [1, 0], [0]],
] as const

const GAP = 25

/** A page with a song: red staves, square notes, and the words under them. */
export function drawAntiphon(random: Random, name: string): Drawing {
  const layout = layoutFor(name)
  const frame = drawTextPage(random, {
    name,
    title: 'De lilio',
    sections: [{ rubric: 'Antiphona de floribus', text: '' }],
    notes: [{ line: 12, text: 'cantatur lente, si quis adest qui audiat' }],
  })
  const systems = SYLLABLES.map((syllables, system) => {
    const bottom = layout.first + 190 + system * 330
    const indent = system === 0 ? 250 : 0
    return drawSystem(random, {
      left: layout.left + indent,
      right: layout.right,
      bottom,
      syllables,
      melody: MELODY[system] ?? [],
    })
  })
  const initial = drawPenInitial(
    random,
    { letter: 'F', x: layout.left, y: layout.first + 96, size: 214 },
    { letter: PIGMENTS.azurite, penWork: PIGMENTS.vermilion },
  )
  const close = writeLine(SCRIBE, random, {
    text: 'hic tacet cantor, 7 flores respondent.',
    x: layout.left,
    y: layout.first + 1140,
    xHeight: 25,
    ink: PIGMENTS.vermilion,
  })
  return together(frame, painted(systems.join('') + initial + close))
}

interface System {
  readonly left: number
  readonly right: number
  /** The lowest line. */
  readonly bottom: number
  readonly syllables: readonly string[]
  readonly melody: readonly (readonly number[])[]
}

function drawSystem(random: Random, { left, right, bottom, syllables, melody }: System): string {
  const staff = [0, 1, 2, 3].map((index) => {
    const y = bottom - index * GAP * 1.1
    return line(
      [
        { x: left, y: y + random.normal() },
        { x: (left + right) / 2, y: y + random.normal() },
        { x: right, y: y + random.normal() },
      ],
      PIGMENTS.vermilion,
      2,
    )
  })
  const clef = [1.9, 0.9].map((step) => note({ x: left + 14, y: bottom - step * GAP * 1.1 - 6 }))
  const step = (right - left - 90) / syllables.length
  const sung = syllables.map((syllable, index) => {
    const x = left + 74 + index * step
    const notes = (melody[index] ?? []).map((height, place) => ({
      x: x + place * 23,
      y: bottom - height * GAP * 0.55 - 4 + random.normal(),
    }))
    const joined =
      notes.length > 1
        ? line(
            notes.map((at) => ({ x: at.x + 10, y: at.y })),
            PIGMENTS.ironGall,
            1.6,
          )
        : ''
    const sound = syllable.replace('-', '')
    const text = writeLine(SCRIBE, random, {
      text: sound,
      x: x - 8,
      y: bottom + 74,
      xHeight: 25,
      ink: PIGMENTS.ironGall,
    })
    const end = x - 8 + widthOfText(SCRIBE, sound, 25)
    const hyphen =
      syllable === sound
        ? ''
        : writeLine(SCRIBE, random, {
            text: '-',
            x: (end + x + step) / 2 - 8,
            y: bottom + 74,
            xHeight: 25,
            ink: PIGMENTS.paleInk,
          })
    return joined + notes.map(note).join('') + text + hyphen
  })
  const bar = line(
    [
      { x: right - 4, y: bottom },
      { x: right - 4, y: bottom - GAP * 3.3 },
    ],
    PIGMENTS.ironGall,
    2.4,
  )
  return staff.join('') + clef.join('') + sung.join('') + bar
}

/** A square note: the broad nib drawn across. */
const note = ({ x, y }: Point): string =>
  `<path d="${nibStroke(
    [
      { x, y: y + 2 },
      { x: x + 19, y: y - 1 },
    ],
    { width: 19, angle: Math.PI / 2 },
  )}" fill="#2a1c12"/>`
