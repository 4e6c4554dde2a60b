import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeImage, imageUri, thumbnailSize } from '../../../iiif/image/info.ts'
import { limitsOf } from '../../../iiif/image/limits.ts'
import { parseImageRequest } from '../../../iiif/image/request.ts'
import { resolveRequest } from '../../../iiif/image/resolve.ts'
import {
  findGridPlace,
  listedSizes,
  scaleFactorsOf,
  tileAt,
  tilesAt,
} from '../../../iiif/image/tiles.ts'
import { dimensions, PRIME_SIDES } from './arbitrary.ts'

/** Wider than their scale factors: in a strip of three pixels, several sizes have the same width. */
const noStrips = dimensions.filter(({ width, height }) => Math.min(width, height) > 32)

describe('Image API 3.0 implementation notes §3 Tiles', () => {
  test.each([
    [{ width: 1, height: 1 }, [1]],
    [{ width: 512, height: 512 }, [1]],
    [{ width: 513, height: 1 }, [1, 2]],
    [PRIME_SIDES, [1, 2, 4]],
    [{ width: 6000, height: 4000 }, [1, 2, 4, 8, 16]],
  ])('%j has the scale factors %j', (image, factors) =>
    expect(scaleFactorsOf(image)).toEqual(factors),
  )

  test('the last tile of a row and of a column is as wide and as high as what is left, rounded up', () => {
    expect(tileAt(PRIME_SIDES, 2, { column: 1, row: 0 })).toEqual({
      region: { left: 1024, top: 0, width: 213, height: 881 },
      size: { width: 107, height: 441 },
    })
    expect(tileAt(PRIME_SIDES, 1, { column: 2, row: 1 })).toEqual({
      region: { left: 1024, top: 512, width: 213, height: 369 },
      size: { width: 213, height: 369 },
    })
  })

  test('the tiles of every scale factor cover the image, without gap and without overlap', () => {
    fc.assert(
      fc.property(dimensions, (image) => {
        for (const factor of scaleFactorsOf(image)) {
          const tiles = tilesAt(image, factor)
          const covered = tiles.reduce((sum, { region }) => sum + region.width * region.height, 0)
          expect(covered).toBe(image.width * image.height)
          expect(tilesAt(image, Math.max(...scaleFactorsOf(image)))).toHaveLength(1)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('every tile is answered in the size of the grid: by width in 2.1, by width and height in 3.0', () => {
    fc.assert(
      fc.property(noStrips, (image) => {
        for (const { region, size } of scaleFactorsOf(image).flatMap((factor) =>
          tilesAt(image, factor),
        )) {
          const text = `${region.left},${region.top},${region.width},${region.height}`
          const byWidth = parseImageRequest([text, `${size.width},`, '0', 'default.jpg'], 2)
          const byBoth = parseImageRequest(
            [text, `${size.width},${size.height}`, '0', 'default.jpg'],
            3,
          )
          expect(resolveRequest(byWidth, image)).toMatchObject({ region, size })
          expect(resolveRequest(byBoth, image)).toMatchObject({ region, size })
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('Image API 3.0 §5.3 Sizes', () => {
  test('are listed from the smallest to the whole, rounded up', () => {
    expect(listedSizes(PRIME_SIDES)).toEqual([
      { width: 310, height: 221 },
      { width: 619, height: 441 },
      { width: 1237, height: 881 },
    ])
  })

  test('every listed size can be had as w,h in both versions, and as w, in 2.1', () => {
    fc.assert(
      fc.property(noStrips, (image) => {
        for (const size of listedSizes(image)) {
          const exact = `${size.width},${size.height}`
          for (const [text, version] of [
            [exact, 2],
            [exact, 3],
            [`${size.width},`, 2],
          ] as const) {
            const request = parseImageRequest(['full', text, '0', 'default.jpg'], version)
            expect(resolveRequest(request, image).size).toEqual(size)
          }
        }
      }),
    )
  })
})

describe('Image API 3.0 §5 Image Information', () => {
  const base = 'https://example.org/iiif/letters%2Ff1r.tif'

  test('3.0', () => {
    expect(describeImage({ base, version: 3, dimensions: PRIME_SIDES })).toEqual({
      '@context': 'http://iiif.io/api/image/3/context.json',
      id: base,
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level2',
      width: 1237,
      height: 881,
      maxWidth: 3000,
      maxHeight: 3000,
      maxArea: 9_000_000,
      sizes: [
        { width: 310, height: 221 },
        { width: 619, height: 441 },
        { width: 1237, height: 881 },
      ],
      tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4] }],
      preferredFormats: ['jpg'],
      extraQualities: ['color', 'gray', 'bitonal'],
      extraFormats: ['webp', 'tif', 'gif', 'jp2', 'pdf'],
      extraFeatures: [
        'canonicalLinkHeader',
        'mirroring',
        'profileLinkHeader',
        'rotationArbitrary',
        'sizeUpscaling',
      ],
    })
  })

  test('2.1', () => {
    expect(describeImage({ base, version: 2, dimensions: PRIME_SIDES })).toEqual({
      '@context': 'http://iiif.io/api/image/2/context.json',
      '@id': base,
      '@type': 'iiif:Image',
      protocol: 'http://iiif.io/api/image',
      width: 1237,
      height: 881,
      sizes: [
        { width: 310, height: 221 },
        { width: 619, height: 441 },
        { width: 1237, height: 881 },
      ],
      tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4] }],
      profile: [
        'http://iiif.io/api/image/2/level2.json',
        {
          formats: ['webp', 'tif', 'gif', 'jp2', 'pdf'],
          qualities: ['color', 'gray'],
          supports: [
            'canonicalLinkHeader',
            'mirroring',
            'profileLinkHeader',
            'rotationArbitrary',
            'regionSquare',
          ],
        },
      ],
    })
  })

  test('"@context" comes first, so that readers know at once what they read', () => {
    for (const version of [2, 3] as const) {
      expect(Object.keys(describeImage({ base, version, dimensions: PRIME_SIDES }))[0]).toBe(
        '@context',
      )
    }
  })

  test('all sizes and the whole image lie within the limits that are told', () => {
    fc.assert(
      fc.property(dimensions, (image) => {
        const { maxWidth, maxHeight, maxArea } = limitsOf(image)
        for (const { width, height } of listedSizes(image)) {
          expect(width <= maxWidth && height <= maxHeight && width * height <= maxArea).toBe(true)
        }
      }),
    )
  })
})

describe('A tile is known by its region and size', () => {
  test('each tile of the grid has its place, and no two have the same', () => {
    fc.assert(
      fc.property(noStrips, (image) => {
        for (const factor of scaleFactorsOf(image)) {
          const columns = Math.ceil(image.width / (512 * factor))
          tilesAt(image, factor).forEach((tile, index) =>
            expect(findGridPlace(image, tile)).toEqual({
              factor,
              column: index % columns,
              row: Math.floor(index / columns),
            }),
          )
        }
      }),
    )
  })

  test('a place that is found gives the same tile back, also in the thinnest strips', () => {
    fc.assert(
      fc.property(dimensions, (image) => {
        for (const tile of scaleFactorsOf(image).flatMap((factor) => tilesAt(image, factor))) {
          const place = findGridPlace(image, tile)
          expect(place && tileAt(image, place.factor, place)).toEqual(tile)
        }
      }),
    )
  })

  test.each([
    [
      'one pixel further',
      { left: 1, top: 0, width: 512, height: 512 },
      { width: 512, height: 512 },
    ],
    [
      'one pixel smaller',
      { left: 0, top: 0, width: 512, height: 512 },
      { width: 511, height: 512 },
    ],
    ['narrower', { left: 512, top: 0, width: 511, height: 512 }, { width: 511, height: 512 }],
    [
      'between two factors',
      { left: 0, top: 0, width: 1024, height: 881 },
      { width: 400, height: 344 },
    ],
    [
      'the whole, smaller than a tile',
      { left: 0, top: 0, ...PRIME_SIDES },
      { width: 155, height: 111 },
    ],
  ])('%s is none', (_, region, size) =>
    expect(findGridPlace(PRIME_SIDES, { region, size })).toBeUndefined(),
  )
})

describe('Addresses and sizes for those who show an image', () => {
  test.each([
    [PRIME_SIDES, 200, { width: 200, height: 142 }],
    [{ width: 881, height: 1237 }, 200, { width: 142, height: 200 }],
    [{ width: 100, height: 50 }, 200, { width: 100, height: 50 }],
    [{ width: 10_000, height: 3 }, 200, { width: 200, height: 1 }],
  ])('a thumbnail of %j with sides of at most %i is %j', (image, longest, size) =>
    expect(thumbnailSize(image, longest)).toEqual(size),
  )

  test('without parameters an address is that of the whole image', () => {
    expect(imageUri('app://x/image/3/a')).toBe('app://x/image/3/a/full/max/0/default.jpg')
  })

  test('with parameters it is that of the part', () => {
    const parameters = {
      region: { left: 1, top: 2, width: 30, height: 40 },
      size: { width: 3, height: 4 },
      rotation: 90,
      quality: 'gray',
      format: 'png',
    } as const
    expect(imageUri('https://x/a', parameters)).toBe('https://x/a/1,2,30,40/3,4/90/gray.png')
  })
})
