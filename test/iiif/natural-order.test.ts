import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNaturally, sortNaturally } from '../../iiif/natural-order.ts'

const sorted = (names: readonly string[]): readonly string[] => sortNaturally(names, (name) => name)

describe('The natural order of names', () => {
  test('numbers are read as numbers: f. 2 comes before f. 10', () => {
    expect(sorted(['f. 10r', 'f. 2v', 'f. 2r', 'f. 1'])).toEqual([
      'f. 1',
      'f. 2r',
      'f. 2v',
      'f. 10r',
    ])
  })

  test('goes folder by folder, and numbers of folders are numbers too', () => {
    expect(sorted(['box 10/1.jpg', 'box 2/3.jpg', 'box 2/20.jpg'])).toEqual([
      'box 2/3.jpg',
      'box 2/20.jpg',
      'box 10/1.jpg',
    ])
  })

  test('composed and decomposed letters stay two names in a fixed order', () => {
    const composed = 'M\u00fcller'
    const decomposed = 'Mu\u0308ller'
    expect(sorted([composed, decomposed])).toEqual(sorted([decomposed, composed]))
    expect(compareNaturally(composed, decomposed)).not.toBe(0)
  })

  test('is an order: whatever the names, sorting twice or backwards changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '1', '0', '/', ' ', '.') })),
        (names) => {
          expect(sorted([...names].reverse())).toEqual(sorted(names))
          expect(sorted(sorted(names))).toEqual(sorted(names))
        },
      ),
    )
  })
})
