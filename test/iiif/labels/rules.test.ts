import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { continueAfter } from '../../../iiif/labels/continue.ts'
import { isCoverName } from '../../../iiif/labels/covers.ts'
import { labelFromFileName } from '../../../iiif/labels/file-name.ts'
import { numberCanvases } from '../../../iiif/labels/numbering.ts'
import { parsePlace, type Place } from '../../../iiif/labels/place.ts'
import { replacing } from '../../../iiif/labels/replace.ts'
import type { Counting, Foliation, Mark, Replacement } from '../../../iiif/labels/rule.ts'
import { LARGEST_ROMAN } from '../../../iiif/labels/roman.ts'

const at = (text: string): Place => parsePlace(text, 'digits')!
const foliation = (rest: Partial<Foliation> = {}): Foliation => ({
  kind: 'foliation',
  start: at('1r'),
  shows: 'side',
  sides: 'rv',
  additions: 'words',
  prefix: 'f. ',
  suffix: '',
  ...rest,
})
const counting = (rest: Partial<Counting> = {}): Counting => ({
  kind: 'counting',
  start: at('1'),
  each: 1,
  prefix: 'p. ',
  suffix: '',
  ...rest,
})
const SKIP: Mark = { kind: 'skip' }
const ADDITION: Mark = { kind: 'addition' }
const ONLY: Mark = { kind: 'onlySide' }
const restart = (text: string): Mark => ({ kind: 'restart', at: at(text) })
const plain = (count: number): undefined[] => Array.from({ length: count }, () => undefined)

describe('Foliation', () => {
  test('goes recto, verso, recto, from any start', () => {
    expect(numberCanvases(foliation(), plain(3))).toEqual(['f. 1r', 'f. 1v', 'f. 2r'])
    expect(numberCanvases(foliation({ start: at('12v') }), plain(3))).toEqual([
      'f. 12v',
      'f. 13r',
      'f. 13v',
    ])
  })

  test('passes over covers, which keep their labels and are not counted', () => {
    expect(numberCanvases(foliation(), [SKIP, undefined, SKIP, undefined])).toEqual([
      undefined,
      'f. 1r',
      undefined,
      'f. 1v',
    ])
  })

  test('a leaf that repeats a number is bis, the next one ter, and the rest keep their numbers', () => {
    const marks = [undefined, undefined, ADDITION, undefined, ADDITION, undefined, undefined]
    expect(numberCanvases(foliation(), marks)).toEqual([
      'f. 1r',
      'f. 1v',
      'f. 1bis r',
      'f. 1bis v',
      'f. 1ter r',
      'f. 1ter v',
      'f. 2r',
    ])
    expect(numberCanvases(foliation({ additions: 'letters' }), marks)[2]).toBe('f. 1a r')
  })

  test('a leaf of which one side was photographed is followed by the next leaf', () => {
    expect(numberCanvases(foliation(), [ONLY, undefined, undefined])).toEqual([
      'f. 1r',
      'f. 2r',
      'f. 2v',
    ])
  })

  test('begins anew where leaves are lost, and in another form after the preliminaries', () => {
    expect(
      numberCanvases(foliation({ start: at('ir') }), [undefined, restart('9'), undefined]),
    ).toEqual(['f. i r', 'f. 9r', 'f. 9v'])
  })

  test('openings show a verso and the recto that faces it; the first may be a recto alone', () => {
    const openings = foliation({ shows: 'opening' })
    expect(numberCanvases(openings, plain(3))).toEqual(['f. 1r', 'f. 1v–2r', 'f. 2v–3r'])
    expect(
      numberCanvases({ ...openings, start: at('1v') }, [undefined, ADDITION, undefined]),
    ).toEqual(['f. 1v–2r', 'f. 2v–2bis r', 'f. 2bis v–3r'])
  })

  test('leaves as wholes, sides in words, Roman numerals', () => {
    expect(numberCanvases(foliation({ shows: 'leaf' }), plain(2))).toEqual(['f. 1', 'f. 2'])
    expect(numberCanvases(foliation({ sides: 'words', suffix: '.' }), plain(2))).toEqual([
      'f. 1 recto.',
      'f. 1 verso.',
    ])
    expect(numberCanvases(foliation({ start: at('IX v') }), plain(2))).toEqual([
      'f. IX v',
      'f. X r',
    ])
  })
})

