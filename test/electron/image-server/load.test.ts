// Many requests for many images: each is answered, and memory does not grow with them.
import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'

const IMAGES = 300
const WARM_UP = 3_000
const REQUESTS = 10_000
const TILE = '/0,0,512,500/512,500/'
const isLinux = process.platform === 'linux'

let server: TestImageServer
let root: string

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-load-'))
  const formats = ['jpg', 'jpg', 'png', 'webp', 'tif'] as const
  const published = Array.from({ length: IMAGES }, async (_, index) => {
    const name = `f. ${index}.${formats[index % formats.length] ?? 'jpg'}`
    const background = { r: index % 256, g: 90, b: (index * 7) % 256 }
    await sharp({ create: { width: 700 + index, height: 500, channels: 3, background } }).toFile(
      path.join(root, name),
    )
    return publishedFile(root, name)
  })
  server = await startImageServer({ cache: path.join(root, 'cache') })
  await server.publish('x', await Promise.all(published))
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

/** Requests as viewers and curious people send them: tiles, thumbnails, odd sizes, turned, in every format. */
function targetOf(number: number): string {
  const image = (number * 7_919) % IMAGES
  const formats = ['jpg', 'jpg', 'png', 'webp', 'tif']
  const name = encodeURIComponent(`f. ${image}.${formats[image % formats.length] ?? 'jpg'}`)
  const rests = [
    '0,0,512,500/512,500/0/default.jpg',
    'full/200,/0/default.jpg',
    `${number % 300},${number % 200},200,200/100,/0/default.jpg`,
    'info.json',
    `pct:10,10,${1 + (number % 80)},50/!90,90/90/gray.png`,
    `square/^300,/!0/default.webp`,
    `full/60,/${number % 360}/default.png`,
    'full/max/0/bitonal.tif',
  ]
  return `/x/image/3/${name}/${rests[number % rests.length] ?? 'info.json'}`
}

interface Load {
  /** How often each status came. */
  readonly statuses: Readonly<Record<number, number>>
  /** Milliseconds from the request to the last byte of the answer, for the tiles of the grid, the quickest first. */
  readonly tiles: readonly number[]
}

async function askAll(from: number, count: number): Promise<Load> {
  const statuses = new Map<number, number>()
  const tiles: number[] = []
  await askMany(server.port, {
    targets: Array.from({ length: count }, (_, index) => targetOf(from + index)),
    // Sixty-four at the same time: each on a connection that it keeps for a while.
    connections: 64,
    ahead: 1,
    onAnswer(target, { status, milliseconds }) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (target.includes(TILE)) tiles.push(milliseconds)
    },
  })
  return {
    statuses: Object.fromEntries(statuses),
    tiles: tiles.sort((one, other) => one - other),
  }
}

const percentile95 = ({ tiles }: Load): number => tiles[Math.floor(tiles.length * 0.95)] ?? 0

const pidOf = (): string => String(server.process.pid)
const residentMegabytes = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pidOf()}/status`, 'utf8'))?.[1]) / 1024
const openFiles = (): number => readdirSync(`/proc/${pidOf()}/fd`).length

test('10,000 requests, sixty-four at a time, over 300 images are all answered, and their tiles at once', async () => {
  // Every image is seen for the first time, and everything that is kept is made.
  const cold = await askAll(0, WARM_UP)
  expect(cold.statuses).toEqual({ 200: WARM_UP })
  const before = isLinux ? residentMegabytes() : 0
  const filesBefore = isLinux ? openFiles() : 0
  const started = performance.now()
  const warm = await askAll(WARM_UP, REQUESTS)
  const seconds = (performance.now() - started) / 1_000
  expect(warm.statuses).toEqual({ 200: REQUESTS })
  const grown = isLinux ? residentMegabytes() - before : 0
  const opened = isLinux ? openFiles() - filesBefore : 0
  const [coldTiles, warmTiles] = [cold, warm].map((load) => Math.round(percentile95(load)))
  printFigure(
    'P1',
    `${REQUESTS} requests after ${WARM_UP}: memory grew by ${Math.round(grown)} MB, open files by ${opened}`,
  )
  printFigure(
    'P2',
    `${Math.round(REQUESTS / seconds)} answers a second, 64 at a time, 0 errors; 95 of 100 tiles within ` +
      `${warmTiles} ms warm, ${coldTiles} ms cold`,
  )
  // Nothing is leaked with the requests: neither bytes nor descriptors.
  expect(grown).toBeLessThan(50)
  expect(opened).toBeLessThan(100)
  // On a computer that does nothing else a quarter of a second, and one and a half; this one may be busy.
  expect(warmTiles).toBeLessThan(4 * 250)
  expect(coldTiles).toBeLessThan(4 * 1_500)
}, 300_000)
