// The rules of the Image API 3.0 in the order of https://iiif.io/api/image/3.0/, each with its sentence.
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
beforeAll(async () => {
  client = await startClient(3)
})
afterAll(() => client.stop())

const FULL = [0, 0, GRID.width, GRID.height] as const

describe('§2 URI Syntax', () => {
  test('"It is RECOMMENDED that the response be a 303 status redirection to the image information document\'s URI."', async () => {
    const answer = await client.ask(`/${PREFIX}/image/3/${IDENTIFIER}`)
    expect(answer.status).toBe(303)
    expect(valuesOf(answer, 'Location')).toEqual([
      `${client.server.origin}/${PREFIX}/image/3/${IDENTIFIER}/info.json`,
    ])
  })

  test.each([
    'full/max/0',
    'full/max',
    'full/max/0/default.jpg/',
    'full/max/0/0/default.jpg',
    'Info.json',
    '',
  ])('what follows neither syntax is not found: %j', async (path) =>
    expect(await client.statusOf(path)).toBe(404),
  )
})

describe('§4.1 Region', () => {
  test('full: "The full image is returned, without any cropping."', async () => {
    const picture = await client.picture('full/max/0/default.png')
    expect(sizeOf(picture)).toBe('1237x881')
    expectToBeCutAt(picture, 0, 0)
  })

  test('square: "an area where the width and height are both equal to the length of the shorter dimension"', async () => {
    const picture = await client.picture('square/max/0/default.png')
    expect(sizeOf(picture)).toBe('881x881')
    expectToBeCutAt(picture, 178, 0)
  })

  test.each([
    ['0,0,1,1', [0, 0, 1, 1]],
    ['125,15,120,140', [125, 15, 120, 140]],
    ['1116,741,121,140', [1116, 741, 121, 140]],
    ['1236,880,1,1', [1236, 880, 1, 1]],
    ['513,7,3,801', [513, 7, 3, 801]],
  ] as const)(
    'x,y,w,h: "specified in terms of absolute pixel values": %s',
    async (region, [x, y, w, h]) => {
      const picture = await client.picture(`${region}/max/0/default.png`)
      expect(sizeOf(picture)).toBe(`${w}x${h}`)
      expectToBeCutAt(picture, x, y)
    },
  )

  test.each([
    ['pct:41.6,7.5,40,70', [515, 66, 495, 617]],
    ['pct:0,0,100,100', [0, 0, 1237, 881]],
    ['pct:.5,99.9,0.1,50', [6, 880, 1, 1]],
  ] as const)(
    'pct:x,y,w,h: "a sequence of percentages of the full image\'s dimensions": %s',
    async (region, [x, y, w, h]) => {
      const picture = await client.picture(`${region}/max/0/default.png`)
      expect(sizeOf(picture)).toBe(`${w}x${h}`)
      expectToBeCutAt(picture, x, y)
    },
  )

  test.each([
    ['1200,800,200,200', [1200, 800, 37, 81]],
    ['0,880,5000,5000', [0, 880, 1237, 1]],
    ['pct:90,90,20,20', [1113, 793, 124, 88]],
  ] as const)(
    '"the service SHOULD return an image cropped at the image\'s edge, rather than adding empty space": %s',
    async (region, [x, y, w, h]) => {
      const picture = await client.picture(`${region}/max/0/default.png`)
      expect(sizeOf(picture)).toBe(`${w}x${h}`)
      expectToBeCutAt(picture, x, y)
    },
  )

  test.each([
    '0,0,0,10',
    '0,0,10,0',
    '1237,0,10,10',
    '0,881,10,10',
    '5000,5000,1,1',
    'pct:0,0,0,10',
    'pct:100,0,1,1',
  ])(
    '"If the requested region\'s height or width is zero, or if the region is entirely outside the bounds … 400": %s',
    async (region) => expect(await client.statusOf(`${region}/max/0/default.jpg`)).toBe(400),
  )

  test.each([
    '1,2,3',
    '-1,0,10,10',
    '1.5,0,10,10',
    'pct:a,0,10,10',
    'Full',
    'b\\ox^',
    '%20full',
    'pct:1,1,1',
    '[full]',
  ])('malformed regions are errors: %s', async (region) =>
    expect(await client.statusOf(`${region}/max/0/default.jpg`)).toBe(400),
  )
})

