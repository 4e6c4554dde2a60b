// The rules of the Image API 3.0 from §5 on, in the order of https://iiif.io/api/image/3.0/.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tilesAt } from '../../../iiif/image/tiles.ts'
import { publishedFile } from '../../support/image-server.ts'
import { valuesOf } from '../../support/raw-http.ts'
import {
  decode,
  expectToBeCutAt,
  expectToShow,
  IDENTIFIER,
  linksOf,
  PREFIX,
  scaledFrom,
  sizeOf,
  startClient,
  type ConformanceClient,
} from './client.ts'
import { GRID, writeGrid } from './grid.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
})
afterAll(() => client.stop())

const CONTEXT = 'http://iiif.io/api/image/3/context.json'

describe('§5.1 Image Information Request', () => {
  const typeFor = async (accept?: string): Promise<readonly string[]> =>
    valuesOf(
      await client.ask(`/${PREFIX}/image/3/${IDENTIFIER}/info.json`, {
        headers: accept === undefined ? [] : [['Accept', accept]],
      }),
      'Content-Type',
    )

  test('"If the request does not include an Accept header … application/ld+json (JSON-LD) with the profile parameter"', async () => {
    expect(await typeFor()).toEqual([`application/ld+json;profile="${CONTEXT}"`])
  })

  test.each([
    ['application/ld+json', 'application/ld+json'],
    [`application/ld+json;profile="${CONTEXT}", application/json;q=0.9`, 'application/ld+json'],
    ['application/*', 'application/ld+json'],
    ['*/*', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/json, application/ld+json;q=0.5', 'application/json'],
    ['application/ld+json;q=0, */*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['image/png', 'application/json'],
  ])(
    '"it SHOULD respond following the rules of content negotiation": %s',
    async (accept, expected) => {
      expect((await typeFor(accept))[0]?.split(';')[0]).toBe(expected)
    },
  )

  test('"The combination of these parameters forms the image service’s base URI": with the host as the client wrote it', async () => {
    const { server } = client
    const host = `localhost:${server.port}`
    expect(await client.information([['Host', host]])).toMatchObject({
      id: `http://${host}/${PREFIX}/image/3/${IDENTIFIER}`,
    })
  })
})

describe('§5.2 Technical Properties', () => {
  test('the required ones have the values that are prescribed', async () => {
    expect(await client.information()).toMatchObject({
      '@context': CONTEXT,
      id: `${client.server.origin}/${PREFIX}/image/3/${IDENTIFIER}`,
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level2',
      ...GRID,
    })
  })

  test('"The @context property SHOULD appear as the very first key-value pair"', async () => {
    expect(Object.keys(await client.information())[0]).toBe('@context')
  })

  test('"The order of the keys" is that of the example in §5', async () => {
    expect(Object.keys(await client.information())).toEqual([
      '@context',
      'id',
      'type',
      'protocol',
      'profile',
      'width',
      'height',
      'maxWidth',
      'maxHeight',
      'maxArea',
      'sizes',
      'tiles',
      'preferredFormats',
      'extraQualities',
      'extraFormats',
      'extraFeatures',
    ])
  })

  test('"expect requests with larger linear dimensions to be rejected": the limits are exact', async () => {
    const { maxWidth, maxHeight, maxArea } = (await client.information()) as Record<string, number>
    expect([maxWidth, maxHeight, maxArea]).toEqual([3000, 3000, 9_000_000])
    expect(await client.statusOf('0,0,9,9/^3000,3000/0/default.jpg')).toBe(200)
    expect(await client.statusOf('0,0,9,9/^3001,1/0/default.jpg')).toBe(400)
    expect(await client.statusOf('0,0,9,9/^1,3001/0/default.jpg')).toBe(400)
  })
})

test('§5.3 "A request constructed with the w,h syntax using these sizes MUST be supported"', async () => {
  const { sizes } = (await client.information()) as { sizes: { width: number; height: number }[] }
  expect(sizes).toHaveLength(3)
  for (const { width, height } of sizes) {
    const picture = await client.picture(`full/${width},${height}/0/default.png`)
    expect(sizeOf(picture)).toBe(`${width}x${height}`)
    expectToShow(picture, scaledFrom([0, 0, GRID.width, GRID.height], picture))
  }
})

describe('§5.4 Tiles "that can be stitched together visually"', () => {
  test.each([1, 2, 4])(
    'at scale factor %i every tile has the size of the grid and shows its region',
    async (factor) => {
      const { tiles } = (await client.information()) as {
        tiles: { width: number; scaleFactors: number[] }[]
      }
      expect(tiles).toEqual([{ width: 512, height: 512, scaleFactors: [1, 2, 4] }])
      for (const { region, size } of tilesAt(GRID, factor)) {
        const { left, top, width, height } = region
        const picture = await client.picture(
          `${left},${top},${width},${height}/${size.width},${size.height}/0/default.png`,
        )
        expect(sizeOf(picture)).toBe(`${size.width}x${size.height}`)
        if (factor === 1) expectToBeCutAt(picture, left, top)
        else expectToShow(picture, scaledFrom([left, top, width, height], picture))
      }
    },
  )
})

describe('§5.7 Extra Functionality', () => {
  test('"services that make additional qualities beyond default available MUST list those" (§4.4)', async () => {
    expect(await client.information()).toMatchObject({
      extraQualities: ['color', 'gray', 'bitonal'],
    })
  })

  test('extraFeatures: "only those not already included in the compliance level", and by the names of 3.0', async () => {
    expect((await client.information())['extraFeatures']).toEqual([
      'canonicalLinkHeader',
      'mirroring',
      'profileLinkHeader',
      'rotationArbitrary',
      'sizeUpscaling',
    ])
  })

  test('"A server that supports sizeUpscaling MUST specify maxWidth or maxArea"', async () => {
    const information = await client.information()
    expect(information['extraFeatures']).toContain('sizeUpscaling')
    expect(information['maxWidth']).toBeGreaterThan(0)
  })

  test('every extra format is served', async () => {
    const { extraFormats } = (await client.information()) as { extraFormats: string[] }
    expect(extraFormats).toEqual(['webp', 'tif', 'gif', 'jp2', 'pdf'])
    for (const format of extraFormats) {
      expect(await client.statusOf(`0,0,20,20/max/0/default.${format}`)).toBe(200)
    }
  })
})

test('§4.5 "A format value that is unsupported SHOULD result in a 400 status code": j2k and heic, which nothing here writes', async () => {
  const told = JSON.stringify(await client.information())
  for (const format of ['j2k', 'heic']) {
    expect(told).not.toContain(`"${format}"`)
    expect(await client.statusOf(`0,0,20,20/max/0/default.${format}`)).toBe(400)
  }
})

test('§5.5 preferredFormats, the formats that a client is advised to ask for: each is served', async () => {
  const { preferredFormats } = (await client.information()) as { preferredFormats: string[] }
  expect(preferredFormats.length).toBeGreaterThan(0)
  for (const format of preferredFormats) {
    expect(await client.statusOf(`0,0,20,20/max/0/default.${format}`)).toBe(200)
  }
})

test('§6 "The compliance level MAY also be given in a HTTP Link header … on both Image and Image Information responses"', async () => {
  const profile = 'http://iiif.io/api/image/3/level2.json'
  const { answer } = await client.picture('0,0,9,9/max/0/default.jpg')
  expect(linksOf(answer)['profile']).toBe(profile)
  expect(linksOf(await client.ask(`/${PREFIX}/image/3/${IDENTIFIER}/info.json`))['profile']).toBe(
    profile,
  )
})

describe('§9 URI Encoding and Decoding', () => {
  const NAMES = [
    'ark:/12025/654xz321',
    'urn:foo:a123,456',
    'urn:sici:1046-8188(199501)13:1%3C69:FTTHBI%3E2.0.TX;2-4',
    'https://example.com/?54#a',
    'Müller [1] @ 100%.png',
    '手稿 "f. 1r"',
    'a\nb',
    '../grid.png',
    '%2e%2e%2f',
  ]

  beforeAll(async () => {
    await writeGrid(`${client.root}/named.png`)
    const named = NAMES.map((identifier) => publishedFile(client.root, 'named.png', { identifier }))
    await client.server.publish(PREFIX, await Promise.all(named))
  })

  test.each(NAMES)(
    '"Special characters MUST be URI encoded": %j is found, and its id is as it was written',
    async (name) => {
      const base = `/${PREFIX}/image/3/${encodeURIComponent(name)}`
      const information = await client.ask(`${base}/info.json`)
      expect(information.status).toBe(200)
      expect(JSON.parse(information.body.toString())).toMatchObject({
        id: `${client.server.origin}${base}`,
      })
      const picture = await decode(await client.ask(`${base}/10,20,30,40/max/0/default.png`))
      expectToBeCutAt(picture, 10, 20)
    },
  )

  test('"Percent-encoding other characters introduces no ambiguity": %67 is g, %2C a comma, %21 an exclamation mark', async () => {
    const target = `/${PREFIX}/image/3/%67rid%2Epng/10%2C20%2c30,40/m%61x/%210/default.png`
    expect((await client.ask(target)).status).toBe(200)
  })

  test('an identifier is decoded once: %2567 is %67, and no g', async () => {
    expect((await client.ask(`/${PREFIX}/image/3/%2567rid.png/info.json`)).status).toBe(404)
  })

  test('a slash that is not encoded ends the identifier', async () => {
    expect(
      (await client.ask(`/${PREFIX}/image/3/ark:/12025/654xz321/full/max/0/default.jpg`)).status,
    ).toBe(404)
    expect((await client.ask(`/${PREFIX}/image/3/ark:/12025/654xz321/info.json`)).status).toBe(404)
  })
})
