import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { publishedFile, startImageServer } from '../../support/image-server.ts'
import { requestRaw } from '../../support/raw-http.ts'
import { quarters } from './quarters.ts'

test('a scan that is too large to be read into memory as a whole is served piece by piece', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-large-'))
  const server = await startImageServer()
  try {
    const colours = [
      [200, 0, 0],
      [0, 200, 0],
      [0, 0, 200],
      [200, 200, 200],
    ]
    const file = path.join(root, 'map.tif')
    await quarters(100, 80, colours)
      .resize(5_500, 4_400, { kernel: 'nearest' })
      .tiff({ compression: 'none' })
      .toFile(file)
    expect((await stat(file)).size).toBeGreaterThan(64 * 1024 * 1024)
    await server.publish('x', [await publishedFile(root, 'map.tif')])
    const colourOf = async (rest: string): Promise<readonly number[]> => {
      const answer = await requestRaw(server.port, { target: `/x/image/3/map.tif/${rest}` })
      expect(answer.status).toBe(200)
      return [...(await sharp(answer.body).raw().toBuffer())].slice(0, 3)
    }
    expect(await colourOf('3000,100,64,64/max/0/default.png')).toEqual([0, 200, 0])
    expect(await colourOf('100,3000,512,512/64,/0/default.png')).toEqual([0, 0, 200])
    expect(await colourOf('full/55,/0/default.png')).toEqual([200, 0, 0])
  } finally {
    await server.stop()
    await rm(root, { recursive: true })
  }
})
