import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parametersForSide,
  readForeignInformation,
} from '../../../iiif/image/foreign-information.ts'

const SIZE = { width: 6000, height: 4000 }
const V3 = {
  '@context': 'http://iiif.io/api/image/3/context.json',
  id: 'https://images.example.org/iiif/leaf',
  type: 'ImageService3',
  protocol: 'http://iiif.io/api/image',
  profile: 'level2',
  ...SIZE,
}
const V2 = {
  '@context': 'http://iiif.io/api/image/2/context.json',
  '@id': 'https://images.example.org/iiif/leaf',
  protocol: 'http://iiif.io/api/image',
  profile: ['http://iiif.io/api/image/2/level2.json', { formats: ['jpg'] }],
  ...SIZE,
}
const V1 = {
  '@context': 'http://library.stanford.edu/iiif/image-api/1.1/context.json',
  '@id': 'https://images.example.org/iiif/leaf',
  profile: 'http://library.stanford.edu/iiif/image-api/1.1/compliance.html#level1',
  ...SIZE,
}
const LEVEL_0 = 'http://iiif.io/api/image/2/level0.json'
const SIZES = [
  { width: 750, height: 500 },
  { width: 188, height: 125 },
  { width: 375, height: 250 },
]

function ask(document: unknown, side: number): string {
  const information = readForeignInformation(document)
  if (!information) return expect.fail('it was not read')
  return parametersForSide(information, side)
}

describe('A picture of the whole image is asked for', () => {
  test.each([
    ['of 3.0, by width and height', V3, 240, 'full/240,160/0/default.jpg'],
    ['of 3.0, in full size where that is small enough', V3, 6000, 'full/max/0/default.jpg'],
    ['of 2.x, by the width alone', V2, 240, 'full/240,/0/default.jpg'],
    ['of 2.x, in full size', V2, 9000, 'full/full/0/default.jpg'],
    ['of 1.1, whose quality is called native', V1, 240, 'full/240,/0/native.jpg'],
    [
      'in a listed size that is large enough',
      { ...V3, sizes: SIZES },
      240,
      'full/375,250/0/default.jpg',
    ],
    ['in a listed size of 2.x', { ...V2, sizes: SIZES }, 100, 'full/188,/0/default.jpg'],
    [
      'of prepared files, in the largest listed size where none is large enough',
      { ...V2, profile: LEVEL_0, sizes: SIZES },
      960,
      'full/750,/0/default.jpg',
    ],
    [
      'of prepared files without sizes, as the tile that holds all of it',
      { ...V2, profile: LEVEL_0, tiles: [{ width: 256, scaleFactors: [1, 2, 4, 8, 16, 32] }] },
      240,
      'full/188,/0/default.jpg',
    ],
    [
      'of prepared files of which no tile holds all, in full size',
      { ...V2, profile: LEVEL_0, tiles: [{ width: 256, scaleFactors: [1, 2] }] },
      240,
      'full/full/0/default.jpg',
    ],
    [
      'whose numbers are texts',
      { ...V2, width: '6000', height: '4000' },
      240,
      'full/240,/0/default.jpg',
    ],
  ])('%s', (...[, document, side, expected]) => {
    expect(ask(document, side)).toBe(expected)
  })
})

describe('What is no information of an image is not read', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'image'],
    ['a list', [V3]],
    ['no size', { ...V3, width: undefined }],
    ['a size below one', { ...V3, height: 0 }],
    ['a size that is no whole number', { ...V3, width: 1.5 }],
  ])('%s', (_what, document) => {
    expect(readForeignInformation(document)).toBeUndefined()
  })

  test('and nothing that is read leads to another address than a picture of the whole image', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('level0', LEVEL_0, -1, 1e99))
    fc.assert(
      fc.property(
        fc.record({
          width: fc.oneof(fc.integer(), anything),
          height: fc.oneof(fc.integer(), anything),
          sizes: fc.oneof(fc.array(fc.record({ width: fc.integer(), height: anything })), anything),
          tiles: fc.oneof(
            fc.array(fc.record({ width: fc.integer(), scaleFactors: fc.array(anything) })),
            anything,
          ),
          profile: anything,
        }),
        fc.integer({ min: 1, max: 9999 }),
        (document, side) => {
          const information = readForeignInformation(document)
          if (!information) return
          expect(parametersForSide(information, side)).toMatch(
            /^full\/(max|full|[1-9]\d*,([1-9]\d*)?)\/0\/(default|native)\.jpg$/,
          )
        },
      ),
    )
  })
})
