// What the server gives at most, and that it says so: on a strip, where the area decides, and on an image
// that is longer than any JPEG. Sections of 2.1 and 3.0; 2.0 has no limits.
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { publishedFile } from '../../support/image-server.ts'
import {
  decode,
  IDENTIFIER,
  linksOf,
  PREFIX,
  sizeOf,
  startClient,
  type ConformanceClient,
  type Picture,
} from './client.ts'

/** All sides are prime. */
const STRIP = { width: 9_973, height: 101 }
const LONG = { width: 65_521, height: 11 }

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
  for (const [name, size] of [
    ['strip.png', STRIP],
    ['long.png', LONG],
  ] as const) {
    const background = { r: 90, g: 60, b: 30 }
    await sharp({ create: { ...size, channels: 3, background } })
      .png()
      .toFile(path.join(client.root, name))
    await client.server.publish(PREFIX, [await publishedFile(client.root, name)])
  }
  // So large that no more is wanted of it than refusals, and those come before the file is opened.
  const huge = await publishedFile(client.root, IDENTIFIER, {
    identifier: 'huge.png',
    width: 7_001,
    height: 6_007,
  })
  await client.server.publish(PREFIX, [huge])
})
afterAll(() => client.stop())

const ask = (version: 2 | 3, rest: string) => client.ask(`/${PREFIX}/image/${version}/${rest}`)
const statusOf = async (version: 2 | 3, rest: string): Promise<number> =>
  (await ask(version, rest)).status
const pictureOf = async (version: 2 | 3, rest: string): Promise<Picture> =>
  decode(await ask(version, rest))
const informationOf = async (version: 2 | 3, image: string) =>
  JSON.parse((await ask(version, `${image}/info.json`)).body.toString()) as Record<string, unknown>

interface Size {
  readonly width: number
  readonly height: number
}

describe('3.0 §5.2 maxArea: "the maximum area in pixels supported for this image"', () => {
  test('is told where a side alone would allow more', async () => {
    expect(await informationOf(3, 'strip.png')).toMatchObject({
      maxWidth: 9_973,
      maxHeight: 9_973,
      maxArea: 9_000_000,
    })
  })

  test('is given to the last row, and not one row more', async () => {
    expect(sizeOf(await pictureOf(3, 'strip.png/full/^9973,902/0/default.jpg'))).toBe('9973x902')
    expect(await statusOf(3, 'strip.png/full/^9973,903/0/default.jpg')).toBe(400)
    expect(await statusOf(3, 'strip.png/0,0,101,101/^3001,/0/default.jpg')).toBe(400)
    expect(await statusOf(3, 'strip.png/0,0,101,101/^9974,1/0/default.jpg')).toBe(400)
  })

  test('^max and ^!w,h are as large as it allows (§4.2 "requirements imposed by the server")', async () => {
    expect(sizeOf(await pictureOf(3, 'strip.png/0,0,101,101/^max/0/default.jpg'))).toBe('3000x3000')
    const { width, height } = await pictureOf(3, 'strip.png/0,0,202,101/^!9000,9000/0/default.jpg')
    expect(Math.abs(width - 2 * height)).toBeLessThanOrEqual(1)
    expect(width * height).toBeLessThanOrEqual(9_000_000)
    expect((width + 2) * (height + 1)).toBeGreaterThan(9_000_000)
  })
})

describe('An image that is longer than the limits', () => {
  test('2.1 §5.3 tells them in the profile, 3.0 §5.2 at the top; images within them need none in 2.1', async () => {
    const limits = { maxWidth: 65_500, maxHeight: 65_500, maxArea: 9_000_000 }
    expect(await informationOf(3, 'long.png')).toMatchObject({ ...LONG, ...limits })
    const [, extras] = (await informationOf(2, 'long.png'))['profile'] as [string, object]
    expect(extras).toMatchObject(limits)
    const [, others] = (await informationOf(2, 'strip.png'))['profile'] as [string, object]
    expect(Object.keys(others)).not.toContain('maxWidth')
  })

  test.each([2, 3] as const)(
    'version %i lists no size beyond them, and gives each that it lists',
    async (version) => {
      const { sizes } = (await informationOf(version, 'long.png')) as { sizes: Size[] }
      expect(sizes.length).toBeGreaterThan(3)
      expect(Math.max(...sizes.map(({ width }) => width))).toBeLessThanOrEqual(65_500)
      for (const { width, height } of sizes) {
        const picture = await pictureOf(version, `long.png/full/${width},${height}/0/default.png`)
        expect(sizeOf(picture)).toBe(`${width}x${height}`)
      }
    },
  )

  test.each([
    [2, 'full', 'full/65500,/0/default.jpg'],
    [2, 'max', 'full/65500,/0/default.jpg'],
    [3, 'max', 'full/max/0/default.jpg'],
    [3, '^max', 'full/max/0/default.jpg'],
  ] as const)(
    'version %i: %s "is no larger than" they allow, and is not refused',
    async (version, size, canonical) => {
      const picture = await pictureOf(version, `long.png/full/${size}/0/default.jpg`)
      expect(sizeOf(picture)).toBe('65500x11')
      const base = `${client.server.origin}/${PREFIX}/image/${version}/long.png`
      expect(linksOf(picture.answer)['canonical']).toBe(`${base}/${canonical}`)
    },
  )

  test.each([2, 3] as const)('version %i: what is beyond them is refused: 400', async (version) => {
    for (const rest of ['full/65501,', 'full/65521,11', '0,0,65501,11/65501,']) {
      expect(await statusOf(version, `long.png/${rest}/0/default.png`), rest).toBe(400)
    }
  })
})

describe('501 "The server received a valid IIIF request that is not implemented." (3.0 §7.3, 2.1 §7.2)', () => {
  const expectNotImplemented = async (
    version: 2 | 3,
    rest: string,
    sentence: string,
  ): Promise<void> => {
    const answer = await ask(version, rest)
    expect(answer.status).toBe(501)
    expect(answer.body.toString()).toContain(sentence)
  }

  test.each([2, 3] as const)('version %i: a side that its format cannot have', async (version) => {
    const size = version === 2 ? 'full' : 'max'
    await expectNotImplemented(
      version,
      `long.png/full/${size}/0/default.webp`,
      'A webp file cannot hold a picture of this size.',
    )
    expect(sizeOf(await pictureOf(version, `long.png/0,0,16383,11/${size}/0/default.webp`))).toBe(
      '16383x11',
    )
  })

  test.each([2, 3] as const)(
    'version %i: more pixels than are turned by other than quarter turns',
    async (version) => {
      const size = version === 2 ? 'full' : 'max'
      await expectNotImplemented(
        version,
        `huge.png/full/${size}/22.5/default.jpg`,
        'at most 40 million pixels',
      )
    },
  )
})