describe('§4.2 Size', () => {
  test.each([
    ['max', '1237x881'],
    ['600,', '600x427'],
    [',600', '842x600'],
    ['pct:50', '619x441'],
    ['pct:12.5', '155x110'],
    ['225,100', '225x100'],
    ['100,225', '100x225'],
    ['!225,100', '140x100'],
    ['!100,225', '100x71'],
    ['!3000,300', '421x300'],
    ['^600,', '600x427'],
    ['^,600', '842x600'],
    ['^pct:120', '1484x1057'],
    ['^1500,', '1500x1068'],
    ['^1500,1500', '1500x1500'],
    ['^!1500,1500', '1500x1068'],
    ['^max', '3000x2137'],
  ])('the full image as %s has %s pixels', async (size, expected) => {
    const picture = await client.picture(`full/${size}/0/default.png`)
    expect(sizeOf(picture)).toBe(expected)
    expectToShow(picture, scaledFrom(FULL, picture))
  })

  test.each([
    ['300,', '300x124'],
    [',100', '242x100'],
    ['!50,50', '50x21'],
    ['33,66', '33x66'],
  ])('a region of 701x290 pixels as %s has %s', async (size, expected) => {
    const picture = await client.picture(`307,411,701,290/${size}/0/default.png`)
    expect(sizeOf(picture)).toBe(expected)
    expectToShow(picture, scaledFrom([307, 411, 701, 290], picture))
  })

  test.each(['1238,', ',882', 'pct:100.5', '1238,10', '10,882', '!2000,3000'])(
    '"sizes not prefixed with ^ that result in a scaled region … greater than … the extracted region … 400": %s',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )

  test.each(['^3001,', '^,2999', '^pct:300', 'pct:0.001', '0,', ',0', '0,0', '!0,10', 'pct:0'])(
    '"MUST NOT be less than 1 pixel or greater than the server-imposed limits … 400": %s',
    async (size) => expect(await client.statusOf(`full/${size}/0/default.jpg`)).toBe(400),
  )

  test.each(['full', '^full', '', '10', '!10,', ',^240', '+5,', '1.5,', '^^max', 'MAX', '10,10,'])(
    'malformed sizes are errors: %j',
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
    ['360', '200x142', (x: number, y: number) => at(x, y)],
    ['!0', '200x142', (x: number, y: number) => at(width - 1 - x, y)],
    ['!90', '142x200', (x: number, y: number) => at(width - 1 - y, height - 1 - x)],
    ['!180', '200x142', (x: number, y: number) => at(x, height - 1 - y)],
    ['!270', '142x200', (x: number, y: number) => at(y, x)],
  ])(
    '"mirrored by reflection on the vertical axis before any rotation … clockwise": %s',
    async (rotation, size, placement) => {
      const picture = await client.picture(`full/200,/${rotation}/default.png`)
      expect(sizeOf(picture)).toBe(size)
      expectToShow(picture, placement, 4)
    },
  )

  test('"an image that contains all of the image contents … no additional space between the corners … and the bounding box"', async () => {
    const picture = await client.picture('full/200,/22.5/default.png')
    // 200 cos 22.5° + 142 sin 22.5°, and 142 cos 22.5° + 200 sin 22.5°
    expect(Math.abs(picture.width - 239)).toBeLessThanOrEqual(1)
    expect(Math.abs(picture.height - 208)).toBeLessThanOrEqual(1)
  })

  test.each(['png', 'webp', 'tif', 'gif'])(
    '"it is RECOMMENDED … that the server return the image with a transparent background": %s',
    async (format) => {
      const picture = await client.picture(`full/200,/22.5/default.${format}`)
      expect(picture.channels).toBe(4)
      expect(picture.pixel(0, 0)[3]).toBe(0)
      expect(picture.pixel(120, 104)[3]).toBe(255)
    },
  )

  test('where a format has no transparency, the background is white', async () => {
    const [red = 0, green = 0, blue = 0] = (
      await client.picture('full/200,/22.5/default.jpg')
    ).pixel(0, 0)
    expect(Math.min(red, green, blue)).toBeGreaterThan(250)
  })

  test.each(['-15', '361', '90deg', '!', 'a', '!!0', '1e1'])(
    '"A rotation value that is out of range or unsupported SHOULD result in a 400": %s',
    async (rotation) => expect(await client.statusOf(`full/max/${rotation}/default.jpg`)).toBe(400),
  )
})

