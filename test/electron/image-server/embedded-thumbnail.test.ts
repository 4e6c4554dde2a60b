// A camera puts a small picture into its JPEGs. It is shown until the real one is made, where it is true to the image.
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
import { requestRaw, valuesOf, type RawAnswer } from '../../support/raw-http.ts'
import { withThumbnail } from '../../support/exif-thumbnail.ts'
import { quarters } from './quarters.ts'

const [RED, GREEN, BLUE, GREY] = [
  [200, 30, 30],
  [30, 160, 30],
  [30, 30, 200],
  [128, 128, 128],
] as const
const SIZE = { width: 900, height: 600 }

let root: string
let server: TestImageServer

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-thumbnail-'))
  server = await startImageServer()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

const picture = (width: number, height: number): Sharp =>
  quarters(width, height, [RED, GREEN, BLUE, GREY])
const page = (): Sharp => picture(SIZE.width, SIZE.height)
const thumbnail = (width = 160, height = 107): Promise<Buffer> =>
  picture(width, height).jpeg({ quality: 95 }).toBuffer()

async function preview(name: string, bytes: Buffer): Promise<RawAnswer> {
  await writeFile(path.join(root, name), bytes)
  await server.publish('x', [await publishedFile(root, name)])
  return requestRaw(server.port, { target: `/x/preview/${name}` })
}

/** The colours in the middle of the four quarters of a picture as it is displayed, from the upper left by rows. */
async function coloursOf(jpeg: Buffer): Promise<readonly (readonly number[])[]> {
  const { data, info } = await sharp(jpeg).autoOrient().raw().toBuffer({ resolveWithObject: true })
  return [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across) => {
      const [x, y] = [Math.floor(info.width * across), Math.floor(info.height * down)]
      const at = (y * info.width + x) * info.channels
      return [...data.subarray(at, at + 3)].map((sample) => Math.round(sample / 20))
    }),
  )
}

describe('The picture in a picture is the preview', () => {
  test('where it is true to the image', async () => {
    const answer = await preview(
      'f1r.jpg',
      withThumbnail(await page().jpeg().toBuffer(), await thumbnail()),
    )
    expect(answer.status).toBe(200)
    expect(valuesOf(answer, 'content-type')).toEqual(['image/jpeg'])
    expect(await sharp(answer.body).metadata()).toMatchObject({ width: 160, height: 107 })
    expect(await coloursOf(answer.body)).toEqual(await coloursOf(await page().jpeg().toBuffer()))
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turned as the image is: orientation %i',
    async (orientation) => {
      const image = await page().jpeg().toBuffer()
      const marked = withThumbnail(image, await thumbnail(), { orientation })
      const answer = await preview(`o${orientation}.jpg`, marked)
      expect(answer.status).toBe(200)
      expect(await coloursOf(answer.body)).toEqual(await coloursOf(marked))
    },
  )

  test('and is not sent again to who has it', async () => {
    const bytes = withThumbnail(await page().jpeg().toBuffer(), await thumbnail())
    const [tag = ''] = valuesOf(await preview('f1v.jpg', bytes), 'etag')
    const again = await requestRaw(server.port, {
      target: '/x/preview/f1v.jpg',
      headers: [['If-None-Match', tag]],
    })
    expect(again.status).toBe(304)
  })
})

describe('There is no preview', () => {
  const plain = (): Promise<Buffer> => page().jpeg().toBuffer()
  test.each([
    ['where the file has no small picture', plain],
    [
      'where it has bars, as cameras add to fit another shape',
      async () => withThumbnail(await plain(), await thumbnail(160, 120)),
    ],
    [
      'where it stands while the image lies',
      async () => withThumbnail(await plain(), await thumbnail(107, 160)),
    ],
    ['where it is tiny', async () => withThumbnail(await plain(), await thumbnail(48, 32))],
    [
      'where it is damaged',
      async () => withThumbnail(await plain(), (await thumbnail()).subarray(0, 300)),
    ],
    [
      'where it is no picture',
      async () => withThumbnail(await plain(), Buffer.alloc(900, 'canary')),
    ],
    [
      'where its place is beyond the end',
      async () => withThumbnail(await plain(), await thumbnail(), { from: 60_000 }),
    ],
    [
      'where the image has other colours than it can say',
      async () =>
        withThumbnail(await page().withIccProfile('p3').jpeg().toBuffer(), await thumbnail()),
    ],
    ['in another format', () => page().png().toBuffer()],
  ])('%s', async (_, make) => {
    const answer = await preview('f2r.jpg', await make())
    expect(answer.status).toBe(204)
    expect(answer.body.length).toBe(0)
  })

  test('of what was not published', async () => {
    const answer = await requestRaw(server.port, { target: '/x/preview/..%2Fsecret.jpg' })
    expect(answer.status).toBe(404)
  })
})
