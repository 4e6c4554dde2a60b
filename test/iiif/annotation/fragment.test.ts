import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFragment, parseFragment } from '../../../iiif/annotation/selectors/fragment.ts'
import { Problem } from '../../../iiif/problem.ts'

const rectangle = (numbers: fc.Arbitrary<number>) =>
  fc.record({
    kind: fc.constant('rectangle' as const),
    x: numbers,
    y: numbers,
    width: numbers.map((value) => Math.max(1, value)),
    height: numbers.map((value) => Math.max(1, value)),
  })

describe('Media Fragments 1.0 §4.2.2, a rectangle of a canvas', () => {
  test.each(['xywh=0,0,1,1', 'xywh=10,20,300,400'])(
    '%s is read and written back unchanged',
    (text) => expect(formatFragment(parseFragment(text))).toBe(text),
  )

  test('pixel: says what is meant without it too', () => {
    expect(parseFragment('xywh=pixel:1,2,3,4')).toEqual(parseFragment('xywh=1,2,3,4'))
  })

  test.each([
    '',
    'xywh=',
    'xywh=1,2,3',
    'xywh=1,2,3,4,5',
    'xywh=-1,2,3,4',
    'xywh=1,2,0,4',
    'xywh=1,2,3,0',
    'xywh=percent:1,2,3,4',
    'xywh=1e3,2,3,4',
    't=1',
    'xywh=1,2,3,4&t=1',
    'xywh=1,2,3,4\n',
  ])('%j is refused', (text) => expect(() => parseFragment(text)).toThrow(Problem))

  test('a rectangle of whole units comes back as it was', () => {
    fc.assert(
      fc.property(rectangle(fc.nat(99_999)), (one) => {
        expect(parseFragment(formatFragment(one))).toEqual(one)
      }),
    )
  })

  test('any rectangle is written in whole units, at least one each way, and stays as it is then', () => {
    fc.assert(
      fc.property(rectangle(fc.double({ min: 0, max: 99_999, noNaN: true })), (one) => {
        const text = formatFragment(one)
        expect(text).toMatch(/^xywh=\d+,\d+,[1-9]\d*,[1-9]\d*$/)
        expect(formatFragment(parseFragment(text))).toBe(text)
      }),
    )
  })

  test('two rectangles that share an edge share it still', () => {
    const left = parseFragment(
      formatFragment({ kind: 'rectangle', x: 0.4, y: 0, width: 10.2, height: 5 }),
    )
    const right = parseFragment(
      formatFragment({ kind: 'rectangle', x: 10.6, y: 0, width: 5.3, height: 5 }),
    )
    expect(left.x + left.width).toBe(right.x)
  })
})
