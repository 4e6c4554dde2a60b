import { formatNumber, parseNumber, recognizeNumber, type NumberForm } from './number-form.ts'

/** One side of a leaf. Pages and columns are places too; their side is not written. */
export interface Place {
  readonly number: number
  readonly form: NumberForm
  /** 0 for an ordinary leaf; 1 for the first that repeats its number (12bis), 2 for the next (12ter). */
  readonly addition: number
  readonly side: Side
}

export type Side = 'recto' | 'verso'

export const SIDE_FORMS = ['rv', 'words', 'ab'] as const
/** How sides are written: 1r 1v, 1 recto 1 verso, 1a 1b. */
export type SideForm = (typeof SIDE_FORMS)[number]

export const ADDITION_FORMS = ['words', 'letters'] as const
/** How leaves that repeat a number are written: 12bis 12ter, or 12a 12b. */
export type AdditionForm = (typeof ADDITION_FORMS)[number]

const SIDES: Readonly<Record<SideForm, Readonly<Record<Side, string>>>> = {
  rv: { recto: 'r', verso: 'v' },
  words: { recto: ' recto', verso: ' verso' },
  ab: { recto: 'a', verso: 'b' },
}

const ADDITION_WORDS = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
]

const endsInDigit = (text: string): boolean => /\p{Nd}$/u.test(text)

/** The number of a place, with what tells leaves of one number apart: `12`, `12bis`, `12a`. */
export function formatLeaf({ number, form, addition }: Place, additions: AdditionForm): string {
  const text = formatNumber(number, form)
  if (addition === 0) return text
  const word = ADDITION_WORDS[addition - 1]
  // Letters behind letters would be another number: `xi` and `c`, `b` and `a`.
  if (word !== undefined && form.startsWith('letters')) return `${text} ${word}`
  if (word !== undefined && (additions === 'words' || !endsInDigit(text))) return text + word
  return text + formatNumber(addition, 'lettersLower')
}

/** A place with its side: `12v`, `12bis r`, `xiv v`. */
export function formatPlace(place: Place, { sides, additions }: PlaceForms): string {
  const leaf = formatLeaf(place, additions)
  const side = SIDES[sides][place.side]
  // `iv` is four, or the verso of the first leaf: a space keeps them apart, and letters from letters.
  return endsInDigit(leaf) || side.startsWith(' ') ? leaf + side : `${leaf} ${side}`
}

export interface PlaceForms {
  readonly sides: SideForm
  readonly additions: AdditionForm
}

const AS_READ: PlaceForms = { sides: 'rv', additions: 'words' }

const LONGEST_FIRST = [...ADDITION_WORDS].sort((one, other) => other.length - one.length).join('|')
const SIDE = '(?<gap>\\s*)(?<side>recto|verso|[rvab])'
const WITH_WORDS = new RegExp(`^(?<leaf>.+?)(?:\\s?(?<word>${LONGEST_FIRST}))?(?:${SIDE})?$`, 'iu')
const WITH_LETTER = new RegExp(`^(?<leaf>\\p{Nd}+)(?<letter>[a-q])(?:\\s${SIDE})?$`, 'iu')

/**
 * A place as a scholar writes it: `1`, `1r`, `12 verso`, `12bis r`, `xiv v`, `XII`. Without a side it is
 * the recto. `iv` is four; the verso of leaf i is `i v`.
 *
 * @param preferred the form of numbers where several would do
 * @param forms decides what `12a` is: its first side, or a leaf added behind 12
 * @returns undefined when it is not understood
 */
export function parsePlace(
  text: string,
  preferred: NumberForm,
  forms: PlaceForms = AS_READ,
): Place | undefined {
  const trimmed = text.trim()
  return (
    numberAlone(trimmed, preferred) ??
    (forms.additions === 'letters' ? withLetter(trimmed, forms) : undefined) ??
    withWord(trimmed, preferred)
  )
}

function numberAlone(text: string, preferred: NumberForm): Place | undefined {
  const number = recognizeNumber(text, preferred)
  return number && { ...number, addition: 0, side: 'recto' }
}

function withLetter(text: string, { sides }: PlaceForms): Place | undefined {
  const { leaf = '', letter = '', side } = WITH_LETTER.exec(text)?.groups ?? {}
  const number = recognizeNumber(leaf, 'digits')
  if (!number || (side === undefined && sides === 'ab')) return undefined
  const addition = parseNumber(letter.toLowerCase(), 'lettersLower') ?? 0
  return { ...number, addition, side: sideOf(side) }
}

function withWord(text: string, preferred: NumberForm): Place | undefined {
  const { leaf = '', word, gap, side } = WITH_WORDS.exec(text)?.groups ?? {}
  const number = recognizeNumber(leaf, preferred)
  // Letters right after letters are one word: "cover" is no leaf, nor is "ab".
  const isJoined = side !== undefined && gap === '' && word === undefined
  if (!number || (isJoined && number.form.startsWith('letters'))) return undefined
  const addition = word === undefined ? 0 : ADDITION_WORDS.indexOf(word.toLowerCase()) + 1
  return { ...number, addition, side: sideOf(side) }
}

const sideOf = (side: string | undefined): Side =>
  /^(v|b|verso)$/i.test(side ?? '') ? 'verso' : 'recto'
