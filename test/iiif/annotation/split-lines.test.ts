import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  LINE_FLOWS,
  mostLines,
  shareOut,
  splitIntoLines,
} from '../../../iiif/annotation/split-lines.ts'

const side = fc.integer({ min: 1, max: 5000 })
const region = fc.record({
  kind: fc.constant('rectangle' as const),
  x: fc.nat(5000),
  y: fc.nat(5000),
  width: side,
  height: side,
})
const split = fc.record({
  count: fc.integer({ min: 1, max: 80 }),
  flow: fc.constantFrom(...LINE_FLOWS),
})

describe('the lines of a region', () => {
  test('run downwards, or as columns from the side where the script begins', () => {
    const page = { kind: 'rectangle', x: 10, y: 20, width: 90, height: 61 } as const
    expect(splitIntoLines(page, { count: 3, flow: 'down' })).toEqual([
      { ...page, y: 20, height: 20 },
      { ...page, y: 40, height: 21 },
      { ...page, y: 61, height: 20 },
    ])
    expect(splitIntoLines(page, { count: 2, flow: 'from-right' })).toEqual([
      { ...page, x: 55, width: 45 },
      { ...page, x: 10, width: 45 },
    ])
  })

  test('cover it without gaps or overlaps, in whole units, alike within one', () => {
    fc.assert(
      fc.property(region, split, (whole, wanted) => {
        const read = splitIntoLines(whole, wanted)
        expect(read).toHaveLength(Math.min(wanted.count, mostLines(whole, wanted.flow)))
        const lines = wanted.flow === 'from-right' ? [...read].reverse() : read
        const [start, size] =
          wanted.flow === 'down' ? (['y', 'height'] as const) : (['x', 'width'] as const)
        let edge = whole[start]
        for (const line of lines) {
          expect(line).toEqual({ ...whole, [start]: edge, [size]: line[size] })
          expect(Math.abs(line[size] - whole[size] / lines.length)).toBeLessThanOrEqual(1)
          expect(line[size]).toBeGreaterThanOrEqual(1)
          expect(Number.isInteger(line[size])).toBe(true)
          edge += line[size]
        }
        expect(edge).toBe(whole[start] + whole[size])
      }),
    )
  })

  test('share a text without losing anything of it', () => {
    const texts = fc.array(
      fc.string().filter((line) => !line.includes('\n')),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (written, lines) => {
        const shared = shareOut(written.join('\n'), lines)
        expect(shared).toHaveLength(lines)
        const spare = Array.from({ length: Math.max(0, lines - written.length) }, () => '')
        expect(shared.join('\n')).toBe([...written, ...spare].join('\n'))
      }),
    )
  })
})
