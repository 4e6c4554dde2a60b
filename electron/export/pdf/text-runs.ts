import bidiFactory from 'bidi-js'
import { FONT_NAMES, type FontName, type PdfFonts } from './fonts.ts'

/** A piece of a line in one font and one direction. */
export interface TextRun {
  readonly font: FontName
  readonly text: string
}

/** A line of text in the order in which it is drawn, from left to right. */
export interface TextLine {
  readonly runs: readonly TextRun[]
  readonly direction: 'left-to-right' | 'right-to-left'
}

interface Piece extends TextRun {
  /** Of the Unicode Bidirectional Algorithm: odd from right to left. */
  readonly level: number
}

const bidi = bidiFactory()

/**
 * Divides a line into runs, each in the first font that has its letters, in the order of the eye.
 *
 * @param given without line breaks
 * @see https://www.unicode.org/reports/tr9/#L2
 */
export function runsOf(given: string, fonts: PdfFonts): TextLine {
  const text = given.normalize('NFC').replace(/\s/g, ' ')
  const embedding = bidi.getEmbeddingLevels(text)
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels)
  const pieces: Piece[] = []
  let index = 0
  for (const letter of text) {
    const level = embedding.levels[index] ?? 0
    const shown = mirrored.get(index) ?? letter
    index += letter.length
    const last = pieces.at(-1)
    const font = fontFor(shown, fonts, last?.font)
    if (last?.font === font && last.level === level) {
      pieces[pieces.length - 1] = { ...last, text: last.text + shown }
    } else {
      pieces.push({ font, level, text: shown })
    }
  }
  return {
    runs: inOrderOfTheEye(pieces).map(({ font, text: piece, level }) => ({
      font,
      text: level % 2 === 1 && !isShapedBackwards(piece) ? reverse(piece) : piece,
    })),
    direction: (embedding.paragraphs[0]?.level ?? 0) % 2 === 1 ? 'right-to-left' : 'left-to-right',
  }
}

/** Signs and marks stay in the font of what they follow, where it has them. */
function fontFor(letter: string, fonts: PdfFonts, before: FontName | undefined): FontName {
  const code = letter.codePointAt(0) ?? 0
  const isBound = before !== undefined && /^[\p{M}\p{P}\p{Z}\p{Cf}]/u.test(letter)
  if (isBound && fonts.has(before, code)) return before
  return FONT_NAMES.find((name) => fonts.has(name, code)) ?? before ?? FONT_NAMES[0]
}

/** Each sequence of a level and above it is turned round, from the highest level down to the lowest odd one. */
function inOrderOfTheEye(pieces: readonly Piece[]): readonly Piece[] {
  const highest = pieces.reduce((level, piece) => Math.max(level, piece.level), 0)
  let order: readonly Piece[] = pieces
  for (let level = highest; level >= 1; level -= 1) order = turnRound(order, level)
  return order
}

function turnRound(pieces: readonly Piece[], level: number): readonly Piece[] {
  const turned: Piece[] = []
  let sequence: Piece[] = []
  for (const piece of pieces) {
    if (piece.level >= level) {
      sequence = [piece, ...sequence]
    } else {
      turned.push(...sequence, piece)
      sequence = []
    }
  }
  return [...turned, ...sequence]
}

/** The library that shapes letters turns these scripts round by itself. */
const isShapedBackwards = (text: string): boolean =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)

const reverse = (text: string): string => [...text].reverse().join('')
