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

const IMAGES = 300
const REQUESTS = 10_000

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

async function askAll(from: number, count: number): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>()
  await askMany(server.port, {
    targets: Array.from({ length: count }, (_, index) => targetOf(from + index)),
    // Sixty-four at the same time: each on a connection that it keeps for a while.
    connections: 64,
    ahead: 1,
    onAnswer: (_, { status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1),
  })
  return statuses
}

const pidOf = (): string => String(server.process.pid)
const residentMegabytes = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pidOf()}/status`, 'utf8'))?.[1]) / 1024
const openFiles = (): number => readdirSync(`/proc/${pidOf()}/fd`).length

test('10,000 requests, sixty-four at a time, over 300 images are all answered, in memory that stays', async () => {
  const isLinux = process.platform === 'linux'
  // Every image was opened and everything that is kept is there, before memory is looked at.
  expect(Object.fromEntries(await askAll(0, 3_000))).toEqual({ 200: 3_000 })
  const before = isLinux ? residentMegabytes() : 0
  const filesBefore = isLinux ? openFiles() : 0
  expect(Object.fromEntries(await askAll(3_000, REQUESTS - 3_000))).toEqual({
    200: REQUESTS - 3_000,
  })
  if (!isLinux) return
  // Nothing is leaked with the requests: neither bytes nor descriptors.
  expect(residentMegabytes() - before).toBeLessThan(50)
  expect(openFiles() - filesBefore).toBeLessThan(100)
}, 300_000)
