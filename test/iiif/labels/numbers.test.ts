import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatNumber,
  NUMBER_FORMS,
  parseNumber,
  recognizeNumber,
} from '../../../iiif/labels/number-form.ts'
import { formatPlace, parsePlace, type Place } from '../../../iiif/labels/place.ts'
import { formatRoman, LARGEST_ROMAN, parseRoman } from '../../../iiif/labels/roman.ts'
import { Problem } from '../../../iiif/problem.ts'

describe('Roman numerals', () => {
  test.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [40, 'XL'],
    [1494, 'MCDXCIV'],
    [3999, 'MMMCMXCIX'],
  ])('%i is %s', (number, text) => expect(formatRoman(number)).toBe(text))

  test('every number that they can write is read back', () => {
    for (let number = 1; number <= LARGEST_ROMAN; number += 1) {
      expect(parseRoman(formatRoman(number) ?? '')).toBe(number)
    }
  })

  test.each(['', 'IIII', 'VX', 'IC', 'ABC', 'xiv'])('"%s" is none', (text) =>
    expect(parseRoman(text)).toBeUndefined(),
  )

  test('there are none for 0 and above 3999, and the scholar is told', () => {
    for (const number of [0, 4000]) {
      expect(() => formatNumber(number, 'romanLower')).toThrow(Problem)
    }
  })
})

describe('Forms of numbers', () => {
  test('each is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMBER_FORMS),
        fc.integer({ min: 1, max: LARGEST_ROMAN }),
        (form, number) => {
          expect(parseNumber(formatNumber(number, form), form)).toBe(number)
        },
      ),
    )
  })

  test.each([
    ['digits', '208'],
    ['romanLower', 'ccviii'],
    ['romanUpper', 'CCVIII'],
    ['lettersLower', 'gz'],
    ['lettersUpper', 'GZ'],
    ['arabicIndic', '٢٠٨'],
    ['extendedArabicIndic', '۲۰۸'],
    ['devanagari', '२०८'],
  ] as const)('208 in %s is %s', (form, text) => expect(formatNumber(208, form)).toBe(text))

  test('letters go on with two: z, aa, ab', () => {
    expect([26, 27, 28].map((number) => formatNumber(number, 'lettersLower'))).toEqual([
      'z',
      'aa',
      'ab',
    ])
  })

  test('"c" is a hundred, or the third letter where letters are used', () => {
    expect(recognizeNumber('c', 'digits')).toEqual({ number: 100, form: 'romanLower' })
    expect(recognizeNumber('c', 'lettersLower')).toEqual({ number: 3, form: 'lettersLower' })
  })
})

describe('Places as they are written on leaves', () => {
  const place = (number: number, rest: Partial<Place> = {}): Place => ({
    number,
    form: 'digits',
    addition: 0,
    side: 'recto',
    ...rest,
  })

  test.each([
    ['1', place(1)],
    [' 12v ', place(12, { side: 'verso' })],
    ['12 verso', place(12, { side: 'verso' })],
    ['12b', place(12, { side: 'verso' })],
    ['12bis', place(12, { addition: 1 })],
    ['12 ter v', place(12, { addition: 2, side: 'verso' })],
    ['iv', place(4, { form: 'romanLower' })],
    ['i v', place(1, { form: 'romanLower', side: 'verso' })],
    ['ir', place(1, { form: 'romanLower' })],
    ['XIV', place(14, { form: 'romanUpper' })],
    ['٣v', place(3, { form: 'arabicIndic', side: 'verso' })],
  ])('"%s" is understood', (text, expected) => expect(parsePlace(text, 'digits')).toEqual(expected))

  test.each(['', 'cover', 'f. 1r', 'r', '-1', '1.5', 'front board'])('"%s" is none', (text) =>
    expect(parsePlace(text, 'digits')).toBeUndefined(),
  )

  test('every place is read back as it was written, in every form', () => {
    const places = fc.record({
      number: fc.integer({ min: 1, max: LARGEST_ROMAN }),
      form: fc.constantFrom(...NUMBER_FORMS),
      addition: fc.integer({ min: 0, max: 9 }),
      side: fc.constantFrom('recto' as const, 'verso' as const),
    })
    const forms = fc.record({
      sides: fc.constantFrom('rv' as const, 'words' as const, 'ab' as const),
      additions: fc.constantFrom('words' as const, 'letters' as const),
    })
    fc.assert(
      fc.property(places, forms, (written, form) => {
        const text = formatPlace(written, form)
        expect(parsePlace(text, written.form, form)).toEqual(written)
      }),
      { numRuns: 1000 },
    )
  })
})
