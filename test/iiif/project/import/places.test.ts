import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlaces } from '../../../../iiif/project/import/places.ts'

describe('Which canvases are meant', () => {
  test.each([
    ['', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['3', [2]],
    ['3-5, 8', [2, 3, 4, 7]],
    ['3–5;8', [2, 3, 4, 7]],
    ['8, 3 - 5', [7, 2, 3, 4]],
    ['3, 2-4', [2, 1, 3]],
  ])('"%s" of ten', (text, expected) => {
    expect(parsePlaces(text, 10)).toEqual(expected)
  })

  test.each(['0', '11', '5-3', '3-', '-3', 'three', '3 5', '3,,x', '99999999999'])(
    '"%s" of ten means nothing',
    (text) => {
      expect(parsePlaces(text, 10)).toBeUndefined()
    },
  )

  test('whatever is chosen, written as places, means the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 499 }), { minLength: 1 }), (places) => {
        const text = places.map((place) => String(place + 1)).join(', ')
        expect(parsePlaces(text, 500)).toEqual(places)
      }),
    )
  })
})