describe('Pagination and columns', () => {
  test('pages are counted one by one, or two for each canvas', () => {
    expect(numberCanvases(counting(), plain(3))).toEqual(['p. 1', 'p. 2', 'p. 3'])
    expect(numberCanvases(counting({ start: at('2'), each: 2, prefix: 'pp. ' }), plain(2))).toEqual(
      ['pp. 2–3', 'pp. 4–5'],
    )
  })

  test('columns, several on each canvas', () => {
    expect(numberCanvases(counting({ each: 4, prefix: 'col. ' }), plain(2))).toEqual([
      'col. 1–4',
      'col. 5–8',
    ])
  })

  test('preliminaries in Roman numerals, then the text from 1', () => {
    expect(
      numberCanvases(counting({ start: at('xi') }), [undefined, undefined, restart('1')]),
    ).toEqual(['p. xi', 'p. xii', 'p. 1'])
  })

  test('a page that repeats a number is bis', () => {
    expect(numberCanvases(counting(), [undefined, ADDITION, undefined])).toEqual([
      'p. 1',
      'p. 1bis',
      'p. 2',
    ])
  })
})

const rules = fc.oneof(
  fc
    .record({
      number: fc.integer({ min: 1, max: LARGEST_ROMAN - 200 }),
      form: fc.constantFrom('digits' as const, 'romanLower' as const, 'arabicIndic' as const),
      side: fc.constantFrom('recto' as const, 'verso' as const),
      shows: fc.constantFrom('side' as const, 'opening' as const, 'leaf' as const),
      sides: fc.constantFrom('rv' as const, 'words' as const, 'ab' as const),
      prefix: fc.constantFrom('', 'f. ', 'fol. '),
    })
    .map(({ number, form, side, shows, sides, prefix }) => {
      // A leaf as a whole begins with its recto.
      const start: Place = { number, form, addition: 0, side: shows === 'leaf' ? 'recto' : side }
      return foliation({ start, shows, sides, prefix })
    }),
  fc
    .record({ number: fc.integer({ min: 1, max: 3000 }), each: fc.integer({ min: 1, max: 3 }) })
    .map(({ number, each }) =>
      counting({ start: { number, form: 'digits', addition: 0, side: 'recto' }, each }),
    ),
)

describe('Leaves that were put in', () => {
  test('renumbering from where they stand gives what numbering everything anew gives', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.constantFrom(undefined, undefined, undefined, ADDITION), { maxLength: 30 }),
        fc.array(fc.constantFrom(undefined, ADDITION), { minLength: 1, maxLength: 5 }),
        (rule, before, putIn) => {
          const marks = [undefined, ...before, ...putIn, undefined, undefined]
          const fromScratch = numberCanvases(rule, marks)
          const place = before.length + 1
          const last = fromScratch[place - 1]!
          const goesOn = continueAfter(rule, last)!
          expect(numberCanvases(goesOn, marks.slice(place))).toEqual(fromScratch.slice(place))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a label of another kind does not say where to go on', () => {
    expect(continueAfter(foliation(), 'front board')).toBeUndefined()
    expect(continueAfter(foliation(), 'IMG_2013')).toBeUndefined()
  })
})

