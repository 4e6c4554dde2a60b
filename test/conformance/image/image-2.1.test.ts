// The rules of the Image API 2.1 in the order of https://iiif.io/api/image/2.1/, each with its sentence.
// What 3.0 says alike is tested there to the last pixel; here, that both answer alike, and what differs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tilesAt } from '../../../iiif/image/tiles.ts'
import { valuesOf } from '../../support/raw-http.ts'
import {
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
import { GRID } from './grid.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(2)
})
afterAll(() => client.stop())

test('§2 "the interaction SHOULD result in the image information document"', async () => {
  const answer = await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}`)
  expect(answer.status).toBe(303)
  expect(valuesOf(answer, 'Location')).toEqual([
    `${client.server.origin}/${PREFIX}/image/2/${IDENTIFIER}/info.json`,
  ])
})

describe('§4.1 Region', () => {
  test.each([
    ['full', [0, 0, 1237, 881]],
    ['square', [178, 0, 881, 881]],
    ['125,15,120,140', [125, 15, 120, 140]],
    ['pct:41.6,7.5,40,70', [515, 66, 495, 617]],
    ['1200,800,200,200', [1200, 800, 37, 81]],
  ] as const)('%s', async (region, [x, y, w, h]) => {
    const picture = await client.picture(`${region}/full/0/default.png`)
    expect(sizeOf(picture)).toBe(`${w}x${h}`)
    expectToBeCutAt(picture, x, y)
  })

  test.each(['0,0,0,10', '1237,0,10,10', 'pct:100,0,10,10', '1,2,3', 'pct:x,0,1,1'])(
    '"height or width is zero, or … entirely outside … 400": %s',
    async (region) => expect(await client.statusOf(`${region}/full/0/default.jpg`)).toBe(400),
  )
})

describe('§4.2 Size', () => {
  test.each([
    ['full', '1237x881'],
    ['max', '1237x881'],
    ['600,', '600x427'],
    [',600', '842x600'],
    ['pct:50', '619x441'],
    ['225,100', '225x100'],
    ['!225,100', '140x100'],
    ['!100,225', '100x71'],
  ])('%s has %s pixels', async (size, expected) => {
    const picture = await client.picture(`full/${size}/0/default.png`)
    expect(sizeOf(picture)).toBe(expected)
    expectToShow(picture, scaledFrom([0, 0, 1237, 881], picture))
  })

  test('!w,h: "The exact scaling MAY be determined by the service provider": never more than there is', async () => {
    expect(sizeOf(await client.picture('full/!2000,3000/0/default.png'))).toBe('1237x881')
  })

  test.each(['1238,', ',882', 'pct:101', '1238,881'])(
    'what only sizeAboveFull would allow is refused: %s',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )

  test.each(['0,', ',0', 'pct:0', 'pct:0.001'])(
    '"If the resulting height or width is zero, then the server SHOULD return a 400": %s',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )

  test.each(['^max', '^600,', '', '600', '!600,', 'Full'])(
    'malformed sizes are errors: %j',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )
})

test.each([
  ['90', '142x200'],
  ['!270', '142x200'],
  ['180', '200x142'],
  ['!0', '200x142'],
])('§4.3 Rotation %s has %s pixels', async (rotation, size) => {
  expect(sizeOf(await client.picture(`full/200,/${rotation}/default.png`))).toBe(size)
})

test.each(['color', 'gray', 'bitonal', 'default'])(
  '§4.4 the quality %s is served',
  async (quality) => {
    expect(await client.statusOf(`full/200,/0/${quality}.png`)).toBe(200)
  },
)

test.each(['jpg', 'png', 'webp', 'tif', 'gif', 'jp2', 'pdf'])(
  '§4.5 the format %s is served',
  async (format) => {
    expect(await client.statusOf(`full/200,/0/default.${format}`)).toBe(200)
  },
)

describe('§4.7 Canonical URI Syntax', () => {
  test.each([
    ['full/max/0/color.jpg', 'full/full/0/default.jpg'],
    ['pct:25,25,50,50/!300,300/90.0/color.png', '309,220,619,441/300,/90/default.png'],
    ['full/300,300/!360/gray.webp', 'full/300,300/!0/gray.webp'],
    ['square/200,/0/default.jpg', '178,0,881,881/200,/0/default.jpg'],
    ['10,20,30,40/max/0/default.jpg', '10,20,30,40/full/0/default.jpg'],
    ['full/200,142/0/default.jpg', 'full/200,/0/default.jpg'],
    ['full/200,141/0/default.jpg', 'full/200,141/0/default.jpg'],
    ['full/,142/.50/bitonal.png', 'full/199,/0.5/bitonal.png'],
  ])('%s is %s', async (path, canonical) => {
    const { answer } = await client.picture(path)
    const base = `${client.server.origin}/${PREFIX}/image/2/${IDENTIFIER}`
    expect(linksOf(answer)['canonical']).toBe(`${base}/${canonical}`)
  })
})

describe('§5.1 Image Information Request', () => {
  test.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json;q=0.5, */*', 'application/ld+json'],
    ['application/ld+json;q=0', 'application/json'],
  ])(
    '"If the client explicitly wants the JSON-LD content-type, then it MUST specify this in an Accept header": %s',
    async (accept, expected) => {
      const headers = accept === undefined ? [] : [['Accept', accept] as const]
      const answer = await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}/info.json`, { headers })
      expect(valuesOf(answer, 'Content-Type')).toEqual([expected])
      expect(valuesOf(answer, 'Vary')).toEqual(['Accept'])
    },
  )
})

