// Every kind of file that a folder of scans may hold is served upright and in its true colours.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw, type RawAnswer } from '../../support/raw-http.ts'
import { quarters, tiff16 } from './quarters.ts'

let server: TestImageServer
let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-sources-'))
  server = await startImageServer()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

const get = (name: string, rest: string): Promise<RawAnswer> =>
  requestRaw(server.port, { target: `/x/image/3/${encodeURIComponent(name)}/${rest}` })

async function publish(name: string, picture: Sharp | Buffer): Promise<void> {
  const file = path.join(root, name)
  await (Buffer.isBuffer(picture) ? writeFile(file, picture) : picture.toFile(file))
  await server.publish('x', [await publishedFile(root, name)])
}

type Corners = readonly (readonly number[])[]

/** The colours in the middle of the four quarters: upper left, upper right, lower left, lower right. */
async function cornersOf(answer: RawAnswer): Promise<Corners> {
  expect(answer.status, answer.body.toString('latin1').slice(0, 200)).toBe(200)
  const { data, info } = await sharp(answer.body).raw().toBuffer({ resolveWithObject: true })
  const at = (across: number, down: number): readonly number[] => {
    const pixel = Math.floor(info.height * down) * info.width + Math.floor(info.width * across)
    return [...data.subarray(pixel * info.channels, (pixel + 1) * info.channels)]
  }
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
}

function expectColours(actual: Corners, expected: Corners, tolerance: number): void {
  actual.forEach((colour, corner) =>
    colour.forEach((value, channel) => {
      const wanted = [...(expected[corner] ?? []), 255][channel] ?? Number.NaN
      const where = `corner ${corner}: ${colour.join()}, not ${String(expected[corner])}`
      expect(Math.abs(value - wanted), where).toBeLessThanOrEqual(tolerance)
    }),
  )
}

const RED = [220, 30, 40]
const GREEN = [30, 180, 60]
const BLUE = [40, 60, 200]
const PALE = [240, 230, 210]
const COLOURS = [RED, GREEN, BLUE, PALE]

/** Each is 301 by 199 pixels as it is stored. */
const STORED = (): Sharp => quarters(301, 199, COLOURS)

/** A thumbnail, which the decoder reduces, the whole, and the four tiles, which come from memory. */
async function expectServed(name: string, expected: Corners, tolerance: number): Promise<void> {
  expectColours(await cornersOf(await get(name, 'full/60,/0/default.png')), expected, tolerance)
  expectColours(await cornersOf(await get(name, 'full/max/0/default.png')), expected, tolerance)
  expectColours(
    await cornersOf(await get(name, 'pct:10,10,80,80/max/0/default.png')),
    expected,
    tolerance,
  )
  expectColours(
    await cornersOf(await get(name, 'pct:10,10,80,80/30,/0/default.jpg')),
    expected,
    tolerance + 8,
  )
}

