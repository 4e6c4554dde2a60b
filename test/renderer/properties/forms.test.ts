import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LanguageMap } from '../../../iiif/language-map.ts'
import {
  BEHAVIORS,
  DISJOINT_BEHAVIORS,
  type Behavior,
} from '../../../iiif/presentation/properties.ts'
import {
  behaviorGroups,
  chooseBehavior,
  unfitBehaviors,
} from '../../../renderer/panels/properties/behavior-choice.ts'
import { parseSide, resizeInProportion } from '../../../renderer/panels/properties/canvas-size.ts'
import {
  nameLanguage,
  namedLanguages,
  parseLanguageTag,
} from '../../../renderer/panels/properties/languages.ts'
import {
  movePair,
  newPair,
  readPairs,
  writePairs,
} from '../../../renderer/panels/properties/metadata-pairs.ts'
import {
  readRows,
  withNewRow,
  withoutRow,
  writeRows,
} from '../../../renderer/panels/properties/text-rows.ts'

const maps: fc.Arbitrary<LanguageMap> = fc.dictionary(
  fc.constantFrom('none', 'en', 'de', 'grc', 'zh-Hant'),
  fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
)

describe('Texts in several languages, as rows of a form', () => {
  test('a map that is read into rows is written back unchanged, in its order', () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(JSON.stringify(writeRows(readRows(map)))).toBe(JSON.stringify(map))
      }),
    )
  })

  test('a field without text has one empty row, which means no text', () => {
    expect(readRows({})).toEqual([{ language: 'none', text: '' }])
    expect(writeRows(readRows({}))).toEqual({})
  })

  test('two texts of one language come together', () => {
    const rows = [
      { language: 'de', text: 'Band 1' },
      { language: 'en', text: 'Volume 1' },
      { language: 'de', text: 'Bd. 1' },
    ]
    expect(writeRows(rows)).toEqual({ de: ['Band 1', 'Bd. 1'], en: ['Volume 1'] })
  })

  test('a new row takes the first language that has none yet', () => {
    expect(withNewRow([{ language: 'en', text: 'Psalter' }], ['en', 'de'])[1]).toEqual({
      language: 'de',
      text: '',
    })
    expect(withNewRow([{ language: 'en', text: 'Psalter' }], ['en'])[1]).toEqual({
      language: 'none',
      text: '',
    })
  })

  test('the last row that is removed leaves an empty one', () => {
    expect(withoutRow([{ language: 'en', text: 'Psalter' }], 0)).toEqual([
      { language: 'none', text: '' },
    ])
  })
})

describe('Metadata pairs', () => {
  const date = { label: { en: ['Date'] }, value: { none: ['1150'] } }
  const place = { label: { en: ['Place'] }, value: { la: ['Treveris'] } }

  test('are written as they were read', () =>
    expect(writePairs(readPairs([date, place]))).toEqual([date, place]))

  test('a pair without text is not written yet', () =>
    expect(writePairs([...readPairs([date]), newPair()])).toEqual([date]))

  test('a pair keeps its key when it moves', () => {
    const pairs = readPairs([date, place])
    const moved = movePair(pairs, { from: 1, to: 0 })
    expect(writePairs(moved)).toEqual([place, date])
    expect(moved[0]?.key).toBe(pairs[1]?.key)
    expect(movePair(pairs, { from: 0, to: -1 })).toBe(pairs)
    expect(movePair(pairs, { from: 0, to: 2 })).toBe(pairs)
  })
})

