// A TIFF that is a pyramid of tiles already is served as it is, in its own tiles.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scaleFactorsOf, tilesAt } from '../../../iiif/image/tiles.ts'
import { valuesOf, type RawAnswer } from '../../support/raw-http.ts'
import {
  directoriesOf,
  firstNumberOf,
  pyramidOf,
  twoPages,
  withLevelsBelow,
} from '../../support/tiff-pyramids.ts'
import { fromPage, likeness, reducePage } from './pictures.ts'
import {
  addressOf,
  OTHER_PAGE,
  otherPicture,
  PAGE,
  picture,
  pixelsOf,
  SIZE,
  startServing,
  type Serving,
} from './served-scan.ts'

let serving: Serving
beforeAll(async () => {
  serving = await startServing()
})
afterAll(() => serving.stop())

const KINDS: readonly (readonly [string, () => Promise<Buffer>, number])[] = [
  ['JPEG tiles', () => pyramidOf(picture()), 256],
  ['JPEG tiles in RGB', () => pyramidOf(picture(), { quality: 95 }), 256],
  [
    'JPEG tiles of 512 pixels',
    () => pyramidOf(picture(), { tileWidth: 512, tileHeight: 512 }),
    512,
  ],
  ['JPEG tiles in a BigTIFF', () => pyramidOf(picture(), { bigtiff: true }), 256],
  [
    'JPEG tiles, the levels below the page',
    async () => withLevelsBelow(await pyramidOf(picture())),
    256,
  ],
  [
    'JPEG tiles, the levels below the page of a BigTIFF',
    async () => withLevelsBelow(await pyramidOf(picture(), { bigtiff: true })),
    256,
  ],
  ['LZW', () => pyramidOf(picture(), { compression: 'lzw', predictor: 'horizontal' }), 256],
  ['Deflate', () => pyramidOf(picture(), { compression: 'deflate' }), 256],
  ['no compression', () => pyramidOf(picture(), { compression: 'none' }), 256],
  ['16 bits', () => pyramidOf(picture().toColourspace('rgb16'), { compression: 'deflate' }), 256],
]

