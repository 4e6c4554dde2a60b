import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeChange } from '../../../iiif/presentation/merge.ts'
import type { Json } from '../../../iiif/presentation/json.ts'

const named = (id: string): Json => ({ id, 'ex:own': `of ${id}` })
const shown = (id: string): Json => ({ id })

/** A list with things that the program makes nothing of, and the same without them. */
const SOURCE: Json = ['first', named('a'), 'after a', named('b'), 'after b', named('c')]
const BEFORE: Json = [shown('a'), shown('b'), shown('c')]

const merged = (after: Json): Json => mergeChange({ source: SOURCE, mended: SOURCE }, BEFORE, after)

describe('of a list that was changed, what the program made nothing of stays', () => {
  test('after the item that it followed, wherever that is moved to', () => {
    expect(merged([shown('b'), shown('a'), shown('c')])).toEqual([
      'first',
      named('b'),
      'after b',
      named('a'),
      'after a',
      named('c'),
    ])
  })

  test('also where the item before it is removed', () => {
    expect(merged([shown('a'), shown('c')])).toEqual([
      'first',
      named('a'),
      'after a',
      'after b',
      named('c'),
    ])
    expect(merged([shown('b'), shown('c')])).toEqual([
      'first',
      'after a',
      named('b'),
      'after b',
      named('c'),
    ])
  })

  test('whatever is removed or added', () => {
    const choice = fc.record({
      kept: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      added: fc.uniqueArray(fc.constantFrom('x', 'y')),
    })
    fc.assert(
      fc.property(choice, ({ kept, added }) => {
        fc.pre(kept.length + added.length !== 3)
        const list = merged([...kept, ...added].map(shown)) as readonly Json[]
        expect(list.filter((item) => typeof item === 'string').sort()).toEqual([
          'after a',
          'after b',
          'first',
        ])
        const ids = list.flatMap((item) =>
          typeof item === 'object' && item !== null && 'id' in item ? [item.id] : [],
        )
        expect(ids).toEqual([...kept, ...added])
      }),
    )
  })
})
