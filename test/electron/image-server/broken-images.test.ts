// Files that are cut off, that lie, that loop and that would fill all memory: each costs its own picture.
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { SourceFormat } from '../../../electron/contract/app-api.ts'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { bombs, loops, mutate } from './broken-files.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
let root: string
const intact = new Map<SourceFormat, Buffer>()

const COLOURS = [
  [220, 30, 40],
  [30, 180, 60],
  [40, 60, 200],
  [230, 230, 210],
]
const SIDES = { width: 211, height: 149 }

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-broken-'))
  const picture = quarters(SIDES.width, SIDES.height, COLOURS)
  const made = {
    jpeg: picture.clone().jpeg({ progressive: true }),
    png: picture.clone().png(),
    tiff: picture.clone().tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }),
    webp: picture.clone().webp(),
    gif: picture.clone().gif(),
    avif: picture.clone().avif({ effort: 0 }),
  }
  for (const [format, pipeline] of Object.entries(made)) {
    intact.set(format as SourceFormat, await pipeline.toBuffer())
  }
  server = await startImageServer()
  // Each broken file is told of on standard error; a pipe that nobody reads would fill.
  server.process.stderr?.resume()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

let pid: number | undefined
beforeAll(() => {
  pid = server.process.pid
})
afterEach(() => {
  expect(server.process.exitCode).toBeNull()
  expect(server.process.signalCode).toBeNull()
  expect(server.process.pid).toBe(pid)
  expect(peakMegabytes()).toBeLessThan(1_500)
})

/** The most memory that the process ever had. */
const peakMegabytes = (): number =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024
    : 0

interface Broken {
  readonly name: string
  readonly bytes: Buffer
  readonly format: SourceFormat
  readonly width?: number
  readonly height?: number
}

let published = 0

/** Publishes files as a scan that believed their names would, and asks for parts of all of them. */
async function statusesOf(files: readonly Broken[]): Promise<Map<string, readonly number[]>> {
  published += 1
  const prefix = `x${published}`
  const images = files.map(async ({ name, bytes, ...facts }): Promise<PublishedImage> => {
    const file = path.join(root, name)
    await writeFile(file, bytes)
    const state = { size: bytes.length, modified: Date.now() }
    return { identifier: name, root, path: name, ...SIDES, ...state, ...facts }
  })
  await server.publish(prefix, await Promise.all(images))
  const statuses = new Map<string, number[]>()
  const targets = files.flatMap(({ name }) =>
    ['full/40,/0/default.jpg', '10,10,64,64/max/0/default.png'].map(
      (rest) => `/${prefix}/image/3/${encodeURIComponent(name)}/${rest}`,
    ),
  )
  await askMany(server.port, {
    targets,
    connections: 4,
    ahead: 1,
    onAnswer(target, { status, body }) {
      const name = decodeURIComponent(target.split('/')[4] ?? '')
      statuses.set(name, [...(statuses.get(name) ?? []), status])
      // Every refusal is one that was foreseen, and says so.
      if (status !== 200) expect(body.toString(), target).toMatch(/^(The|This|There) /)
      if (status === 500) expect(body.toString(), target).not.toContain('made a mistake')
    },
  })
  server.send({ kind: 'withdraw', prefix })
  return statuses
}

const FORMATS: readonly SourceFormat[] = ['jpeg', 'png', 'tiff', 'webp', 'gif', 'avif']
const bytesOf = (format: SourceFormat): Buffer => intact.get(format) ?? Buffer.alloc(0)

describe('A file that is cut off at each sixteenth', () => {
  test.each(FORMATS)('%s is refused or shown, and is no picture of nothing', async (format) => {
    const bytes = bytesOf(format)
    const files = Array.from({ length: 16 }, (_, part) => ({
      name: `${format} ${part}.img`,
      bytes: bytes.subarray(0, Math.floor((bytes.length * part) / 16)),
      format,
    }))
    const statuses = await statusesOf(files)
    for (const [name, found] of statuses) {
      expect(found, name).toHaveLength(2)
      for (const status of found) expect([200, 500], name).toContain(status)
    }
    // What lacks half of itself is never shown as if it were whole.
    for (const part of [0, 1, 4, 8]) {
      expect(statuses.get(`${format} ${part}.img`), `${part}/16`).toEqual([500, 500])
    }
    const whole = await statusesOf([{ name: `${format} whole.img`, bytes, format }])
    expect([...whole.values()]).toEqual([[200, 200]])
  })
})

describe('A file that says it is larger than it is', () => {
  test('is refused before memory is taken for it', async () => {
    const files = bombs()
    const statuses = await statusesOf(files)
    for (const { name } of files) {
      // 400: a picture of a line of two thousand million pixels can have no height.
      for (const status of statuses.get(name) ?? []) expect([400, 403, 500], name).toContain(status)
    }
  })

  test('is refused also where the listing believed a small size', async () => {
    const files = bombs().map((file) => ({ ...file, name: `small ${file.name}`, ...SIDES }))
    for (const [name, found] of await statusesOf(files)) {
      for (const status of found) expect([403, 500], name).toContain(status)
    }
  })
})

test('a TIFF whose directories lead back to themselves ends', async () => {
  for (const [name, found] of await statusesOf(loops())) {
    expect(found, name).toHaveLength(2)
    for (const status of found) expect([200, 403, 500, 503], name).toContain(status)
  }
})