test('§5.2 Technical Properties', async () => {
  const information = await client.information()
  expect(information).toMatchObject({
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': `${client.server.origin}/${PREFIX}/image/2/${IDENTIFIER}`,
    protocol: 'http://iiif.io/api/image',
    ...GRID,
  })
  expect((information['profile'] as unknown[])[0]).toBe('http://iiif.io/api/image/2/level2.json')
})

test('§5.2 "The order of the keys in the response SHOULD follow the order in the example": what is optional in its place', async () => {
  expect(Object.keys(await client.information())).toEqual([
    '@context',
    '@id',
    '@type',
    'protocol',
    'width',
    'height',
    'sizes',
    'tiles',
    'profile',
  ])
})

test('§5.2 "servers SHOULD support both the w, and w,h forms of the size parameter for values in sizes"', async () => {
  const { sizes } = (await client.information()) as { sizes: { width: number; height: number }[] }
  for (const { width, height } of sizes) {
    for (const size of [`${width},`, `${width},${height}`]) {
      expect(sizeOf(await client.picture(`full/${size}/0/default.jpg`))).toBe(`${width}x${height}`)
    }
  }
})

test.each([1, 2, 4])(
  '§5.2 at scale factor %i every tile, asked for by its width, has the size of the grid',
  async (factor) => {
    for (const { region, size } of tilesAt(GRID, factor)) {
      const { left, top, width, height } = region
      const picture = await client.picture(
        `${left},${top},${width},${height}/${size.width},/0/default.jpg`,
      )
      expect(sizeOf(picture)).toBe(`${size.width}x${size.height}`)
    }
  },
)

test('§5.3 "The set of features … is the union": what is added to level 2 is named in the words of 2.1', async () => {
  const [, extras] = (await client.information())['profile'] as [string, Record<string, unknown>]
  expect(extras).toEqual({
    formats: ['webp', 'tif', 'gif', 'jp2', 'pdf'],
    qualities: ['color', 'gray'],
    supports: [
      'canonicalLinkHeader',
      'mirroring',
      'profileLinkHeader',
      'rotationArbitrary',
      'regionSquare',
    ],
  })
})

test('§6 "The compliance level URI MAY also be given in the HTTP Link header"', async () => {
  const { answer } = await client.picture('0,0,9,9/full/0/default.jpg')
  expect(linksOf(answer)['profile']).toBe('http://iiif.io/api/image/2/level2.json')
})
