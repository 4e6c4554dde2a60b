// Maps and rolls with more pixels than any memory should hold at once.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawMap, HUGE } from '../../support/huge-map.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw } from '../../support/raw-http.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** 297 million pixels: more than fits into the memory for pyramids as a whole, fewer than the limit. */
const LARGE = { width: 19_841, height: 14_983 }

/** In bytes: what building a pyramid may take, and the program itself. */
const BUDGET = 900e6

const most = async ({ process: { pid } }: TestImageServer): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

const colourOf = async (port: number, rest: string): Promise<readonly number[]> => {
  const answer = await requestRaw(port, { target: `/x/image/3/map.tif/${rest}` })
  expect(answer.status, rest).toBe(200)
  const { channels } = await sharp(answer.body).stats()
  return channels.map(({ mean }) => Math.round(mean))
}

test(
  'a map of 297 million pixels is shown by a pyramid that is made within the memory that is stated',
  { timeout: 240_000 },
  async () => {
    const root = temporaryFolder()
    await drawMap(path.join(root, 'map.tif'), LARGE)
    const server = await startImageServer({ cache: temporaryFolder() })
    try {
      await server.publish('x', [await publishedFile(root, 'map.tif')])
      const above = await colourOf(server.port, '512,512,512,512/512,512/0/default.jpg')
      expect(above[0]).toBeGreaterThan(above[2]! + 100)
      const [left, top] = [38 * 512, 29 * 512]
      const [width, height] = [LARGE.width - left, LARGE.height - top]
      const corner = await colourOf(
        server.port,
        `${left},${top},${width},${height}/${width},${height}/0/default.jpg`,
      )
      expect(corner[2]).toBeGreaterThan(corner[0]! + 100)
      // Also where the last pixel of a level is a part of one only.
      const edge = await colourOf(server.port, `${16_384},0,3457,14983/217,937/0/default.jpg`)
      expect(edge.every((mean) => mean < 160)).toBe(true)
      expect(await most(server)).toBeLessThan(BUDGET)
    } finally {
      await server.stop()
    }
  },
)

test(
  'one of more than 500 million is refused with a sentence, and shown once the scholar allowed this file',
  { timeout: 240_000 },
  async () => {
    const root = temporaryFolder()
    await drawMap(path.join(root, 'map.tif'), HUGE)
    const server = await startImageServer({ cache: temporaryFolder() })
    try {
      const image = await publishedFile(root, 'map.tif', { format: 'tiff', ...HUGE })
      await server.publish('x', [image])
      const target = '/x/image/3/map.tif/full/300,/0/default.jpg'
      const refused = await requestRaw(server.port, { target })
      expect(refused.status).toBe(403)
      expect(refused.body.toString()).toContain('561 million pixels, more than the limit of 500')
      await server.publish('x', [{ ...image, isAllowedLarge: true }])
      const [red = 0, , blue = 0] = await colourOf(server.port, '0,0,512,512/512,512/0/default.jpg')
      expect(red).toBeGreaterThan(blue + 100)
      expect(await most(server)).toBeLessThan(BUDGET)
    } finally {
      await server.stop()
    }
  },
)
