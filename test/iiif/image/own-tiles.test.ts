import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeImage } from '../../../iiif/image/info.ts'
import { findGridPlace, findGridSize, scaleFactorsOf, tilesAt } from '../../../iiif/image/tiles.ts'
import { dimensions, PRIME_SIDES } from './arbitrary.ts'

describe('An image may have tiles of its own', () => {
  const own = { ...PRIME_SIDES, tileSide: 256 }
  const sides = fc.constantFrom(128, 240, 256, 1024)

  test('info.json offers them, at as many scale factors as it takes until one tile shows the whole', () => {
    const { tiles } = describeImage({ base: 'http://x/a', version: 3, dimensions: own })
    expect(tiles).toEqual([{ width: 256, height: 256, scaleFactors: [1, 2, 4, 8] }])
  })

  test('each of them has its place', () => {
    fc.assert(
      fc.property(
        dimensions.filter(({ width, height }) => Math.min(width, height) > 32),
        sides,
        (image, tileSide) => {
          const tiled = { ...image, tileSide }
          for (const factor of scaleFactorsOf(tiled)) {
            const columns = Math.ceil(image.width / (tileSide * factor))
            tilesAt(tiled, factor).forEach((tile, index) =>
              expect(findGridPlace(tiled, tile)).toEqual({
                factor,
                column: index % columns,
                row: Math.floor(index / columns),
              }),
            )
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a request for a width alone gives the size of the tile, of its own and of the usual ones', () => {
    for (const image of [own, PRIME_SIDES]) {
      for (const { region, size } of scaleFactorsOf(image).flatMap((factor) =>
        tilesAt(image, factor),
      )) {
        expect(findGridSize(own, region, { width: size.width })).toEqual(size)
      }
    }
  })
})
