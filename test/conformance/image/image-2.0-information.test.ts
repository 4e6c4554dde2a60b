// The rules of the Image API 2.0 from §5 on, in the order of https://iiif.io/api/image/2.0/.
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
let base: string
beforeAll(async () => {
  client = await startClient(2)
  base = `${client.server.origin}/${PREFIX}/image/2/${IDENTIFIER}`
})
afterAll(() => client.stop())

const FULL = [0, 0, GRID.width, GRID.height] as const
const INFORMATION = `/${PREFIX}/image/2/${IDENTIFIER}/info.json`

describe('§5 Information Request', () => {
  const ask = (accept?: string) =>
    client.ask(INFORMATION, { headers: accept === undefined ? [] : [['Accept', accept]] })

  test('"it MUST specify this in an Accept header, otherwise the server MUST return the regular JSON content-type"', async () => {
    for (const accept of [undefined, '*/*', 'application/json', 'text/html,*/*;q=0.8']) {
      expect(valuesOf(await ask(accept), 'Content-Type'), accept).toEqual(['application/json'])
    }
    expect(valuesOf(await ask('application/ld+json'), 'Content-Type')).toEqual([
      'application/ld+json',
    ])
  })

  test('"it is RECOMMENDED that the server provide a link header to the context document"', async () => {
    const links = linksOf(await ask())
    expect(links['http://www.w3.org/ns/json-ld#context']).toBe(
      'http://iiif.io/api/image/2/context.json',
    )
    expect(valuesOf(await ask(), 'Link')[0]).toContain('type="application/ld+json"')
    expect(Object.keys(linksOf(await ask('application/ld+json')))).toEqual(['profile'])
  })

  test('"The entity body is identical regardless of the content-type"', async () => {
    expect((await ask()).body.equals((await ask('application/ld+json')).body)).toBe(true)
  })

  test('"Servers SHOULD send the Access-Control-Allow-Origin header with the value *"', async () => {
    expect(valuesOf(await ask(), 'Access-Control-Allow-Origin')).toEqual(['*'])
  })
})

describe('§5.1 Image Information', () => {
  test('the required properties', async () => {
    expect(await client.information()).toMatchObject({
      '@context': 'http://iiif.io/api/image/2/context.json',
      '@id': base,
      protocol: 'http://iiif.io/api/image',
      width: 1237,
      height: 881,
    })
  })

  test('"The order of the keys in the response SHOULD follow the order in the example."', async () => {
    const keys = Object.keys(await client.information()).filter((key) => key !== '@type')
    expect(keys).toEqual([
      '@context',
      '@id',
      'protocol',
      'width',
      'height',
      'sizes',
      'tiles',
      'profile',
    ])
  })

  test('"A request constructed with the w,h syntax using these sizes MUST be supported by the server"', async () => {
    const { sizes } = (await client.information()) as { sizes: { width: number; height: number }[] }
    expect(sizes.length).toBeGreaterThan(1)
    for (const { width, height } of sizes) {
      const picture = await client.picture(`full/${width},${height}/0/default.png`)
      expect(sizeOf(picture)).toBe(`${width}x${height}`)
      expectToShow(picture, scaledFrom(FULL, picture))
    }
  })

  test('tiles: every tile at every scale factor, asked for by its width (§11 A), has the size that the notes compute', async () => {
    const { tiles } = (await client.information()) as {
      tiles: { width: number; height?: number; scaleFactors: number[] }[]
    }
    expect(new Set(tiles.map(({ width, height }) => `${width},${height ?? width}`)).size).toBe(
      tiles.length,
    )
    for (const factor of tiles.flatMap(({ scaleFactors }) => scaleFactors)) {
      for (const { region, size } of tilesAt(GRID, factor)) {
        const { left, top, width, height } = region
        const tile = await client.picture(
          `${left},${top},${width},${height}/${size.width},/0/default.png`,
        )
        expect(sizeOf(tile)).toBe(`${size.width}x${size.height}`)
        expectToShow(tile, scaledFrom([left, top, width, height], tile))
      }
    }
  })

  test('"Servers SHOULD support requests … for all combinations of qualities and formats supported"', async () => {
    for (const quality of ['default', 'color', 'gray', 'bitonal']) {
      for (const format of ['jpg', 'png', 'webp', 'tif', 'gif', 'jp2', 'pdf']) {
        expect(await client.statusOf(`512,0,512,512/512,/0/${quality}.${format}`)).toBe(200)
      }
    }
  })

  test('"The @context, @id and @type properties … SHOULD NOT be included in the Image Information response" of a profile', async () => {
    const [, extras] = (await client.information())['profile'] as [string, object]
    expect(Object.keys(extras)).toEqual(['formats', 'qualities', 'supports'])
  })
})