describe('§4.4 Quality', () => {
  test('color: "The image is returned with all of its color information."', async () => {
    expectToBeCutAt(await client.picture('100,100,50,40/max/0/color.png'), 100, 100)
  })

  test('gray: "each pixel is black, white or any shade of gray in between"', async () => {
    const picture = await client.picture('full/300,/0/gray.jpg')
    const [shade = 0, ...others] = picture.pixel(280, 200)
    expect(others.every((value) => value === shade)).toBe(true)
    expect(shade).toBeGreaterThan(picture.pixel(10, 10)[0] ?? 255)
  })

  test.each(['png', 'tif', 'gif', 'webp'])(
    'bitonal: "each pixel is either black or white": %s',
    async (format) => {
      const picture = await client.picture(`full/300,/0/bitonal.${format}`)
      // WebP loses a little at the edges.
      const isEither = (value: number): boolean =>
        format === 'webp' ? value < 60 || value > 195 : value === 0 || value === 255
      expect(shadesOf(picture).filter((value) => !isEither(value))).toEqual([])
      expect(picture.pixel(5, 5)[0]).toBeLessThan(60)
      expect(picture.pixel(295, 205)[0]).toBeGreaterThan(195)
    },
  )

  test.each(['grey', 'native', 'colour', 'Default', ''])(
    '"A request for an image with an unsupported quality value SHOULD return a 400": %j',
    async (quality) => expect(await client.statusOf(`full/max/0/${quality}.jpg`)).toBe(400),
  )
})

describe('§4.5 Format', () => {
  test.each([
    ['jpg', 'image/jpeg', 'jpeg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
    ['tif', 'image/tiff', 'tiff'],
    ['gif', 'image/gif', 'gif'],
  ])('%s is %s', async (format, mediaType, name) => {
    const picture = await client.picture(`full/301,/0/default.${format}`)
    expect(valuesOf(picture.answer, 'Content-Type')).toEqual([mediaType])
    expect(picture.format).toBe(name)
    expect(sizeOf(picture)).toBe('301x214')
    expectToShow(picture, scaledFrom(FULL, picture), format === 'gif' ? 24 : 10)
  })

  test.each(['.jpeg', '.tiff', '.j2k', '.heic', '.bmp', '.JPG', '.', ''])(
    '"A format value that is unsupported SHOULD result in a 400": %j',
    async (ending) => expect(await client.statusOf(`full/max/0/default${ending}`)).toBe(400),
  )
})

test('§4.6 "Region THEN Size THEN Rotation THEN Quality THEN Format"', async () => {
  const picture = await client.picture('307,411,701,290/300,124/!90/gray.png')
  expect(sizeOf(picture)).toBe('124x300')
  expect(picture.channels === 1 || new Set(picture.pixel(60, 150).slice(0, 3)).size === 1).toBe(
    true,
  )
})

test('§4.8 "the server MAY add a link header to the response that indicates the canonical URI"', async () => {
  const { answer } = await client.picture('pct:25,25,50,50/!300,300/90.0/color.png')
  const base = `${client.server.origin}/${PREFIX}/image/3/${IDENTIFIER}`
  expect(linksOf(answer)['canonical']).toBe(`${base}/309,220,619,441/300,214/90/default.png`)
})
