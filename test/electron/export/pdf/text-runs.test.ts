import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runsOf } from '../../../../electron/export/pdf/text-runs.ts'
import { lettersWithout } from '../../../../electron/export/pdf/fonts.ts'
import { wrapText } from '../../../../electron/export/pdf/wrap-text.ts'
import { fonts } from './support.ts'

const textsOf = (text: string): readonly string[] => runsOf(text, fonts).runs.map((run) => run.text)

describe('A line of text, as it is drawn from left to right', () => {
  test('is one piece where it is in one direction and one font has it', () => {
    expect(runsOf('Incipit liber Ðūðæꝛ', fonts)).toEqual({
      runs: [{ font: 'serif', text: 'Incipit liber Ðūðæꝛ' }],
      direction: 'left-to-right',
    })
  })

  test('takes from another font what the first has not', () => {
    const { runs } = runsOf('Gen 1,1: בראשית', fonts)
    expect(runs).toEqual([
      { font: 'serif', text: 'Gen 1,1: ' },
      { font: 'sans', text: 'בראשית' },
    ])
  })

  test('has the words of a language from right to left in the order of the eye, numbers as they are read', () => {
    expect(textsOf('פרק 12 ספר')).toEqual(['ספר', ' ', '12', 'פרק '])
    expect(runsOf('פרק 12 ספר', fonts).direction).toBe('right-to-left')
  })

  test('turns brackets round in what is read from right to left', () => {
    // Each piece in Hebrew is turned round when it is shaped: what is drawn is (א).
    expect(textsOf('(א)')).toEqual(['א(', ')'])
  })

  test('loses no letter', () => {
    const sorted = (text: string): string => [...text].sort().join('')
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'ω', 'я', 'א', 'ש', 'ا', 'ب', '1', '2', ' ', '.', '-'),
        }),
        (text) => {
          expect(sorted(textsOf(text).join(''))).toBe(sorted(text))
        },
      ),
    )
  })
})

describe('Letters that no font has', () => {
  test('are told, each once', () => {
    expect(lettersWithout(fonts, ['Codex 抄本', '抄 λόγος אב\u200f', 'ἐν ἀρχῇ'])).toBe('抄本')
  })
})

describe('A text in lines', () => {
  const measure = (text: string): number => [...text].length

  test('is broken between words, and within those that are too long', () => {
    expect(wrapText('In principio erat', { width: 9, measure })).toEqual([
      'In',
      'principio',
      'erat',
    ])
    expect(wrapText('Antidisestablish', { width: 6, measure })).toEqual([
      'Antidi',
      'sestab',
      'lish',
    ])
  })

  test('ends with dots where there is no room for more', () => {
    expect(wrapText('In principio erat verbum', { width: 12, lines: 1, measure })).toEqual([
      'In principi…',
    ])
  })

  test('is never wider than it may be, and says every letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é') }),
        fc.integer({ min: 1, max: 9 }),
        (text, width) => {
          const lines = wrapText(text, { width, measure })
          expect(lines.every((line) => measure(line) <= width)).toBe(true)
          expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
        },
      ),
    )
  })
})
