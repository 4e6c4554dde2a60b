import fc from 'fast-check'
import OpenSeadragon from 'openseadragon'
import { describe, expect, test } from 'vitest'
import { thumbnailSize } from '../../../iiif/image/info.ts'
import { IMAGE_VERSIONS } from '../../../iiif/image/versions.ts'
import {
  describeStaticImage,
  picturesOf,
  type StaticImage,
} from '../../../iiif/site/static-image.ts'

const BASE = 'https://example.org/site/images/3/f-1'

const side = fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.constantFrom(1, 511, 512, 513, 1024))
const images = fc
  .record({
    version: fc.constantFrom(...IMAGE_VERSIONS),
    dimensions: fc.record({ width: side, height: side }),
  })
  .map((image) => ({ ...image, thumbnail: thumbnailSize(image.dimensions, 400) }))

/** Every address that OpenSeadragon would ask for, which Mirador and Clover show images with. */
function askedFor(image: StaticImage): readonly string[] {
  const information = describeStaticImage(BASE, image)
  // As the viewer does: from the context it takes which version is spoken.
  const options = OpenSeadragon.IIIFTileSource.prototype.configure(
    structuredClone(information),
    `${BASE}/info.json`,
    '',
  ) as object
  const source = new OpenSeadragon.IIIFTileSource(options)
  const addresses: string[] = []
  for (let level = source.minLevel; level <= source.maxLevel; level += 1) {
    const { x: columns, y: rows } = source.getNumTiles(level)
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        addresses.push(String(source.getTileUrl(level, column, row)))
      }
    }
  }
  return addresses
}

describe('A viewer finds every tile that it asks for in the folder of a site', () => {
  test('whatever the size of the image, in both versions', () => {
    fc.assert(
      fc.property(images, (image) => {
        const there = new Set(picturesOf(image).map(({ parameters }) => `${BASE}/${parameters}`))
        expect(askedFor(image).filter((address) => !there.has(address))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test.each(IMAGE_VERSIONS)('and the sizes that are listed, the whole included (%i)', (version) => {
    const image = {
      version,
      dimensions: { width: 1999, height: 3001 },
      thumbnail: { width: 266, height: 400 },
    }
    const there = picturesOf(image).map(({ parameters }) => parameters)
    const { sizes } = describeStaticImage(BASE, image) as {
      sizes: readonly { width: number; height: number }[]
    }
    expect(sizes.map(({ width }) => width)).toEqual([250, 266, 500, 1000])
    for (const { width, height } of sizes) {
      expect(there).toContain(`full/${width},${height}/0/default.jpg`)
      if (version === 2) expect(there).toContain(`full/${width},/0/default.jpg`)
    }
    expect(there).toContain(`full/${version === 3 ? 'max' : 'full'}/0/default.jpg`)
    expect(new Set(there).size).toBe(there.length)
  })
})
