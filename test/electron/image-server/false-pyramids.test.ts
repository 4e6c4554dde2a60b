// A TIFF that only looks like a pyramid is not believed: its picture is served the ordinary way.
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  directoriesOf,
  firstNumberOf,
  joined,
  linked,
  pyramidOf,
  twoPages,
  withField,
} from '../../support/tiff-pyramids.ts'
import { likeness, reducePage } from './pictures.ts'
import {
  otherPicture,
  PAGE,
  picture,
  pixelsOf,
  SIZE,
  startServing,
  type Serving,
} from './served-scan.ts'

let serving: Serving
beforeAll(async () => {
  serving = await startServing()
})
afterAll(() => serving.stop())

describe('What only looks like a pyramid is not believed', () => {
  test('pages that are other pictures of half and a quarter of the size, called reduced copies', async () => {
    const other = await pyramidOf(otherPicture())
    const own = await pyramidOf(picture())
    const [whole = 0] = directoriesOf(own)
    const file = joined(own, other)
    const [, ...strangers] = directoriesOf(other)
    const shifted = strangers.map((at) => at + own.length)
    const address = await serving.serveOne('strangers', linked(file, [whole, ...shifted]))
    await serving.expectAllTiles(address, 256)
    const thumbnail = await pixelsOf(await serving.get(`${address}/full/200,151/0/default.jpg`))
    const flat = await serving.serveOne(
      'flat',
      await picture().tiff({ compression: 'none' }).toBuffer(),
    )
    const truth = await pixelsOf(await serving.get(`${flat}/full/200,151/0/default.jpg`))
    expect(likeness(thumbnail, truth)).toBeGreaterThan(31)
  })

  test.each<[string, (file: Buffer, directories: readonly number[]) => Buffer]>([
    [
      'levels in the wrong order',
      (file, [whole = 0, ...levels]) => linked(file, [whole, ...levels.reverse()]),
    ],
    ['a ring of levels', (file, all) => linked(file, all, all[1])],
    ['a chain that leads beyond the end', (file, all) => linked(file, all, file.length + 100)],
    ['a level that claims to be larger', (file, all) => withField(file, all[1]!, [256, 5001])],
    ['a level that claims to be in strips', (file, all) => withField(file, all[1]!, [322, 0])],
    ['a level in other colours', (file, all) => withField(file, all[2]!, [262, 2])],
    ['tiles beyond the end', (file, all) => withField(file, all[1]!, [324, file.length - 3])],
    [
      'tiles of zeros',
      (file, all) => {
        const changed = Buffer.from(file)
        const start = firstNumberOf(file, all[1]!, 324)
        changed.fill(0, start, start + 40_000)
        return changed
      },
    ],
  ])('%s', async (name, change) => {
    const file = await pyramidOf(picture())
    const served = await serving.serve(name.replace(/\W/g, '-'), change(file, directoriesOf(file)))
    const [address = ''] = served
    const region = { left: 256, top: 256, width: 1024, height: 1024 }
    const truth = reducePage(PAGE, SIZE, { region, factor: 4 })
    const answer = await serving.get(`${address}/256,256,1024,1024/256,256/0/default.jpg`)
    expect(likeness(await pixelsOf(answer), truth)).toBeGreaterThan(31)
  })

  test('pages of a document of the same size remain pages', async () => {
    const other = await otherPicture()
      .tiff({ tile: true, tileWidth: 256, tileHeight: 256, compression: 'jpeg' })
      .toBuffer()
    const own = await picture()
      .tiff({ tile: true, tileWidth: 256, tileHeight: 256, compression: 'jpeg' })
      .toBuffer()
    const addresses = await serving.serve('document', twoPages(own, other))
    expect(addresses).toHaveLength(2)
    for (const address of addresses) {
      expect((await serving.informationOf(address)).tiles[0]?.width).toBe(512)
    }
  })

  test('a file that has changed since is not served from what was open', async () => {
    const address = await serving.serveOne('changes', await pyramidOf(picture()))
    expect((await serving.get(`${address}/0,0,256,256/256,256/0/default.jpg`)).status).toBe(200)
    const file = serving.fileOf('changes')
    const other = await pyramidOf(otherPicture())
    await writeFile(file, Buffer.concat([other, Buffer.alloc(7)]))
    await expect
      .poll(
        async () => (await serving.get(`${address}/256,0,256,256/256,256/0/default.jpg`)).status,
        {
          timeout: 10_000,
        },
      )
      .not.toBe(200)
  })
})
