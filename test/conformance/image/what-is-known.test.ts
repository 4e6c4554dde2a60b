// What the information document says of an image because its file says it: the grid, the colours, the scale.
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { tilesAt } from '../../../iiif/image/tiles.ts'
import {
  decode,
  expectToBeCutAt,
  expectToShow,
  IDENTIFIER,
  PREFIX,
  scaledFrom,
  sizeOf,
  startClient,
  type ConformanceClient,
} from './client.ts'
import { GRID } from './grid.ts'

let client: ConformanceClient

beforeAll(async () => {
  client = await startClient(3)
  const { root, server } = client
  const grid = sharp(path.join(root, IDENTIFIER))
  await grid
    .clone()
    .tiff({
      ...{ pyramid: true, tile: true, tileWidth: 128, tileHeight: 128, compression: 'deflate' },
      ...{ xres: 40, yres: 40, resolutionUnit: 'cm' },
    })
    .toFile(path.join(root, 'own-tiles.tif'))
  await grid.clone().toColourspace('b-w').png().toFile(path.join(root, 'grey.png'))
  const listing = await scanFolder(root)
  await server.publish(
    PREFIX,
    [...listing.values()].flatMap(
      (found) => publishedImage({ location: root, prefix: '' }, found) ?? [],
    ),
  )
})
afterAll(() => client.stop())

const addressOf = (version: 2 | 3, name: string): string => `/${PREFIX}/image/${version}/${name}`

const informationOf = async (version: 2 | 3, name: string): Promise<Record<string, unknown>> => {
  const { body } = await client.ask(`${addressOf(version, name)}/info.json`)
  return JSON.parse(body.toString()) as Record<string, unknown>
}

describe('An image whose file has tiles of its own', () => {
  test.each([2, 3] as const)(
    '%s: §5.4 "tiles": its own are offered, and every one of them is what it should be',
    async (version) => {
      const { tiles } = await informationOf(version, 'own-tiles.tif')
      expect(tiles).toEqual([{ width: 128, height: 128, scaleFactors: [1, 2, 4, 8, 16] }])
      for (const factor of [1, 4, 16]) {
        for (const { region, size } of tilesAt({ ...GRID, tileSide: 128 }, factor)) {
          const { left, top, width, height } = region
          const asked = `${left},${top},${width},${height}/${size.width},${size.height}/0/default.png`
          const tile = await decode(
            await client.ask(`${addressOf(version, 'own-tiles.tif')}/${asked}`),
          )
          expect(sizeOf(tile)).toBe(`${size.width}x${size.height}`)
          if (factor === 1) expectToBeCutAt(tile, left, top)
          else expectToShow(tile, scaledFrom([left, top, width, height], tile), 6)
        }
      }
    },
  )
})

describe('An image without colours', () => {
  test('3.0 §4.4: "color" should not be listed, "but clients may request it": the image is sent', async () => {
    expect((await informationOf(3, 'grey.png'))['extraQualities']).toEqual(['gray', 'bitonal'])
    expect((await informationOf(2, 'grey.png'))['profile']).toMatchObject([
      'http://iiif.io/api/image/2/level2.json',
      { qualities: ['gray'] },
    ])
    for (const version of [2, 3] as const) {
      const asked = `${addressOf(version, 'grey.png')}/full/300,/0/color.png`
      const [red, green, blue = red] = (await decode(await client.ask(asked))).pixel(99, 99)
      expect([green ?? red, blue]).toEqual([red, red])
    }
  })
})

describe('An image of which the file tells the scale', () => {
  const SCALE = {
    '@context': 'http://iiif.io/api/annex/services/physdim/1/context.json',
    profile: 'http://iiif.io/api/annex/services/physdim',
    // 40 pixels for a millimetre.
    physicalScale: 0.025,
    physicalUnits: 'mm',
  }

  test('2.1 §5.3 "service": the Physical Dimensions service, as one object', async () => {
    expect((await informationOf(2, 'own-tiles.tif'))['service']).toEqual(SCALE)
  })

  test('3.0 §5.6 "service" is a list, each of which has an id and a type', async () => {
    const { id, service } = await informationOf(3, 'own-tiles.tif')
    expect(service).toEqual([
      { ...SCALE, '@id': expect.any(String) as string, '@type': 'PhysicalDimensions' },
    ])
    const [{ '@id': its = '' } = {}] = service as { '@id': string }[]
    expect(its.startsWith(`${String(id)}/info.json#`)).toBe(true)
  })

  test('is absent where the file says nothing', async () => {
    expect(await informationOf(3, 'grey.png')).not.toHaveProperty('service')
  })
})
