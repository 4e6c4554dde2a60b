// Tiles come from a pyramid that is made when the first one is needed: stored bytes, never decoded again.
import { watch } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scaleFactorsOf, tilesAt, type Tile } from '../../../iiif/image/tiles.ts'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw, type RawAnswer } from '../../support/raw-http.ts'
import { drawPage, fromPage, likeness, reducePage } from './pictures.ts'

/** Both sides prime: nothing can be halved without something left over. */
const SIZE = { width: 2003, height: 1511 }

let root: string
let cache: string
let server: TestImageServer
let page: Buffer

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-stored-'))
  cache = await mkdtemp(path.join(os.tmpdir(), 'florilegium-cache-'))
  page = drawPage(SIZE)
  await fromPage(page, SIZE).png({ compressionLevel: 1 }).toFile(path.join(root, 'f1r.png'))
  await fromPage(page, SIZE).jpeg({ quality: 95 }).toFile(path.join(root, 'f1v.jpg'))
  server = await startImageServer({ cache })
  await publish('f1r.png', 'f1v.jpg')
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
  await rm(cache, { recursive: true })
})

const publish = async (...files: readonly string[]): Promise<void> =>
  server.publish('x', await Promise.all(files.map((file) => publishedFile(root, file))))

const get = (file: string, rest: string, from = server): Promise<RawAnswer> =>
  requestRaw(from.port, { target: `/x/image/3/${file}/${rest}` })

const addressOf = ({ region, size }: Tile): string =>
  `${region.left},${region.top},${region.width},${region.height}/${size.width},${size.height}/0/default.jpg`

const allTiles = scaleFactorsOf(SIZE).flatMap((factor) =>
  tilesAt(SIZE, factor).map((tile) => ({ factor, tile })),
)

const pixelsOf = ({ body }: RawAnswer): Promise<Buffer> =>
  sharp(body, { failOn: 'warning' }).removeAlpha().raw().toBuffer()

const pyramids = (): Promise<readonly string[]> => readdir(path.join(cache, 'pyramids'))

const expectAllTiles = async (file: string, nearest: number): Promise<void> => {
  for (const { factor, tile } of allTiles) {
    const answer = await get(file, addressOf(tile))
    expect(answer.status, addressOf(tile)).toBe(200)
    const { width, height } = await sharp(answer.body).metadata()
    expect({ width, height }, addressOf(tile)).toEqual(tile.size)
    const truth = reducePage(page, SIZE, { region: tile.region, factor })
    expect(likeness(await pixelsOf(answer), truth), addressOf(tile)).toBeGreaterThan(nearest)
  }
}

describe('Every tile that info.json offers', () => {
  test('is as large as it says, and shows what is there', async () => {
    await expectAllTiles('f1r.png', 34)
    await expectAllTiles('f1v.jpg', 34)
  })

  test('is the same picture as one that is made from the source', async () => {
    const bare = await startImageServer()
    try {
      await bare.publish('x', [await publishedFile(root, 'f1v.jpg')])
      for (const { tile } of allTiles) {
        const [stored, made] = await Promise.all([
          get('f1v.jpg', addressOf(tile)),
          get('f1v.jpg', addressOf(tile), bare),
        ])
        expect(likeness(await pixelsOf(stored), await pixelsOf(made))).toBeGreaterThan(33)
      }
    } finally {
      await bare.stop()
    }
  })
})

