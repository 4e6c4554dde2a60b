// The rules of the Image API 2.0 in the order of https://iiif.io/api/image/2.0/, each with its sentence.
// One service answers 2.0 and 2.1; here it is asked in the words of 2.0 alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { valuesOf } from '../../support/raw-http.ts'
import {
  expectToBeCutAt,
  expectToShow,
  IDENTIFIER,
  linksOf,
  PREFIX,
  scaledFrom,
  shadesOf,
  sizeOf,
  startClient,
  type ConformanceClient,
} from './client.ts'
import { GRID } from './grid.ts'

let client: ConformanceClient
let base: string
beforeAll(async () => {
  client = await startClient(2)
  base = `${client.server.origin}/${PREFIX}/image/2/${IDENTIFIER}`
})
afterAll(() => client.stop())

const FULL = [0, 0, GRID.width, GRID.height] as const

describe('§2 URI Syntax', () => {
  test('"It is RECOMMENDED that the response be a 303 status redirection to the Image Information document\'s URI."', async () => {
    const answer = await client.ask(`/${PREFIX}/image/2/${IDENTIFIER}`)
    expect(answer.status).toBe(303)
    expect(valuesOf(answer, 'Location')).toEqual([`${base}/info.json`])
  })

  test('§2.2 "The scheme, server, prefix and identifier components of the information request MUST be identical to those for the image request"', async () => {
    const information = await client.information()
    expect(information['@id']).toBe(base)
    expect((await client.ask(`${new URL(base).pathname}/full/full/0/default.jpg`)).status).toBe(200)
  })
})

describe('§4 Image Request Parameters', () => {
  test.each(['full/full/0', 'full/full/default.jpg', 'full/0/default.jpg'])(
    '"All parameters described below are required": %s is no image',
    async (path) => expect([400, 404]).toContain(await client.statusOf(path)),
  )

  test.each(['full/0/full/default.jpg', '0/full/full/default.jpg', 'full/90/0/default.jpg'])(
    '"The sequence of parameters in the URI MUST be in the order described below": %s',
    async (path) => expect(await client.statusOf(path)).toBe(400),
  )

  test('"These should have at most 10 decimal digits … with a leading zero if less than 1.0"', async () => {
    const picture = await client.picture('pct:0.0000000001,0,50,50/pct:50.0000000000/0/default.png')
    expect(sizeOf(picture)).toBe('310x221')
  })
})

describe('§4.1 Region', () => {
  test('full: "The complete image is returned, without any cropping."', async () => {
    const picture = await client.picture('full/full/0/default.png')
    expect(sizeOf(picture)).toBe('1237x881')
    expectToBeCutAt(picture, 0, 0)
  })

  test('x,y,w,h: "the x,y position 0,0 is the upper left-most pixel of the image"', async () => {
    for (const [x, y, w, h] of [
      [0, 0, 7, 5],
      [125, 15, 120, 140],
      [1236, 880, 1, 1],
      [509, 3, 5, 871],
    ] as const) {
      const picture = await client.picture(`${x},${y},${w},${h}/full/0/default.png`)
      expect(sizeOf(picture)).toBe(`${w}x${h}`)
      expectToBeCutAt(picture, x, y)
    }
  })

  test('pct:x,y,w,h: "These may be floating point numbers."', async () => {
    const picture = await client.picture('pct:41.6,7.5,40,70/full/0/default.png')
    expect(sizeOf(picture)).toBe('495x617')
    expectToBeCutAt(picture, 515, 66)
  })

  test.each([
    ['1200,800,200,200', [1200, 800, 37, 81]],
    ['pct:41.6,7.5,66.6,100', [515, 66, 722, 815]],
  ] as const)(
    '"the service SHOULD return an image cropped at the image\'s edge, rather than adding empty space": %s',
    async (region, [x, y, w, h]) => {
      const picture = await client.picture(`${region}/full/0/default.png`)
      expect(sizeOf(picture)).toBe(`${w}x${h}`)
      expectToBeCutAt(picture, x, y)
    },
  )

  test.each(['0,0,0,10', '0,0,10,0', '1237,0,10,10', '0,881,10,10', 'pct:0,100,10,10'])(
    '"height or width is zero, or … entirely outside the bounds … the server SHOULD return a 400 status code": %s',
    async (region) => expect(await client.statusOf(`${region}/full/0/default.jpg`)).toBe(400),
  )
})

