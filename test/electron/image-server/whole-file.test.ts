// Who asks for all of a JPEG gets the JPEG: the file of the scholar, byte by byte.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
import { drawPage, fromPage } from './pictures.ts'

const SIZE = { width: 701, height: 503 }
let root: string
let server: TestImageServer

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-whole-'))
  server = await startImageServer()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

const page = (): Sharp => fromPage(drawPage(SIZE), SIZE)

async function serve(name: string, bytes: Buffer): Promise<void> {
  await writeFile(path.join(root, name), bytes)
  await server.publish('x', [await publishedFile(root, name)])
}

const get = (name: string, rest = 'full/max/0/default.jpg', method = 'GET'): Promise<RawAnswer> =>
  requestRaw(server.port, { target: `/x/image/3/${name}/${rest}`, method })

describe('All of a JPEG that is upright and in sRGB', () => {
  test.each([
    ['plain', () => page().jpeg({ quality: 91 }).toBuffer()],
    ['progressive', () => page().jpeg({ progressive: true }).toBuffer()],
    ['grey', () => page().greyscale().toColourspace('b-w').jpeg().toBuffer()],
    ['with a profile of sRGB', () => page().withIccProfile('srgb').jpeg().toBuffer()],
    ['marked as upright', () => page().withMetadata({ orientation: 1 }).jpeg().toBuffer()],
  ])('is sent as it is: %s', async (name, make) => {
    const bytes = await make()
    await serve('f1r.jpg', bytes)
    const answer = await get('f1r.jpg')
    expect(answer.body.equals(bytes), name).toBe(true)
    expect((await get('f1r.jpg', `${'full'}/701,503/0/color.jpg`)).body.equals(bytes)).toBe(true)
  })

  test('is told of without being sent', async () => {
    const bytes = await page().jpeg().toBuffer()
    await serve('f1v.jpg', bytes)
    const answer = await get('f1v.jpg', undefined, 'HEAD')
    expect(valuesOf(answer, 'content-length')).toEqual([String(bytes.length)])
    expect(answer.body.length).toBe(0)
    expect((await get('f1v.jpg')).body.equals(bytes)).toBe(true)
  })

  test('leaves no file open behind it', async () => {
    await serve('f2r.jpg', await page().jpeg().toBuffer())
    const count = async (): Promise<number> => {
      const { readdir } = await import('node:fs/promises')
      return (await readdir(`/proc/${server.process.pid}/fd`)).length
    }
    if (process.platform !== 'linux') return
    await get('f2r.jpg')
    const before = await count()
    for (let round = 0; round < 30; round += 1)
      await get('f2r.jpg', undefined, round % 2 ? 'GET' : 'HEAD')
    expect(await count()).toBeLessThan(before + 10)
  })
})

describe('A JPEG is not sent as it is', () => {
  test.each([
    ['turned by a mark in it', () => page().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
    ['in another space of colours', () => page().withIccProfile('p3').jpeg().toBuffer()],
    ['in inks', () => page().toColourspace('cmyk').jpeg().toBuffer()],
  ])('where it is %s', async (_, make) => {
    const bytes = await make()
    await serve('f3r.jpg', bytes)
    const answer = await get('f3r.jpg')
    expect(answer.status).toBe(200)
    expect(answer.body.equals(bytes)).toBe(false)
    expect((await sharp(answer.body).metadata()).space).toBe('srgb')
  })

  test('where it was cut off: a page that is half missing would look like a blank one', async () => {
    const bytes = await page().jpeg().toBuffer()
    await serve('f4r.jpg', bytes.subarray(0, bytes.length / 2))
    expect((await get('f4r.jpg')).status).toBe(500)
  })

  test.each([
    'full/max/0/gray.jpg',
    'full/max/90/default.jpg',
    'full/max/!0/default.jpg',
    'full/700,503/0/default.jpg',
    '1,0,700,503/max/0/default.jpg',
    'full/max/0/default.png',
  ])('where something else is asked for: %s', async (rest) => {
    const bytes = await page().jpeg().toBuffer()
    await serve('f5r.jpg', bytes)
    const answer = await get('f5r.jpg', rest)
    expect(answer.status).toBe(200)
    expect(answer.body.equals(bytes)).toBe(false)
  })

  test('where its profile only has the name of sRGB', async () => {
    const bytes = await page().withIccProfile('srgb').jpeg().toBuffer()
    const place = bytes.indexOf('rXYZ')
    expect(place).toBeGreaterThan(0)
    // The rows of the table for red and green change places.
    bytes.write('gXYZ', place)
    bytes.write('rXYZ', bytes.indexOf('gXYZ', place + 4))
    await serve('f6r.jpg', bytes)
    const answer = await get('f6r.jpg')
    expect(answer.body.equals(bytes)).toBe(false)
  })

  test('where another file has taken its place', async () => {
    const bytes = await page().jpeg().toBuffer()
    await serve('f7r.jpg', bytes)
    await writeFile(path.join(root, 'f7r.jpg'), await readFile(path.join(root, 'f1v.jpg')))
    await writeFile(path.join(root, 'f7r.jpg'), Buffer.concat([bytes, Buffer.from('more')]))
    expect((await get('f7r.jpg')).status).toBe(503)
  })
})