describe('EXIF orientation', () => {
  // Which stored corner is shown upper left, upper right, lower left and lower right.
  test.each([
    [1, [0, 1, 2, 3]],
    [2, [1, 0, 3, 2]],
    [3, [3, 2, 1, 0]],
    [4, [2, 3, 0, 1]],
    [5, [0, 2, 1, 3]],
    [6, [2, 0, 3, 1]],
    [7, [3, 1, 2, 0]],
    [8, [1, 3, 0, 2]],
  ])('a photograph with orientation %i is shown upright', async (orientation, corners) => {
    const name = `orientation-${orientation}.jpg`
    await publish(
      name,
      STORED().withMetadata({ orientation }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
    )
    const isTurned = orientation > 4
    const information = JSON.parse((await get(name, 'info.json')).body.toString()) as object
    expect(information).toMatchObject(
      isTurned ? { width: 199, height: 301 } : { width: 301, height: 199 },
    )
    await expectServed(
      name,
      corners.map((corner) => COLOURS[corner] ?? []),
      8,
    )
  })

  test('what is served is not marked to be turned once more', async () => {
    await publish('turned.jpg', STORED().withMetadata({ orientation: 6 }).jpeg())
    for (const rest of [
      'full/max/0/default.jpg',
      '10,10,50,50/max/0/default.jpg',
      'full/max/0/default.tif',
    ]) {
      const { orientation = 1 } = await sharp((await get('turned.jpg', rest)).body).metadata()
      expect(orientation, rest).toBe(1)
    }
  })
})

describe('Formats', () => {
  test.each([
    ['JPEG', 'a.jpg', () => STORED().jpeg({ quality: 95 }), 8],
    ['progressive JPEG', 'b.jpg', () => STORED().jpeg({ progressive: true, quality: 95 }), 8],
    ['PNG', 'a.png', () => STORED().png(), 1],
    ['interlaced PNG', 'b.png', () => STORED().png({ progressive: true }), 1],
    ['PNG with a palette', 'c.png', () => STORED().png({ palette: true }), 4],
    ['TIFF', 'a.tif', () => STORED().tiff({ compression: 'none' }), 1],
    ['TIFF with LZW', 'b.tif', () => STORED().tiff({ compression: 'lzw' }), 1],
    ['tiled TIFF pyramid', 'c.tif', () => STORED().tiff({ tile: true, pyramid: true }), 8],
    ['WebP', 'a.webp', () => STORED().webp({ quality: 95 }), 10],
    ['GIF', 'a.gif', () => STORED().gif(), 4],
    ['AVIF', 'a.avif', () => STORED().avif({ quality: 90 }), 10],
  ] as const)('%s', async (...[, name, make, tolerance]) => {
    await publish(name, make())
    await expectServed(name, COLOURS, tolerance)
  })

  test('a TIFF of 16 bits a channel keeps its brightness', async () => {
    await publish('deep.tif', tiff16(301, 199, COLOURS))
    await expectServed('deep.tif', COLOURS, 2)
    const bitonal = await cornersOf(await get('deep.tif', 'full/max/0/bitonal.png'))
    expect(bitonal.map(([shade]) => shade)).toEqual([0, 255, 0, 255])
  })

  test('a grey PNG of 16 bits keeps its brightness', async () => {
    const grey = [20, 90, 160, 230].map((shade) => [shade, shade, shade])
    await publish('deep.png', quarters(301, 199, grey).toColourspace('grey16').png())
    await expectServed('deep.png', grey, 2)
  })

  test('a CMYK JPEG is shown in the colours of the screen', async () => {
    const colours = [[200, 60, 60], [60, 150, 80], [70, 80, 160], PALE]
    await publish(
      'print.jpg',
      quarters(301, 199, colours).toColourspace('cmyk').jpeg({ quality: 95 }),
    )
    expect((await sharp(path.join(root, 'print.jpg')).metadata()).space).toBe('cmyk')
    // The colours of print are fewer: some move to the nearest that there is.
    await expectServed('print.jpg', colours, 40)
  })

  test('what is transparent stays so in PNG, and is paper in JPEG', async () => {
    const half = sharp({
      create: {
        width: 300,
        height: 200,
        channels: 4,
        background: { r: 200, g: 0, b: 0, alpha: 0 },
      },
    })
    await publish('clear.png', half.png())
    const [[, , , alpha] = []] = await cornersOf(await get('clear.png', 'full/max/0/default.png'))
    expect(alpha).toBe(0)
    for (const rest of [
      'full/max/0/default.jpg',
      '10,10,50,50/max/0/default.jpg',
      'full/50,/45/gray.jpg',
      'full/max/0/bitonal.png',
    ]) {
      for (const colour of await cornersOf(await get('clear.png', rest))) {
        expect(Math.min(...colour), rest).toBeGreaterThan(250)
      }
    }
  })

  test('of an animation the first frame is shown', async () => {
    const frames = await Promise.all(
      ['#dc1e28', '#1eb43c'].map((background) =>
        sharp({ create: { width: 90, height: 60, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    await publish(
      'moving.gif',
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    )
    expectColours(
      await cornersOf(await get('moving.gif', 'full/max/0/default.png')),
      [RED, RED, RED, RED],
      6,
    )
  })
})

describe('Files that cannot be shown', () => {
  test('a truncated JPEG is an error and no half-grey page, and whoever started the server hears of it once', async () => {
    const whole = await STORED().resize(1200, 800).jpeg().toBuffer()
    await writeFile(path.join(root, 'cut.jpg'), whole.subarray(0, Math.floor(whole.length * 0.6)))
    await server.publish('x', [await publishedFile(root, 'cut.jpg', { width: 1200, height: 800 })])
    for (const rest of [
      'full/max/0/default.jpg',
      '0,700,100,100/max/0/default.jpg',
      'full/100,/0/default.jpg',
    ]) {
      const answer = await get('cut.jpg', rest)
      expect(answer.status, rest).toBe(500)
      expect(answer.body.toString()).toContain('"cut.jpg" is damaged or incomplete')
    }
    const told = server.messages.filter((message) => message.kind === 'imageFailed')
    expect(told).toEqual([
      expect.objectContaining({
        prefix: 'x',
        identifier: 'cut.jpg',
        problem: { code: 'image/damaged', details: { identifier: 'cut.jpg' } },
      }),
    ])
  })

  test.each([
    ['text', Buffer.from('This is no image at all.')],
    [
      'an SVG',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ),
    ],
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
  ])(
    '%s that is named like a JPEG is not shown, and the next request is served',
    async (_, bytes) => {
      const file = path.join(root, 'disguised.jpg')
      await writeFile(file, bytes)
      await publish('honest.jpg', STORED().jpeg())
      const honest = await publishedFile(root, 'honest.jpg')
      await server.publish('x', [
        { ...honest, identifier: 'disguised.jpg', path: 'disguised.jpg', size: bytes.length },
      ])
      expect((await get('disguised.jpg', 'full/max/0/default.jpg')).status).toBe(500)
      expect((await get('disguised.jpg', '0,0,9,9/max/0/default.jpg')).status).toBe(500)
      expect((await get('honest.jpg', 'full/max/0/default.jpg')).status).toBe(200)
    },
  )

  test('an image of more pixels than the limit is refused with the numbers', async () => {
    const honest = await publishedFile(root, 'a.png')
    await server.publish('x', [{ ...honest, identifier: 'huge', width: 30_000, height: 20_000 }])
    const answer = await get('huge', 'full/100,/0/default.jpg')
    expect(answer.status).toBe(403)
    expect(answer.body.toString()).toContain(
      '600 million pixels, more than the limit of 500 million',
    )
  })

  test('a file that is no longer there is not found', async () => {
    await publish('leaving.jpg', STORED().jpeg())
    await rm(path.join(root, 'leaving.jpg'))
    expect((await get('leaving.jpg', 'full/max/0/default.jpg')).status).toBe(404)
  })

  test('a file that has changed is asked for again, and served when it is published again', async () => {
    await publish('changing.png', STORED().png())
    expect((await get('changing.png', 'full/76,/0/default.png')).status).toBe(200)
    await quarters(400, 300, [GREEN, GREEN, GREEN, GREEN])
      .png()
      .toFile(path.join(root, 'changing.png'))
    expect((await get('changing.png', 'full/77,/0/default.png')).status).toBe(503)
    await server.publish('x', [await publishedFile(root, 'changing.png')])
    expectColours(
      await cornersOf(await get('changing.png', '0,0,9,9/max/0/default.png')),
      [GREEN, GREEN, GREEN, GREEN],
      0,
    )
  })
})