describe('§4.2 Size', () => {
  test.each([
    ['full', '1237x881', '"The extracted region is not scaled"'],
    ['150,', '150x107', '"so that its width is exactly equal to w"'],
    [',150', '211x150', '"so that its height is exactly equal to h"'],
    ['pct:50', '619x441', '"scaled to n% of the width and height of the extracted region"'],
    ['225,100', '225x100', '"exactly w and h"'],
    ['100,225', '100x225', '"resulting in a distorted image"'],
    ['!225,100', '140x100', '"less than or equal to the requested width and height"'],
    ['!100,225', '100x71', '"calculated to maintain the aspect ratio"'],
  ])('%s has %s pixels: %s', async (size, expected) => {
    const picture = await client.picture(`full/${size}/0/default.png`)
    expect(sizeOf(picture)).toBe(expected)
    expectToShow(picture, scaledFrom(FULL, picture))
  })

  test('a region is what is scaled, not the image', async () => {
    const picture = await client.picture('307,411,701,290/300,/0/default.png')
    expect(sizeOf(picture)).toBe('300x124')
    expectToShow(picture, scaledFrom([307, 411, 701, 290], picture))
  })

  test.each(['0,', ',0', 'pct:0', 'pct:0.001', '0,10', '!10,0'])(
    '"If the resulting height or width is zero, then the server SHOULD return a 400": %s',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )

  test.each(['1238,', ',882', 'pct:101', '1238,882'])(
    '"The image server MAY support scaling above the full size": ours does not, nor says so: %s',
    async (size) => {
      expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400)
      const [, { supports }] = (await client.information())['profile'] as [
        string,
        { supports: string[] },
      ]
      expect(supports).not.toContain('sizeAboveFull')
    },
  )

  test.each(['', '150', 'pct:', '!150,', '150,150,', '^150,', '-1,', '1e2,', 'Full'])(
    'what matches none of the forms is an error: %j',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )
})

describe('§4.3 Rotation', () => {
  const [width, height] = [200, 142]
  const at = (x: number, y: number) =>
    [((x + 0.5) * GRID.width) / width - 0.5, ((y + 0.5) * GRID.height) / height - 0.5] as const

  test.each([
    ['0', '200x142', (x: number, y: number) => at(x, y)],
    ['90', '142x200', (x: number, y: number) => at(y, height - 1 - x)],
    ['180', '200x142', (x: number, y: number) => at(width - 1 - x, height - 1 - y)],
    ['270', '142x200', (x: number, y: number) => at(width - 1 - y, x)],
    ['!0', '200x142', (x: number, y: number) => at(width - 1 - x, y)],
    ['!90', '142x200', (x: number, y: number) => at(width - 1 - y, height - 1 - x)],
  ])(
    '"mirrored by reflection on the vertical axis before any rotation … clockwise": %s',
    async (rotation, size, placement) => {
      const picture = await client.picture(`full/200,/${rotation}/default.png`)
      expect(sizeOf(picture)).toBe(size)
      expectToShow(picture, placement, 4)
    },
  )

  test('"that the server return the image with a transparent background"', async () => {
    const picture = await client.picture('full/200,/22.5/default.png')
    expect(picture.pixel(0, 0)[3]).toBe(0)
    expect(picture.pixel(120, 104)[3]).toBe(255)
    // "abs(w*cos(n)) + abs(h*sin(n))" and "abs(h*cos(n)) + abs(w*sin(n))" (§11 A)
    expect(Math.abs(picture.width - 239)).toBeLessThanOrEqual(1)
    expect(Math.abs(picture.height - 208)).toBeLessThanOrEqual(1)
  })

  test.each(['-1', '360.1', '361', '90deg', '!', 'x'])(
    '"A rotation value that is out of range or unsupported SHOULD result in a 400 status code": %s',
    async (rotation) =>
      expect(await client.statusOf(`full/full/${rotation}/default.jpg`)).toBe(400),
  )
})

