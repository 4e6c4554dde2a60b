import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { mkdtempSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawSample } from '../../../electron/image-server/sample/draw-sample.ts'
import { sharp } from '../../../electron/image-server/sharp.ts'
import { SAMPLE_CANVASES } from '../../../iiif/project/sample-contents.ts'

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'florilegium-sample-'))
  await drawSample(folder)
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(place, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort()

const open = (name: string): ReturnType<typeof sharp> => sharp(path.join(folder, name))

/** A few numbers that change when the picture does: its pixels, drawn small. */
const pixelsOf = async (name: string): Promise<string> =>
  createHash('sha256')
    .update(await open(name).raw().toBuffer())
    .digest('hex')

describe('The sample', () => {
  test('has every image that its project gathers, and a stamp that says it is complete', () => {
    const files = filesIn(folder)
    expect(files).toContain('.complete')
    expect(SAMPLE_CANVASES.map(({ path }) => path).filter((name) => !files.includes(name))).toEqual(
      [],
    )
    expect(files.filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  test('has leaves whose numbers show natural order, in folders', () => {
    expect(filesIn(folder)).toEqual(expect.arrayContaining(['codex/f. 2r.jpg', 'codex/f. 10r.jpg']))
    expect(new Set(filesIn(folder).map((name) => name.split('/').at(-2)))).toEqual(
      new Set(['codex', 'fragments', 'light', undefined]),
    )
  })

  test.each([
    ['codex/f. 1r.jpg', { format: 'jpeg', width: 2800, height: 4000 }],
    ['codex/f. 2r.jpg', { format: 'jpeg', width: 1400, height: 2000 }],
    ['codex/f. 10v.webp', { format: 'webp', width: 1400, height: 2000 }],
    ['fragments/f. 8, fragment.png', { format: 'png', width: 1300, height: 1000 }],
    ['light/f. 5r, ultraviolet.tif', { format: 'tiff', depth: 'ushort', channels: 3 }],
    ['light/f. 10r on the desk.jpg', { format: 'jpeg', width: 2000, height: 1500, orientation: 6 }],
  ])('%s is stored as %o', async (name, expected) => {
    expect(await open(name).metadata()).toMatchObject(expected)
  })

  test('its photograph on the desk stands upright once its orientation is heeded', async () => {
    const { info } = await open('light/f. 10r on the desk.jpg')
      .autoOrient()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([1500, 2000])
  })

  test('its leaf in ultraviolet light uses more than eight bits', async () => {
    const { data } = await open('light/f. 5r, ultraviolet.tif')
      .toColourspace('rgb16')
      .raw({ depth: 'ushort' })
      .toBuffer({ resolveWithObject: true })
    const values = new Uint16Array(data.buffer, data.byteOffset, data.length / 2)
    expect(new Set(values.subarray(0, 900_000)).size).toBeGreaterThan(1000)
  })

  test('the scraped text is hardly seen by day and plain in ultraviolet light', async () => {
    // A strip in the lower half of f. 5r, where only the scraped text runs, from upper to lower edge.
    const contrast = async (name: string): Promise<number> => {
      const strip = open(name)
        .toColourspace('srgb')
        .extract({ left: 480, top: 1150, width: 420, height: 420 })
      const { channels } = await sharp(await strip.png().toBuffer()).stats()
      const [, green] = channels
      return (green?.stdev ?? 0) / (green?.mean ?? 1)
    }
    const [byDay, byLamp] = await Promise.all(
      ['codex/f. 5r.jpg', 'light/f. 5r, ultraviolet.tif'].map(contrast),
    )
    expect(byLamp).toBeGreaterThan((byDay ?? 0) * 3)
  })

  test('is left as it is when it is complete', async () => {
    const before = statSync(path.join(folder, 'codex/f. 2r.jpg')).mtimeMs
    await drawSample(folder)
    expect(statSync(path.join(folder, 'codex/f. 2r.jpg')).mtimeMs).toBe(before)
  })

  test('is drawn again, to the same pixels, when an earlier drawing was interrupted', async () => {
    const names = ['codex/f. 2r.jpg', 'codex/cover.jpg', 'light/f. 5r, ultraviolet.tif']
    const before = await Promise.all(names.map(pixelsOf))
    rmSync(path.join(folder, '.complete'))
    writeFileSync(path.join(folder, 'codex/f. 2r.jpg'), 'half a file')
    writeFileSync(path.join(folder, 'codex/f. 99r.jpg.partial'), 'half a file')
    await drawSample(folder)
    expect(await Promise.all(names.map(pixelsOf))).toEqual(before)
    expect(existsSync(path.join(folder, 'codex/f. 99r.jpg.partial'))).toBe(false)
    expect(readFileSync(path.join(folder, '.complete'), 'utf8')).not.toBe('')
  }, 180_000)
})