describe('Labels from names of files', () => {
  const named = (path: string) => ({ path, label: 'old', position: 7 })
  const from = (template: string, path: string, expression?: string): string | undefined =>
    labelFromFileName({ kind: 'fileName', template, ...(expression ? { expression } : {}) })(
      named(path),
    )

  test.each([
    ['{name}', 'box 1/BSB_0012.tif', 'BSB_0012'],
    ['p. {number}', 'box 1/MS 7_0012.tif', 'p. 12'],
    ['{first}/{number}', 'MS 7_0012.tif', '7/12'],
    ['f. {leaf}', 'Cod_003v_UV.tif', 'f. 3v'],
    ['{folder}, {position}', 'box 1/12.tif', 'box 1, 7'],
    ['{label} ({Name})', 'a.b.tif', 'old (a.b)'],
    ['$5', '1.tif', undefined],
  ])('%s of %s is %s', (template, path, label) => expect(from(template, path)).toBe(label))

  test('a name without the part that is asked for keeps its label', () => {
    expect(from('p. {number}', 'spine.tif')).toBeUndefined()
    expect(from('f. {leaf}', 'Cod_0031.tif')).toBeUndefined()
  })

  test('those who know use a regular expression', () => {
    expect(from('$2 of $1', 'MS-12_f7.tif', '^MS-(\\d+)_f(\\d+)')).toBe('7 of 12')
    expect(from('$<leaf>', 'x_f7.tif', '_f(?<leaf>\\d+)')).toBe('7')
    expect(from('$1', 'spine.tif', '^MS-(\\d+)')).toBeUndefined()
  })

  test('what cannot be followed is refused with a sentence', () => {
    expect(() => from('{page}', '1.tif')).toThrow(/There is no placeholder \{page\}/)
    expect(() => from('$1', '1.tif', '(a')).toThrow(/is not complete/)
    expect(() => from('$1', '1.tif', '^((a|b)+)+$')).toThrow(/repeats something/)
    expect(() => from('$1', '1.tif', '(?:\\d+-)*x')).toThrow(/repeats something/)
    expect(from('$1', '12-34.tif', '(\\d+)-[(+*)]?(?:\\d+)')).toBe('12')
  })
})

describe('Find and replace', () => {
  const rule = (rest: Partial<Replacement>): Replacement => ({
    kind: 'replacement',
    find: '',
    by: '',
    letters: 'exact',
    extent: 'anywhere',
    syntax: 'plain',
    ...rest,
  })

  test('signs stand for themselves', () => {
    expect(replacing(rule({ find: '.', by: '$1' }))('f. 1.')).toBe('f$1 1$1')
  })

  test('lower and upper case alike on request, with accents', () => {
    expect(replacing(rule({ find: 'É', by: 'x', letters: 'anyCase' }))('éÉ')).toBe('xx')
    expect(replacing(rule({ find: 'f', by: 'x' }))('fF')).toBe('xF')
  })

  test('whole words only: letters with accents belong to words', () => {
    const words = replacing(rule({ find: 'fol', by: 'f', extent: 'wholeWords' }))
    expect(words('fol 1, folio, éfol, (fol)')).toBe('f 1, folio, éfol, (f)')
  })

  test('a regular expression with its parts', () => {
    const swapped = replacing(rule({ find: '(\\d+)([rv])', by: '$2$1', syntax: 'expression' }))
    expect(swapped('f. 12r')).toBe('f. r12')
    expect(() =>
      replacing(rule({ find: 'a)|(b', syntax: 'expression', extent: 'wholeWords' })),
    ).toThrow(/is not complete/)
  })

  test('nothing to find changes nothing', () =>
    expect(replacing(rule({ by: 'x' }))('f. 1r')).toBe('f. 1r'))
})

test.each([
  ['MS_12_spine.tif', true],
  ['Front cover', true],
  ['Farbkarte', true],
  ['reliure-plat', true],
  ['colour chart', true],
  ['f. 1r', false],
  ['discovery', false],
  ['platonis opera', false],
])('%s: a cover, a spine or a chart? %s', (name, expected) =>
  expect(isCoverName(name)).toBe(expected),
)
