import { problem } from '../problem.ts'
import { formatRoman, parseRoman } from './roman.ts'

export const NUMBER_FORMS = [
  'digits',
  'romanLower',
  'romanUpper',
  'lettersLower',
  'lettersUpper',
  'arabicIndic',
  'extendedArabicIndic',
  'devanagari',
] as const
/** How the numbers of leaves, pages and columns are written. */
export type NumberForm = (typeof NUMBER_FORMS)[number]

interface Writing {
  /** Undefined when the form has no way to write the number. */
  readonly format: (number: number) => string | undefined
  readonly parse: (text: string) => number | undefined
}

/** Larger than any page number; beyond it digits would no longer be exact. */
const MOST_DIGITS = 9

/** @param system a numbering system of Unicode, as `Intl` names it */
function digitsOf(system: string): Writing {
  const numbers = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false })
  const digits = Array.from({ length: 10 }, (_, digit) => numbers.format(digit))
  return {
    format: (number) => (isCount(number) ? numbers.format(number) : undefined),
    parse: (text) => {
      const values = [...text].map((sign) => digits.indexOf(sign))
      if (values.length === 0 || values.length > MOST_DIGITS || values.includes(-1)) {
        return undefined
      }
      return values.reduce((number, digit) => number * 10 + digit, 0)
    },
  }
}

const isCount = (number: number): boolean => Number.isInteger(number) && number >= 0

const lower = ({ format, parse }: Writing): Writing => ({
  format: (number) => format(number)?.toLowerCase(),
  parse: (text) => (text === text.toLowerCase() ? parse(text.toUpperCase()) : undefined),
})

const ROMAN: Writing = { format: formatRoman, parse: parseRoman }

/** A to Z, then AA to AZ, as quires are signed. */
const LETTERS: Writing = {
  format: (number) => {
    if (!isCount(number) || number < 1) return undefined
    let text = ''
    for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
    }
    return text
  },
  parse: (text) =>
    /^[A-Z]{1,6}$/.test(text)
      ? [...text].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
      : undefined,
}

const WRITINGS: Readonly<Record<NumberForm, Writing>> = {
  digits: digitsOf('latn'),
  romanLower: lower(ROMAN),
  romanUpper: ROMAN,
  lettersLower: lower(LETTERS),
  lettersUpper: LETTERS,
  arabicIndic: digitsOf('arab'),
  extendedArabicIndic: digitsOf('arabext'),
  devanagari: digitsOf('deva'),
}

/**
 * The number, written in the form.
 * @throws Problem `label/number-not-in-form` for 0 or 4000 in Roman numerals, 0 in letters
 */
export function formatNumber(number: number, form: NumberForm): string {
  const text = WRITINGS[form].format(number)
  if (text === undefined) throw problem('label/number-not-in-form', { number })
  return text
}

/** The number that is written in the form; undefined when the text is none. */
export const parseNumber = (text: string, form: NumberForm): number | undefined =>
  WRITINGS[form].parse(text)

/**
 * A number in whichever form it is written; `preferred` decides where several would do, as for `c`.
 * Letters are numbers only where they are preferred: elsewhere they are words.
 */
export function recognizeNumber(
  text: string,
  preferred: NumberForm,
): { readonly number: number; readonly form: NumberForm } | undefined {
  const others = NUMBER_FORMS.filter((form) => !form.startsWith('letters'))
  for (const form of [preferred, ...others]) {
    const number = parseNumber(text, form)
    if (number !== undefined) return { number, form }
  }
  return undefined
}
