// What lies at a path changes while it is asked for: a link, a pipe, a device, a folder, another file.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
let world: string
let root: string

const OURS = [30, 60, 90]
/** The colour of a picture outside the folder. */
const CANARY = [250, 10, 200]

beforeAll(async () => {
  world = await mkdtemp(path.join(os.tmpdir(), 'florilegium-swapped-'))
  root = path.join(world, 'scans')
  await mkdir(root)
  await plain(CANARY).toFile(path.join(world, 'canary.png'))
  server = await startImageServer()
  // Files that turn out to be something else are told of; a pipe that nobody reads would fill.
  server.process.stderr?.resume()
})
afterAll(async () => {
  await server.stop()
  await rm(world, { recursive: true })
})

const plain = (colour: readonly number[]) =>
  quarters(40, 30, [colour, colour, colour, colour]).png()

const ROUNDS = 100
const AT_A_TIME = 100

/** What stands in the place of the scan, one after the other. */
const IMPOSTORS: readonly ((place: string) => Promise<unknown>)[] = [
  (place) => symlink(path.join(world, 'canary.png'), place),
  (place) => symlink('../canary.png', place),
  (place) => symlink('/dev/zero', place),
  (place) => symlink(place, place),
  (place) => symlink('/proc/self/environ', place),
  (place) => Promise.resolve(execFileSync('mkfifo', [place])),
  (place) => mkdir(place),
  (place) => writeFile(place, ''),
]

test.runIf(process.platform !== 'win32')(
  '10,000 requests while the file is swapped for links, pipes, devices and folders: no byte of another file, no hang',
  async () => {
    const place = path.join(root, 'f1r.png')
    await plain(OURS).toFile(place)
    const image = await publishedFile(root, 'f1r.png')
    let isOver = false
    const swap = async (): Promise<void> => {
      for (let turn = 0; !isOver; turn += 1) {
        await rename(place, `${place}.kept`)
        await IMPOSTORS[turn % IMPOSTORS.length]?.(place)
        await new Promise((resolve) => setTimeout(resolve, 2))
        await rm(place, { recursive: true })
        await rename(`${place}.kept`, place)
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    const swapping = swap()
    const statuses = new Map<number, number>()
    const pictures = new Map<string, Buffer>()
    for (let round = 0; round < ROUNDS; round += 1) {
      // Another state each time, so that nothing comes from memory.
      const images = Array.from({ length: AT_A_TIME }, (_, index): PublishedImage => ({
        ...image,
        identifier: `r${round}-${index}`,
        modified: image.modified + (round * AT_A_TIME + index) / 10_000,
      }))
      await server.publish('x', images)
      await askMany(server.port, {
        targets: images.map(({ identifier }) => `/x/image/3/${identifier}/full/max/0/default.png`),
        connections: 4,
        ahead: 1,
        onAnswer(target, { status, body }) {
          expect([200, 403, 404, 503], `${target}: ${body.toString()}`).toContain(status)
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          if (status === 200) pictures.set(body.toString('base64'), body)
        },
      })
      server.send({ kind: 'withdraw', prefix: 'x' })
    }
    isOver = true
    await swapping
    for (const body of pictures.values()) {
      expect([...(await sharp(body).raw().toBuffer())].slice(0, 3)).toEqual(OURS)
    }
    const asked = [...statuses.values()].reduce((sum, count) => sum + count, 0)
    printFigure('A2', `${asked} requests, ${JSON.stringify(Object.fromEntries(statuses))}`)
    expect(asked).toBe(ROUNDS * AT_A_TIME)
    // It was there at times, and at times something else was.
    expect(statuses.get(200)).toBeGreaterThan(0)
    expect(statuses.get(403)).toBeGreaterThan(0)
  },
  300_000,
)