describe('A file that is named for what it is not', () => {
  const svgOf = (reference: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "${reference}">]>` +
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="211" height="149">` +
        `<image xlink:href="${reference}" width="211" height="149"/><text>&e;</text></svg>`,
    )

  test('SVG, XML, PDF, PostScript, scripts and archives are never opened, and nothing that they name is', async () => {
    let hits = 0
    const listener = http.createServer((_request, response) => {
      hits += 1
      response.end()
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const { port } = listener.address() as { port: number }
    const contents: readonly (readonly [string, Buffer])[] = [
      ['svg', svgOf(`http://127.0.0.1:${port}/canary.png`)],
      ['svg-file', svgOf('file:///etc/passwd')],
      ['svg-bom', Buffer.concat([Buffer.from('\ufeff'), svgOf(`http://127.0.0.1:${port}/`)])],
      ['svg-utf16', Buffer.from(svgOf(`http://127.0.0.1:${port}/`).toString(), 'utf16le')],
      ['svg-late', Buffer.concat([Buffer.alloc(900, ' '), svgOf(`http://127.0.0.1:${port}/`)])],
      [
        'xml',
        Buffer.from(`<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:${port}/">]><a>&b;</a>`),
      ],
      ['pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')],
      ['ps', Buffer.from('%!PS-Adobe-3.0\n(/etc/passwd) (r) file showpage')],
      ['mvg', Buffer.from(`push graphic-context\nimage over 0,0 0,0 'http://127.0.0.1:${port}/'`)],
      ['m3u', Buffer.from(`#EXTM3U\nhttp://127.0.0.1:${port}/`)],
      ['html', Buffer.from(`<img src="http://127.0.0.1:${port}/">`)],
      ['zip', Buffer.from('PK\x03\x04')],
      ['ppm', Buffer.from('P6 211 149 255\n')],
      ['csv', Buffer.from('1 2 3\n4 5 6\n')],
      ['vips', Buffer.from([0x08, 0xf2, 0xa6, 0xb6, 0, 0, 0, 211, 0, 0, 0, 149])],
    ]
    const endings = ['svg', 'jpg', 'png', 'tif', 'webp', 'gif', 'avif']
    const files = contents.flatMap(([kind, bytes]) =>
      endings.map((ending, index) => ({
        name: `${kind}.${ending}`,
        bytes,
        format: FORMATS[Math.max(0, index - 1)] ?? 'jpeg',
      })),
    )
    for (const [name, found] of await statusesOf(files)) expect(found, name).toEqual([500, 500])
    await new Promise((resolve) => listener.close(resolve))
    expect(hits).toBe(0)
  })

  test('an image is listed and shown by what it is, whatever its name says', async () => {
    const folder = path.join(root, 'lies')
    await mkdir(folder)
    for (const format of FORMATS) {
      for (const ending of ['jpg', 'png', 'tif', 'webp', 'gif', 'avif', 'JPG.PNG']) {
        await writeFile(path.join(folder, `${format} as.${ending}`), bytesOf(format))
      }
    }
    const listing = await scanFolder(folder)
    expect(listing.size).toBe(FORMATS.length * 7)
    const images = [...listing.values()].map((file) => {
      const image = publishedImage({ location: folder, prefix: '' }, file)
      expect(image?.format).toBe(file.entry.path.split(' ')[0])
      return image
    })
    await server.publish(
      'lies',
      images.filter((image) => image !== undefined),
    )
    await askMany(server.port, {
      targets: [...listing.keys()].map(
        (name) => `/lies/image/3/${encodeURIComponent(name)}/full/40,/0/default.jpg`,
      ),
      onAnswer: (target, { status, body }) =>
        expect(status, `${target}: ${body.toString()}`).toBe(200),
    })
  })
})

test('two thousand images with bytes changed, taken out, put in and repeated leave the server and the listing alive', async () => {
  const change = fc.record({
    kind: fc.constantFrom('flip', 'zero', 'remove', 'repeat', 'insert', 'large', 'swap'),
    // Most harm is done at the beginning, where the lengths are.
    at: fc.oneof(
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    value: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 12 }),
  })
  const mutant = fc.record({
    format: fc.constantFrom(...FORMATS),
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  })
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const files = fc.sample(mutant, { numRuns: 250, seed }).map(({ format, changes }, index) => ({
        name: `m${index}.${format}`,
        bytes: changes.reduce(mutate, bytesOf(format)),
        format,
      }))
      made += files.length
      const statuses = await statusesOf(files)
      for (const [name, found] of statuses) {
        for (const status of found)
          expect([200, 403, 500, 503], `${name} of ${seed}`).toContain(status)
      }
      expect(statuses.size).toBe(files.length)
      // The listing reads the same files: each has an entry, usable or with its reason.
      const listing = await scanFolder(root)
      for (const { name } of files) expect(listing.has(name), name).toBe(true)
    }),
    { numRuns: 8, endOnFailure: true },
  )
  expect(made).toBe(2_000)
  const answer = await statusesOf([{ name: 'after.png', bytes: bytesOf('png'), format: 'png' }])
  expect([...answer.values()]).toEqual([[200, 200]])
}, 300_000)