test('§6 "The first entry in the array MUST be a compliance level URI", and each feature of level 2 is there', async () => {
  const { profile } = (await client.information()) as { profile: [string, object] }
  expect(profile[0]).toBe('http://iiif.io/api/image/2/level2.json')
  const { answer } = await client.picture('0,0,9,9/full/0/default.jpg')
  expect(linksOf(answer)['profile']).toBe('http://iiif.io/api/image/2/level2.json')
})

describe('§7 Server Responses', () => {
  test('§7.1 "it is RECOMMENDED to be empty": the bodies of 303 and 304', async () => {
    expect((await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}`)).body).toHaveLength(0)
    const [tag = ''] = valuesOf(await client.ask(INFORMATION), 'ETag')
    const again = await client.ask(INFORMATION, { headers: [['If-None-Match', tag]] })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
  })

  test('§7.2 "a human-readable description of the error in either plain text or html"', async () => {
    const answer = await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}/full/huge/0/default.jpg`)
    expect(answer.status).toBe(400)
    expect(valuesOf(answer, 'Content-Type')).toEqual(['text/plain; charset=utf-8'])
    expect(answer.body.toString()).toContain('The size "huge" is not understood.')
  })

  test('§7.2 404 "The image resource specified by [identifier] does not exist"', async () => {
    expect((await client.ask(`/${PREFIX}/image/2/nobody/info.json`)).status).toBe(404)
  })
})

describe('§9 URI Encoding and Decoding', () => {
  const EXAMPLES = [
    ['ark:/12025/654xz321', 'ark:%2F12025%2F654xz321'],
    ['urn:foo:a123,456', 'urn:foo:a123,456'],
    [
      'urn:sici:1046-8188(199501)13:1%3C69:FTTHBI%3E2.0.TX;2-4',
      'urn:sici:1046-8188(199501)13:1%253C69:FTTHBI%253E2.0.TX;2-4',
    ],
    ['http://example.com/?54#a', 'http:%2F%2Fexample.com%2F%3F54%23a'],
  ] as const

  beforeAll(async () => {
    await writeGrid(`${client.root}/named.png`)
    await client.server.publish(
      PREFIX,
      await Promise.all(
        EXAMPLES.map(([identifier]) => publishedFile(client.root, 'named.png', { identifier })),
      ),
    )
  })

  test.each(EXAMPLES)('the identifier %s is %s in the path', async (_, encoded) => {
    const picture = await decode(
      await client.ask(`/${PREFIX}/image/2/${encoded}/10,20,30,40/full/0/default.png`),
    )
    expectToBeCutAt(picture, 10, 20)
    const information = await client.ask(`/${PREFIX}/image/2/${encoded}/info.json`)
    expect(JSON.parse(information.body.toString())).toMatchObject({
      '@id': `${client.server.origin}/${PREFIX}/image/2/${encoded}`,
    })
  })
})

test('§11 A "a convenient filename that distinguishes the image, based on the identifier and parameters provided"', async () => {
  const nameOf = async (path: string) =>
    valuesOf(await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}/${path}`), 'Content-Disposition')[0]
  expect(await nameOf('full/full/0/default.jpg')).toBe('inline; filename="grid.jpg"')
  expect(await nameOf('10,20,30,40/15,/!90/gray.png')).toBe(
    'inline; filename="grid-10,20,30,40-15,20-!90-gray.png"',
  )
})
