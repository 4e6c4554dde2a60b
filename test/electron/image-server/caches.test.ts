import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createByteCache } from '../../../electron/image-server/byte-cache.ts'
import { chooseLevel, chooseStoredLevel } from '../../../electron/image-server/levels.ts'
import { scaleFactorsOf, sizeAt, tilesAt } from '../../../iiif/image/tiles.ts'

describe('The cache of finished pictures', () => {
  test('gives up what was longest not used', () => {
    const cache = createByteCache<string>(10)
    cache.set('a', 'A', 4)
    cache.set('b', 'B', 4)
    cache.get('a')
    cache.set('c', 'C', 4)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C'])
  })

  test('never holds more than it may, and counts right', () => {
    const operations = fc.array(
      fc.record({ key: fc.constantFrom(...'abcdefg'), bytes: fc.nat(14), isRemoved: fc.boolean() }),
    )
    fc.assert(
      fc.property(operations, (steps) => {
        const cache = createByteCache<number>(10)
        for (const { key, bytes, isRemoved } of steps) {
          if (isRemoved) cache.delete(key)
          else cache.set(key, bytes, bytes)
          expect(cache.bytes).toBeLessThanOrEqual(10)
        }
        const held = [...'abcdefg'].map((key) => cache.get(key) ?? 0)
        expect(cache.bytes).toBe(held.reduce((sum, bytes) => sum + bytes, 0))
      }),
    )
  })
})

describe('The reduced copy that a picture is made from', () => {
  const image = { width: 1237, height: 881 }

  test('every tile of the grid is a part of a copy as it is, nothing is resized', () => {
    for (const factor of scaleFactorsOf(image)) {
      for (const tile of tilesAt(image, factor)) {
        const level = chooseLevel(tile, image)
        expect(level.factor).toBe(factor)
        expect(level.region).toMatchObject(tile.size)
      }
    }
  })

  test('a region that is not on its pixels is made from a copy on whose pixels it is', () => {
    const region = { left: 2, top: 4, width: 800, height: 800 }
    expect(chooseLevel({ region, size: { width: 100, height: 100 } }, image).factor).toBe(2)
    const odd = { left: 1, top: 4, width: 800, height: 800 }
    expect(chooseLevel({ region: odd, size: { width: 100, height: 100 } }, image).factor).toBe(1)
  })

  test('a copy never has fewer pixels than the picture, and the part lies in it', () => {
    const sides = fc.integer({ min: 1, max: 3_000 })
    fc.assert(
      fc.property(sides, sides, fc.infiniteStream(fc.nat(2_999)), (width, height, numbers) => {
        const next = (most: number): number => (numbers.next().value ?? 0) % most
        const [left, top] = [next(width), next(height)]
        const region = { left, top, width: 1 + next(width - left), height: 1 + next(height - top) }
        const size = { width: 1 + next(region.width), height: 1 + next(region.height) }
        const level = chooseLevel({ region, size }, { width, height })
        expect(level.region.width).toBeGreaterThanOrEqual(size.width)
        expect(level.region.height).toBeGreaterThanOrEqual(size.height)
        expect(level.region.left + level.region.width).toBeLessThanOrEqual(
          Math.ceil(width / level.factor),
        )
        expect(level.region.top + level.region.height).toBeLessThanOrEqual(
          Math.ceil(height / level.factor),
        )
        expect(Number.isInteger(level.region.left) && Number.isInteger(level.region.top)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('The stored level that a picture is made from', () => {
  const factors = [1, 2, 4, 8]
  const image = { width: 4_001, height: 3_001 }
  const levels = factors.map((factor) => ({ factor, ...sizeAt(image, factor) }))

  test('has at least the pixels of the picture, and no more than twice as many each way', () => {
    const region = { left: 301, top: 203, width: 2_000, height: 1_500 }
    const levelFor = (width: number, height: number) =>
      chooseStoredLevel({ region, size: { width, height } }, image, levels).index
    expect([2_000, 1_001, 1_000, 501, 500, 250, 10].map((width) => levelFor(width, 1))).toEqual([
      0, 0, 1, 1, 2, 3, 3,
    ])
    expect(levelFor(250, 1_500)).toBe(0)
  })

  test('its part lies in it, is never empty, and begins and ends less than a pixel from what was asked', () => {
    const number = fc.nat(4_000)
    fc.assert(
      fc.property(fc.tuple(number, number, number, number, number), (numbers) => {
        const [left, top] = [numbers[0] % image.width, numbers[1] % image.height]
        const width = 1 + (numbers[2] % (image.width - left))
        const height = 1 + (numbers[3] % (image.height - top))
        const size = { width: 1 + (numbers[4] % width), height: 1 }
        const region = { left, top, width, height }
        const stored = chooseStoredLevel({ region, size }, image, levels)
        const factor = factors[stored.index] ?? 1
        const part = stored.region
        expect(part.width > 0 && part.height > 0).toBe(true)
        expect(part.left + part.width).toBeLessThanOrEqual(Math.ceil(image.width / factor))
        expect(part.top + part.height).toBeLessThanOrEqual(Math.ceil(image.height / factor))
        expect(Math.abs(part.left - left / factor)).toBeLessThanOrEqual(1)
        expect(Math.abs(part.left + part.width - (left + width) / factor)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
