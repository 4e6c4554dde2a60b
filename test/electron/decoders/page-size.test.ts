import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  combine,
  pageSize,
  quartersOf,
  type Matrix,
} from '../../../electron/decoders/pdf/page-size.ts'

/** A4 in points. */
const box = { left: 0, bottom: 0, right: 595, top: 842 }

const upright = (width: number, height: number): Matrix => [width, 0, 0, height, 0, 0]

describe('The size of a page of a PDF in pixels', () => {
  test('is that of the image that covers it', () => {
    const images = [{ width: 2480, height: 3508, matrix: upright(595, 842) }]
    expect(pageSize({ box, turns: 0, images })).toEqual({ width: 2480, height: 3508 })
    expect(pageSize({ box, turns: 1, images })).toEqual({ width: 3508, height: 2480 })
  })

  test('is 300 dots per inch where there is no image', () => {
    expect(pageSize({ box, turns: 0, images: [] })).toEqual({ width: 2479, height: 3508 })
  })

  test('is not lowered by a coarse image in a corner, but raised by a fine one', () => {
    const corner = (side: number) => [{ width: side, height: side, matrix: upright(72, 72) }]
    expect(pageSize({ box, turns: 0, images: corner(96) }).width).toBe(2479)
    expect(pageSize({ box, turns: 0, images: corner(600) }).width).toBe(4958)
  })

  test('is that of an image that takes most of it, such as a scan with a margin', () => {
    const images = [{ width: 500, height: 800, matrix: [500, 0, 0, 800, 40, 20] as const }]
    expect(pageSize({ box, turns: 0, images })).toEqual({ width: 595, height: 842 })
  })

  test('is one that can be drawn, whatever the page says', () => {
    const number = fc.double({ min: -1e9, max: 1e9 })
    const matrix = fc.tuple(number, number, number, number, number, number)
    const images = fc.array(
      fc.record({
        width: fc.integer({ min: 1, max: 99_999 }),
        height: fc.integer({ min: 1, max: 99_999 }),
        matrix,
      }),
      { maxLength: 3 },
    )
    const page = fc.record({ left: number, bottom: number, right: number, top: number })
    fc.assert(
      fc.property(page, fc.nat(3), images, (any, turns, many) => {
        const { width, height } = pageSize({ box: any, turns, images: many })
        expect(Number.isSafeInteger(width) && Number.isSafeInteger(height)).toBe(true)
        expect(Math.min(width, height)).toBeGreaterThan(0)
        expect(width * height).toBeLessThanOrEqual(100_000_000)
      }),
    )
  })
})

describe('How an image must be turned to be seen as on the page', () => {
  const clockwise: Matrix = [0, -1, 1, 0, 0, 1]
  test('is counted in quarters, those of the page and of the image together', () => {
    let matrix: Matrix = upright(1, 1)
    for (let quarters = 0; quarters < 4; quarters++) {
      for (let turns = 0; turns < 4; turns++) {
        expect(quartersOf({ width: 1, height: 1, matrix }, turns)).toBe((quarters + turns) % 4)
      }
      matrix = combine(matrix, clockwise)
    }
  })

  test('is nothing for one that is mirrored or askew', () => {
    for (const matrix of [
      [-1, 0, 0, 1, 0, 0],
      [1, 0.2, 0, 1, 0, 0],
      [0, 1, 1, 0, 0, 0],
    ] as const) {
      expect(quartersOf({ width: 1, height: 1, matrix }, 0)).toBeUndefined()
    }
  })
})
