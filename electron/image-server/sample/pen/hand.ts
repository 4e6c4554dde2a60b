import { cssOf, mix, PIGMENTS, type Colour } from '../colour.ts'
import type { Random } from '../random.ts'
import { BOOKHAND, CAPITALS, type Letter } from './bookhand.ts'
import { CURSIVE } from './cursive.ts'
import { nibStroke } from './nib.ts'
import { flatten, short, type Point } from './path.ts'

/** How somebody writes. */
export interface Hand {
  readonly letters: Readonly<Record<string, Letter>>
  /** Of the nib, in x-heights. */
  readonly nib: number
  /** Of the edge of the nib to the line, in radians. */
  readonly angle: number
  /** To the right, per unit of height. */
  readonly slant: number
  /** How much the letters differ from each other, in x-heights. */
  readonly unrest: number
  /** Between words, in x-heights. */
  readonly space: number
}

export const SCRIBE: Hand = {
  letters: { ...BOOKHAND, ...CAPITALS },
  nib: 0.235,
  angle: 0.66,
  slant: 0.02,
  unrest: 0.022,
  space: 0.56,
}

export const READER: Hand = {
  letters: { ...CURSIVE, ...CAPITALS },
  nib: 0.13,
  angle: 0.8,
  slant: 0.28,
  unrest: 0.06,
  space: 0.6,
}

export interface Writing {
  readonly text: string
  /** The beginning of the baseline, in units of the leaf. */
  readonly x: number
  readonly y: number
  /** Of letters without ascender, in units of the leaf. */
  readonly xHeight: number
  /** How far the line shall go; the gaps and a little of the letters give way. Without it, as it comes. */
  readonly measure?: number
  readonly ink: Colour
}

/** One line of writing as SVG. */
export function writeLine(hand: Hand, random: Random, writing: Writing): string {
  const words = writing.text.split(' ').filter((word) => word !== '')
  const { stretch, gap } = fit(hand, words, writing)
  const strokes: string[] = []
  let x = writing.x
  let baseline = writing.y
  for (const word of words) {
    const drawn = writeWord(hand, random, { ...writing, text: word, x, y: baseline, stretch })
    // The pen is dipped now and then: between, the ink grows thinner.
    const dryness = 0.24 * Math.abs(Math.sin(x * 0.0035 + writing.y * 0.37)) ** 2
    const ink = cssOf(mix(writing.ink, PIGMENTS.ochre, dryness))
    const round = short(writing.xHeight * 0.045)
    strokes.push(
      `<path d="${drawn}" fill="${ink}" stroke="${ink}" stroke-width="${round}" stroke-linejoin="round"/>`,
    )
    x += (widthOfWord(hand, word) * stretch + gap) * writing.xHeight
    baseline = writing.y + random.normal() * writing.xHeight * 0.015
  }
  return strokes.join('')
}

/** In units of the leaf, as it comes. */
export function widthOfText(hand: Hand, text: string, xHeight: number): number {
  const words = text.split(' ').filter((word) => word !== '')
  const letters = words.reduce((sum, word) => sum + widthOfWord(hand, word), 0)
  return (letters + Math.max(0, words.length - 1) * hand.space) * xHeight
}

/** Breaks a text into lines of the measure. */
export function breakLines(
  hand: Hand,
  text: string,
  { measure, xHeight }: { readonly measure: (line: number) => number; readonly xHeight: number },
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOfText(hand, longer, xHeight) > measure(lines.length) * 1.02) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function fit(
  hand: Hand,
  words: readonly string[],
  { measure, xHeight }: Writing,
): { stretch: number; gap: number } {
  const letters = words.reduce((sum, word) => sum + widthOfWord(hand, word), 0)
  const gaps = words.length - 1
  if (measure === undefined || gaps < 1) return { stretch: 1, gap: hand.space }
  const room = measure / xHeight
  const stretch = Math.min(1.09, Math.max(0.93, room / (letters + gaps * hand.space)))
  const gap = (room - letters * stretch) / gaps
  // A last line that would have to be torn apart stays short.
  return gap > hand.space * 3.6
    ? { stretch: 1, gap: hand.space }
    : { stretch, gap: Math.max(gap, hand.space * 0.55) }
}

function widthOfWord(hand: Hand, word: string): number {
  return lettersOf(hand, word).reduce((sum, { letter }) => sum + letter.advance, 0)
}

interface WrittenLetter {
  readonly letter: Letter
  /** True when a stroke above says that letters were left out. */
  readonly isAbbreviated: boolean
}

/** `~` after a letter puts the sign of abbreviation above it; s within a word is tall. */
function lettersOf(hand: Hand, word: string): WrittenLetter[] {
  const signs = [...word.matchAll(/([^~])(~?)/g)]
  return signs.map(([, sign = '', mark], index) => {
    const isLast = !/[a-z]/i.test(signs[index + 1]?.[1] ?? '')
    const shape = sign === 's' && !isLast ? 'ſ' : sign === 'v' ? 'u' : sign
    const letter = hand.letters[shape]
    if (!letter) throw new Error(`Nobody taught this hand the letter ${sign}`)
    return { letter, isAbbreviated: mark === '~' }
  })
}

function writeWord(
  hand: Hand,
  random: Random,
  word: Writing & { readonly stretch: number },
): string {
  const { xHeight } = word
  let x = word.x
  let drawn = ''
  for (const { letter, isAbbreviated } of lettersOf(hand, word.text)) {
    const lift = random.normal() * hand.unrest * xHeight
    const size = xHeight * (1 + random.normal() * hand.unrest)
    const bend = random.normal() * hand.unrest
    const nib = { width: hand.nib * xHeight * (1 + random.normal() * 0.05), angle: hand.angle }
    const place = ({ x: across, y: up }: Point): Point => ({
      x: x + (across * word.stretch + up * (hand.slant + bend)) * size,
      y: word.y + lift - up * size,
    })
    const paths = isAbbreviated ? `${letter.path}${SIGN_OF_ABBREVIATION}` : letter.path
    for (const stroke of skeletonOf(paths)) drawn += nibStroke(stroke.map(place), nib)
    x += letter.advance * word.stretch * xHeight
  }
  return drawn
}

const SIGN_OF_ABBREVIATION = 'M.06 1.32Q.2 1.46 .34 1.36Q.46 1.3 .58 1.42'

const skeletons = new Map<string, readonly (readonly Point[])[]>()

function skeletonOf(path: string): readonly (readonly Point[])[] {
  const known = skeletons.get(path)
  if (known) return known
  const strokes = flatten(path)
  skeletons.set(path, strokes)
  return strokes
}