describe('A pyramid is served as it is', () => {
  test.each(KINDS)(
    'of %s: its own tiles are offered, and no other pyramid is made',
    async (...kind) => {
      const [name, make, tileSide] = kind
      const before = await serving.built()
      const address = await serving.serveOne(name.replace(/\W/g, '-'), await make())
      expect((await serving.informationOf(address)).tiles).toEqual([
        { width: tileSide, height: tileSide, scaleFactors: scaleFactorsOf({ ...SIZE, tileSide }) },
      ])
      // What was rounded down by others is made from more pixels: it cannot be as near as one of ours.
      await serving.expectAllTiles(address, tileSide)
      expect(await serving.built()).toEqual(before)
    },
  )

  test('its JPEG tiles are sent byte by byte, with the tables that they share', async () => {
    const file = await pyramidOf(picture())
    const address = await serving.serveOne('bytes', file)
    const [whole = 0] = directoriesOf(file)
    const start = firstNumberOf(file, whole, 324)
    const length = firstNumberOf(file, whole, 325)
    const { body } = await serving.get(`${address}/0,0,256,256/256,256/0/default.jpg`)
    expect(body.subarray(-(length - 2)).equals(file.subarray(start + 2, start + length))).toBe(true)
  })

  test('its tiles at the edges lose nothing: each pixel is as a decoder of TIFF shows it', async () => {
    const file = await pyramidOf(picture(), { quality: 95 })
    const address = await serving.serveOne('edges', file)
    const all = await sharp(file).raw().toBuffer()
    for (const tile of tilesAt({ ...SIZE, tileSide: 256 }, 1)) {
      const shown = await pixelsOf(await serving.get(`${address}/${addressOf(tile)}`))
      const expected = await fromPage(all, SIZE).extract(tile.region).raw().toBuffer()
      expect(shown.equals(expected), addressOf(tile)).toBe(true)
    }
  })

  test.each([
    '301,203,1201,901/601,451/0/default.jpg',
    '1,1,700,500/max/0/default.jpg',
    'pct:10,10,50,50/500,/0/default.jpg',
    '5,7,1000,1000/500,500/90/default.jpg',
    '5,7,1000,1000/500,500/!0/gray.jpg',
    '3,3,1997,1505/333,251/0/default.webp',
    'full/200,/0/default.jpg',
    'full/max/0/default.jpg',
    '1003,511,1000,1000/250,250/0/default.png',
    '1003,511,1000,1000/max/22.5/default.png',
    '512,512,512,512/max/0/bitonal.png',
  ])('what is no tile is as from the same picture without a pyramid: %s', async (rest) => {
    const own = await serving.serveOne('own', await pyramidOf(picture(), { quality: 95 }))
    const flat = await serving.serveOne(
      'flat',
      await picture().tiff({ compression: 'none' }).toBuffer(),
    )
    const [one, other] = [await serving.get(`${own}/${rest}`), await serving.get(`${flat}/${rest}`)]
    const links = (answer: RawAnswer) =>
      valuesOf(answer, 'Link').map((link) => link.replace('/own/', '/flat/'))
    expect(links(one)).toEqual(links(other))
    expect(likeness(await pixelsOf(one), await pixelsOf(other))).toBeGreaterThan(
      rest.includes('bitonal') ? 20 : 30,
    )
  })

  test('what is asked for without a loss comes from the largest level, pixel by pixel', async () => {
    const address = await serving.serveOne(
      'exact',
      await pyramidOf(picture(), { compression: 'deflate' }),
    )
    const region = { left: 701, top: 303, width: 611, height: 407 }
    const answer = await serving.get(`${address}/701,303,611,407/max/0/default.png`)
    expect((await pixelsOf(answer)).equals(reducePage(PAGE, SIZE, { region, factor: 1 }))).toBe(
      true,
    )
  })

  test('in grey it is served in grey', async () => {
    const grey = picture().greyscale().toColourspace('b-w')
    const address = await serving.serveOne('grey', await pyramidOf(grey))
    const { body } = await serving.get(`${address}/256,256,256,256/256,256/0/default.jpg`)
    expect((await sharp(body).metadata()).space).toBe('b-w')
  })

  test('colours with a profile of their own are converted, so that no tile is copied', async () => {
    const address = await serving.serveOne('p3', await pyramidOf(picture().withIccProfile('p3')))
    await serving.expectAllTiles(address, 256, { inside: 28, edges: 26 })
    const { body } = await serving.get(`${address}/256,256,256,256/256,256/0/default.jpg`)
    expect((await sharp(body).metadata()).hasProfile).toBe(false)
  })

  test('a website is cut from it in the usual tiles, in the words of 2.1 too', async () => {
    const address = await serving.serveOne('site', await pyramidOf(picture()))
    const version2 = address.replace('/image/3/', '/image/2/')
    for (const factor of scaleFactorsOf(SIZE)) {
      for (const { region, size } of tilesAt(SIZE, factor)) {
        const text = `${region.left},${region.top},${region.width},${region.height}`
        const answer = await serving.get(`${version2}/${text}/${size.width},/0/default.jpg`)
        const { width, height } = await sharp(answer.body).metadata()
        expect({ width, height }, text).toEqual(size)
      }
    }
  })

  test('each page may be a pyramid of its own', async () => {
    const file = twoPages(await pyramidOf(picture()), await pyramidOf(otherPicture()))
    const addresses = await serving.serve('pages', file)
    expect(addresses).toHaveLength(2)
    for (const [index, pixels] of [PAGE, OTHER_PAGE].entries()) {
      const { tiles } = await serving.informationOf(addresses[index]!)
      expect(tiles[0]?.width).toBe(256)
      const answer = await serving.get(
        `${addresses[index]}/256,256,1024,1024/256,256/0/default.jpg`,
      )
      const region = { left: 256, top: 256, width: 1024, height: 1024 }
      const truth = reducePage(pixels, SIZE, { region, factor: 4 })
      expect(likeness(await pixelsOf(answer), truth)).toBeGreaterThan(32)
    }
  })
})