describe('A pyramid', () => {
  test('is made once, however many ask for its first tiles at once', async () => {
    await fromPage(page, SIZE).jpeg().toFile(path.join(root, 'once.jpg'))
    await publish('once.jpg')
    const written = new Set<string>()
    const watcher = watch(path.join(cache, 'pyramids'), (_, name) => {
      if (name?.endsWith('.partial')) written.add(name)
    })
    const answers = await Promise.all(
      [...allTiles, ...allTiles].map(({ tile }) => get('once.jpg', addressOf(tile))),
    )
    watcher.close()
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(written.size).toBe(1)
  })

  test('outlives the server', async () => {
    const before = await pyramids()
    await restart()
    await publish('f1r.png')
    await expectAllTiles('f1r.png', 34)
    expect(await pyramids()).toEqual(before)
  })

  test.each([
    ['was cut off while it was written', (file: string) => truncate(file, 300_000)],
    [
      'has lost its last byte',
      async (file: string) => truncate(file, (await readFile(file)).length - 1),
    ],
    ['is empty', (file: string) => writeFile(file, '')],
    ['is something else', (file: string) => writeFile(file, 'no pyramid'.repeat(100))],
  ])('that %s is not used, but made anew', async (_, damage) => {
    const [kept, size] = await onlyPyramidOf('f1r.png')
    await server.stop()
    await damage(kept)
    await restart()
    await publish('f1r.png')
    await expectAllTiles('f1r.png', 34)
    expect((await readFile(kept)).length).toBe(size)
  })

  test('of another image is not used, whatever its name', async () => {
    const other = drawPage(SIZE, 5)
    await fromPage(other, SIZE).png({ compressionLevel: 1 }).toFile(path.join(root, 'other.png'))
    const [foreign] = await onlyPyramidOf('other.png')
    const bytes = await readFile(foreign)
    const [kept] = await onlyPyramidOf('f1r.png')
    await server.stop()
    await writeFile(kept, bytes)
    await restart()
    await publish('f1r.png')
    await expectAllTiles('f1r.png', 34)
  })

  test('whose tiles were lost while it was open is given up, and the tile is served', async () => {
    const [kept, size] = await onlyPyramidOf('f1r.png')
    await restart()
    await publish('f1r.png')
    await get('f1r.png', addressOf(allTiles[0]!.tile))
    await truncate(kept, 0)
    await truncate(kept, size)
    await expectAllTiles('f1r.png', 33)
  })

  test('of a scan that has changed since is not used', async () => {
    const file = path.join(root, 'changes.png')
    const [first] = allTiles
    await fromPage(page, SIZE).png({ compressionLevel: 1 }).toFile(file)
    await publish('changes.png')
    await get('changes.png', addressOf(first!.tile))
    const other = drawPage(SIZE, 9)
    await fromPage(other, SIZE).png({ compressionLevel: 1 }).toFile(file)
    await utimes(file, new Date(), new Date(Date.now() + 5_000))
    await publish('changes.png')
    const answer = await get('changes.png', addressOf(first!.tile))
    const truth = reducePage(other, SIZE, { region: first!.tile.region, factor: 1 })
    expect(likeness(await pixelsOf(answer), truth)).toBeGreaterThan(34)
  })

  test('of a scan that is gone is not served by a server that was started afterwards', async () => {
    const file = path.join(root, 'gone.png')
    await fromPage(page, SIZE).png({ compressionLevel: 1 }).toFile(file)
    const published = await publishedFile(root, 'gone.png')
    await server.publish('x', [published])
    const address = addressOf(allTiles[0]!.tile)
    expect((await get('gone.png', address)).status).toBe(200)
    await restart()
    await rm(file)
    await server.publish('x', [published])
    expect((await get('gone.png', address)).status).toBe(404)
  })
})

describe('What is no tile of the grid', () => {
  test.each([
    '301,203,1201,901/601,451/0/default.jpg',
    '1,1,700,500/max/0/default.jpg',
    'pct:10,10,50,50/500,/0/default.jpg',
    '5,7,1000,1000/500,500/90/default.jpg',
    '5,7,1000,1000/500,500/!0/gray.jpg',
    '3,3,1997,1505/333,251/0/default.webp',
  ])(
    'comes from the nearest level, as near to the picture as from the source: %s',
    async (rest) => {
      const bare = await startImageServer()
      try {
        await bare.publish('x', [await publishedFile(root, 'f1v.jpg')])
        await publish('f1v.jpg')
        const stored = await sharp((await get('f1v.jpg', rest)).body)
          .raw()
          .toBuffer()
        const made = await sharp((await get('f1v.jpg', rest, bare)).body)
          .raw()
          .toBuffer()
        expect(stored.length).toBe(made.length)
        expect(likeness(stored, made)).toBeGreaterThan(31)
      } finally {
        await bare.stop()
      }
    },
  )

  test('loses nothing in a format that loses nothing', async () => {
    await publish('f1r.png')
    await get('f1r.png', addressOf(allTiles[0]!.tile))
    const region = { left: 700, top: 300, width: 611, height: 407 }
    const answer = await get('f1r.png', '700,300,611,407/max/0/default.png')
    const truth = reducePage(page, SIZE, { region, factor: 1 })
    expect((await pixelsOf(answer)).equals(truth)).toBe(true)
  })

  test('keeps its transparency where the format has one, and lies on white where it has none', async () => {
    const clear = { r: 200, g: 30, b: 30, alpha: 0 }
    await sharp({ create: { ...SIZE, channels: 4, background: clear } })
      .png({ compressionLevel: 1 })
      .toFile(path.join(root, 'clear.png'))
    await publish('clear.png')
    const tile = await get('clear.png', '0,0,512,512/512,512/0/default.jpg')
    expect([...(await sharp(tile.body).raw().toBuffer())].slice(0, 3)).toEqual([255, 255, 255])
    for (const format of ['png', 'webp']) {
      const answer = await get('clear.png', `5,5,300,300/300,300/0/default.${format}`)
      expect([...(await sharp(answer.body).raw().toBuffer())][3], format).toBe(0)
    }
  })
})

const restart = async (): Promise<void> => {
  await server.stop()
  server = await startImageServer({ cache })
}

/** The file of the pyramid of an image, and its size, when it is the only one. */
async function onlyPyramidOf(file: string): Promise<readonly [string, number]> {
  for (const name of await pyramids()) await rm(path.join(cache, 'pyramids', name))
  await restart()
  await publish(file)
  await get(file, addressOf(allTiles[0]!.tile))
  const [name] = await pyramids()
  const kept = path.join(cache, 'pyramids', name!)
  return [kept, (await readFile(kept)).length]
}