describe('§4.4 Quality', () => {
  test('color: "The image is returned in full color."', async () => {
    expectToBeCutAt(await client.picture('100,100,50,40/full/0/color.png'), 100, 100)
  })

  test('gray: "each pixel is black, white or any shade of gray in between"', async () => {
    const picture = await client.picture('full/300,/0/gray.png')
    const [shade = 0, ...others] = picture.pixel(280, 200)
    expect(others.every((value) => value === shade)).toBe(true)
  })

  test('bitonal: "each pixel is either black or white"', async () => {
    const shades = shadesOf(await client.picture('full/300,/0/bitonal.png'))
    expect([...shades].sort()).toEqual([0, 255])
  })

  test.each(['grey', 'native', 'COLOR', ''])(
    '"A quality value that is unsupported SHOULD result in a 400 status code": %j',
    async (quality) => expect(await client.statusOf(`full/full/0/${quality}.jpg`)).toBe(400),
  )
})

describe('§4.5 Format', () => {
  test.each([
    ['jpg', 'image/jpeg', 'jpeg'],
    ['tif', 'image/tiff', 'tiff'],
    ['png', 'image/png', 'png'],
    ['gif', 'image/gif', 'gif'],
    ['webp', 'image/webp', 'webp'],
  ])('%s has the media type %s', async (extension, mediaType, name) => {
    const picture = await client.picture(`full/150,/0/default.${extension}`)
    expect(valuesOf(picture.answer, 'Content-Type')).toEqual([mediaType])
    expect(picture.format).toBe(name)
  })

  test.each(['j2k', 'heic', 'bmp', 'jpeg', ''])(
    '"A format value that is unsupported SHOULD result in a 400 status code", and is not listed: %j',
    async (format) => {
      expect(await client.statusOf(`full/full/0/default.${format}`)).toBe(400)
      const [, { formats }] = (await client.information())['profile'] as [
        string,
        { formats: string[] },
      ]
      expect(formats).not.toContain(format)
    },
  )
})

test('§4.6 "Region THEN Size THEN Rotation THEN Quality THEN Format"', async () => {
  const picture = await client.picture('307,411,701,290/300,/!90/gray.png')
  expect(sizeOf(picture)).toBe('124x300')
})

describe('§4.7 Canonical URI Syntax', () => {
  test.each([
    [
      '"full" if the whole image is requested',
      '0,0,1237,881/full/0/default.jpg',
      'full/full/0/default.jpg',
    ],
    [
      'otherwise the x,y,w,h syntax',
      'pct:25,25,50,50/full/0/default.jpg',
      '309,220,619,441/full/0/default.jpg',
    ],
    [
      '"full" if the default size is requested',
      'full/pct:100/0/default.jpg',
      'full/full/0/default.jpg',
    ],
    [
      'w, for images that should be scaled maintaining the aspect ratio',
      'full/!225,100/0/default.jpg',
      'full/140,/0/default.jpg',
    ],
    [
      'w,h for explicit sizes that change the aspect ratio',
      'full/225,100/0/default.jpg',
      'full/225,100/0/default.jpg',
    ],
    ['an integer if possible', 'full/full/90.0/default.jpg', 'full/full/90/default.jpg'],
    ['trimming any trailing zeros', 'full/full/!22.50/default.png', 'full/full/!22.5/default.png'],
    [
      'a leading 0 if the value is below 1',
      'full/full/.5/default.png',
      'full/full/0.5/default.png',
    ],
    [
      '"default" if the server’s default quality is requested',
      'full/full/0/color.jpg',
      'full/full/0/default.jpg',
    ],
    ['otherwise the quality string', 'full/full/0/gray.jpg', 'full/full/0/gray.jpg'],
  ])('%s: %s is %s', async (_, path, canonical) => {
    const first = await client.picture(path)
    expect(linksOf(first.answer)['canonical']).toBe(`${base}/${canonical}`)
    const again = await client.picture(canonical)
    expect(again.answer.body.equals(first.answer.body)).toBe(true)
    expect(linksOf(again.answer)['canonical']).toBe(`${base}/${canonical}`)
  })
})