describe('Presentation API 3.0 §3.4 behavior', () => {
  test('what excludes each other is one question', () => {
    const layout = ['unordered', 'individuals', 'continuous', 'paged']
    const advance = ['auto-advance', 'no-auto-advance']
    expect(behaviorGroups('Manifest')).toEqual([layout, advance, ['repeat', 'no-repeat']])
    expect(behaviorGroups('Canvas')).toEqual([['facing-pages', 'non-paged'], advance])
    expect(behaviorGroups('Range')).toEqual([
      layout,
      ['sequence', 'thumbnail-nav', 'no-nav'],
      advance,
    ])
    expect(behaviorGroups('Collection')).toContainEqual(['multi-part', 'together'])
  })

  test('what needs something that lasts is offered only where there is such, or where it was chosen', () => {
    const unfit = unfitBehaviors({ lasts: false, isNested: true })
    expect(behaviorGroups('Canvas', { unfit })).toEqual([['facing-pages', 'non-paged']])
    expect(behaviorGroups('Manifest', { unfit, chosen: ['repeat'] })).toContainEqual(['repeat'])
    expect(behaviorGroups('Range', { unfit }).flat()).not.toContain('sequence')
  })

  test('what is chosen never conflicts, whatever was there', () => {
    const answers = fc
      .constantFrom(
        ...(['Manifest', 'Canvas', 'Range', 'Collection'] as const).flatMap((type) =>
          behaviorGroups(type),
        ),
      )
      .chain((group) =>
        fc.record({
          group: fc.constant(group),
          chosen: fc.option(fc.constantFrom(...group), { nil: undefined }),
        }),
      )
    fc.assert(
      fc.property(fc.array(answers), (given) => {
        const behaviors = given.reduce<readonly Behavior[]>(chooseBehavior, [])
        for (const set of DISJOINT_BEHAVIORS) {
          expect(behaviors.filter((behavior) => set.includes(behavior)).length).toBeLessThanOrEqual(
            // facing-pages and non-paged are both disjoint with paged, and with each other.
            1,
          )
        }
      }),
    )
  })

  test('behaviors that are no answer to the question stay', () => {
    const group = behaviorGroups('Manifest')[0]!
    expect(chooseBehavior(['auto-advance', 'paged'], { group, chosen: 'continuous' })).toEqual([
      'auto-advance',
      'continuous',
    ])
    expect(chooseBehavior(['auto-advance', 'paged'], { group, chosen: undefined })).toEqual([
      'auto-advance',
    ])
    expect(BEHAVIORS).toContain('auto-advance')
  })
})

describe('Canvas size', () => {
  test.each(['1', ' 800 ', '1000000'])('%s is a side', (text) =>
    expect(parseSide(text)).toBe(Number(text)),
  )
  test.each(['', '0', '-1', '1.5', '1e3', '1000001', 'wide'])('"%s" is none', (text) =>
    expect(parseSide(text)).toBeUndefined(),
  )

  test('the other side follows in proportion and never vanishes', () => {
    expect(resizeInProportion({ width: 800, height: 600 }, { side: 'width', value: 400 })).toEqual({
      width: 400,
      height: 300,
    })
    expect(resizeInProportion({ width: 800, height: 600 }, { side: 'height', value: 300 })).toEqual(
      { width: 400, height: 300 },
    )
    expect(resizeInProportion({ width: 10_000, height: 2 }, { side: 'width', value: 1 })).toEqual({
      width: 1,
      height: 1,
    })
  })
})

describe('Languages', () => {
  test.each([
    ['ZH-hant', 'zh-Hant'],
    [' grc ', 'grc'],
    ['es-419', 'es-419'],
  ])('%s is the tag %s', (text, tag) => expect(parseLanguageTag(text)).toBe(tag))
  test.each(['', 'German', 'de_DE', 'x'])('"%s" is no tag', (text) =>
    expect(parseLanguageTag(text)).toBeUndefined(),
  )

  test('are named with their tag, so that two of one name can be told apart', () => {
    expect(nameLanguage('de', 'en')).toBe('German (de)')
    expect(nameLanguage('qaa', 'en')).toContain('qaa')
  })

  test('are listed once, by name', () => {
    expect(namedLanguages(['fr', 'de', 'fr'], 'en').map(({ tag }) => tag)).toEqual(['fr', 'de'])
  })
})
