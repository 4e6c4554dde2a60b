import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SourceFormat } from '../../../electron/contract/app-api.ts'
import { MOST_PIXELS, probeFile } from '../../../electron/files/image-header/index.ts'
import { scanFileOf } from '../../../electron/files/scan-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { codeOf, probeBytes } from './probe-bytes.ts'

/** Prime sides, so that no mix-up of them goes unseen. */
const WIDTH = 151
const HEIGHT = 97

/** Grainy as parchment, and the same in every run. */
const PIXELS = Uint8Array.from(
  { length: WIDTH * HEIGHT * 3 },
  (_, index) => (index * index * 7919) >>> 5,
)

const picture = () => sharp(PIXELS, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })

type SharpFormat = Exclude<SourceFormat, 'jp2' | 'heic' | 'pdf'>

const ENCODERS: Record<SharpFormat, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg(),
  png: (image) => image.png(),
  tiff: (image) => image.tiff({ compression: 'none' }),
  webp: (image) => image.webp(),
  gif: (image) => image.gif(),
  avif: (image) => image.avif({ effort: 0 }),
}
const FORMATS = Object.keys(ENCODERS) as SharpFormat[]

const files = new Map<SharpFormat, Buffer>()
beforeAll(async () => {
  for (const format of FORMATS) files.set(format, await ENCODERS[format](picture()).toBuffer())
})
const fileOf = (format: SharpFormat): Buffer => files.get(format)!

describe.each(FORMATS)('The header of a %s', (format) => {
  test('gives format and size, whatever the name', async () => {
    expect(await probeBytes(fileOf(format), 'scan.txt')).toEqual({
      format,
      width: WIDTH,
      height: HEIGHT,
    })
  })

  test('of which the end is missing is refused, wherever it is cut', async () => {
    const whole = fileOf(format)
    for (let part = 1; part < 16; part++) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 16))
      expect(['source/incomplete', 'source/damaged']).toContain(await codeOf(cut))
    }
    // The last bytes of a TIFF are not pixels but how many of them go into an inch.
    const last = format === 'tiff' ? 'tiff' : 'source/incomplete'
    expect(await codeOf(whole.subarray(0, whole.length - 3))).toBe(last)
  })

  test('with any byte changed is read or refused, and never a mistake', async () => {
    const whole = fileOf(format)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(Math.min(whole.length, 700) - 1), fc.nat(255)), {
          minLength: 1,
          maxLength: 6,
        }),
        async (changes) => {
          const changed = Buffer.from(whole)
          for (const [at, byte] of changes) changed[at] = byte
          expect(await codeOf(changed)).toBeTypeOf('string')
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('Orientation', () => {
  const orientations = [1, 2, 3, 4, 5, 6, 7, 8]
  const withExif: readonly SharpFormat[] = ['jpeg', 'png', 'tiff', 'webp']
  test.each(
    withExif.flatMap((format) => orientations.map((orientation) => [format, orientation] as const)),
  )('of a %s with EXIF orientation %i is that of sharp', async (format, orientation) => {
    const bytes = await ENCODERS[format](picture()).withMetadata({ orientation }).toBuffer()
    const { autoOrient } = await sharp(bytes).metadata()
    expect(await probeBytes(bytes)).toMatchObject({
      width: autoOrient.width,
      height: autoOrient.height,
    })
  })

  test('is heeded also where it is sideways: the width is the one that is seen', async () => {
    const bytes = await picture().jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await probeBytes(bytes)).toMatchObject({ width: HEIGHT, height: WIDTH })
  })

  test.each([0, 9, 65_535])('%i, which does not exist, counts as upright', async (orientation) => {
    const bytes = await picture().jpeg().withMetadata({ orientation: 6 }).toBuffer()
    // The one entry of this tag: its type, its count, its value.
    const at = bytes.indexOf(Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0]))
    bytes.writeUInt16LE(orientation, at + 8)
    expect(await probeBytes(bytes)).toMatchObject({ width: WIDTH, height: HEIGHT })
  })
})

describe('The time of capture', () => {
  test.each<SharpFormat>(['jpeg', 'png', 'webp'])('is read from a %s', async (format) => {
    const bytes = await ENCODERS[format](picture())
      .withExif({ IFD2: { DateTimeOriginal: '2024:05:01 10:20:30' } })
      .toBuffer()
    expect((await probeBytes(bytes)).captured).toBe('2024-05-01T10:20:30')
  })

  test('of a TIFF is when a scanner wrote it', async () => {
    const bytes = Buffer.concat([bigEndianTiff(), Buffer.from('2023:12:24 18:00:01\0')])
    // The last entry, the bytes of the strip, makes room for the date: they are known without it.
    const entry = 18 + 8 * 12
    bytes.writeUInt16BE(306, entry)
    bytes.writeUInt16BE(2, entry + 2)
    bytes.writeUInt32BE(20, entry + 4)
    bytes.writeUInt32BE(bytes.length - 20, entry + 8)
    expect((await probeBytes(bytes)).captured).toBe('2023-12-24T18:00:01')
  })

  test('of a clock that was never set is none', async () => {
    const bytes = await picture()
      .withExif({ IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } })
      .jpeg()
      .toBuffer()
    expect(await probeBytes(bytes)).not.toHaveProperty('captured')
  })
})

describe('Unusual but good files', () => {
  test('a progressive JPEG behind which a phone put a film of its own', async () => {
    const film = Buffer.alloc(300_000, 0x5a)
    const bytes = Buffer.concat([await picture().jpeg({ progressive: true }).toBuffer(), film])
    expect(await codeOf(bytes)).toBe('jpeg')
  })

  test('the same, cut off before the end of its picture', async () => {
    const whole = await picture().jpeg({ progressive: true }).toBuffer()
    const bytes = Buffer.concat([
      whole.subarray(0, whole.length - 900),
      Buffer.alloc(300_000, 0x5a),
    ])
    expect(await codeOf(bytes)).toBe('source/incomplete')
  })

  test('a tiled TIFF, a BigTIFF, a big-endian TIFF, a lossless WebP, one with transparency', async () => {
    const tiled = await picture().tiff({ tile: true, pyramid: true }).toBuffer()
    const big = await picture().tiff({ bigtiff: true }).toBuffer()
    const lossless = await picture().webp({ lossless: true }).toBuffer()
    const clear = await picture().ensureAlpha(0.5).webp().toBuffer()
    for (const bytes of [tiled, big, lossless, clear]) {
      expect(await probeBytes(bytes)).toMatchObject({ width: WIDTH, height: HEIGHT })
    }
    expect(await probeBytes(bigEndianTiff())).toMatchObject({ format: 'tiff', width: 3, height: 2 })
  })
})

/** Two rows of three grey pixels, as the first Macintoshes wrote it. */
function bigEndianTiff(changes: Readonly<Record<number, number>> = {}): Buffer {
  const tags: readonly (readonly [number, number])[] = [
    [256, 3],
    [257, 2],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 2],
    [279, 6],
  ]
  const bytes = Buffer.alloc(16 + 2 + tags.length * 12 + 4)
  bytes.write('MM\0*', 0, 'latin1')
  bytes.writeUInt32BE(16, 4)
  bytes.writeUInt16BE(tags.length, 16)
  tags.forEach(([tag, value], index) => {
    const at = 18 + index * 12
    bytes.writeUInt16BE(tag, at)
    bytes.writeUInt16BE(4, at + 2)
    bytes.writeUInt32BE(1, at + 4)
    bytes.writeUInt32BE(changes[tag] ?? value, at + 8)
  })
  return bytes
}

describe('Hostile files', () => {
  test('a TIFF whose strip points outside the file is incomplete', async () => {
    expect(await codeOf(bigEndianTiff({ 273: 0xffff_fff0 }))).toBe('source/incomplete')
  })

  test('a TIFF whose directory is the header itself does not send us round in circles', async () => {
    const bytes = bigEndianTiff()
    bytes.writeUInt32BE(0, 4)
    expect(['source/incomplete', 'source/damaged']).toContain(await codeOf(bytes))
  })

  test('a TIFF that claims four billion strips is refused without reading them', async () => {
    const bytes = bigEndianTiff()
    const strips = 18 + 5 * 12
    bytes.writeUInt32BE(0xffff_ffff, strips + 4)
    expect(['source/incomplete', 'source/damaged']).toContain(await codeOf(bytes))
  })

  test('a PNG of more pixels than are ever opened is refused with its size', async () => {
    const bytes = Buffer.from(fileOf('png'))
    bytes.writeUInt32BE(120_000, 16)
    bytes.writeUInt32BE(100_000, 20)
    expect(await codeOf(bytes)).toBe('source/too-large')
    await expect(probeBytes(bytes)).rejects.toThrow(
      '12000 million pixels, more than the limit of 10000 million',
    )
  })

  test('one of exactly the limit is read', async () => {
    const bytes = Buffer.from(fileOf('png'))
    bytes.writeUInt32BE(Math.sqrt(MOST_PIXELS), 16)
    bytes.writeUInt32BE(Math.sqrt(MOST_PIXELS), 20)
    expect(await codeOf(bytes)).toBe('png')
  })

  test('an image without width is damaged', async () => {
    const bytes = Buffer.from(fileOf('gif'))
    bytes.writeUInt16LE(0, 6)
    expect(await codeOf(bytes)).toBe('source/damaged')
  })
})

describe('Files that are no images, or images that are not read', () => {
  test.each([
    ['', 'empty.jpg', 'source/empty-file'],
    ['Dear reader,\n', 'letter.jpg', 'source/not-an-image'],
    ['Dear reader,\n', 'letter.txt', 'source/other-kind'],
    ['%PDF-1.7\n', 'paper.pdf', 'source/damaged'],
    ['%PDF-1.7\n', 'paper.jpg', 'source/damaged'],
  ])('%j as %s: %s', async (text, name, code) => {
    expect(await codeOf(Buffer.from(text), name)).toBe(code)
  })

  test.each([
    ['II*\0\x10\0\0\0CR\x02\0', 'IMG_1104.CR2', 'camera raw'],
    ['II*\0\x10\0\0\0\0\0\0\0', 'DSC_1.NEF', 'camera raw'],
    ['\0\0\0\x18ftypcrx \0\0\0\x01', 'IMG_1.CR3', 'camera raw'],
    ['FUJIFILMCCD-RAW 0201', 'DSCF1.RAF', 'camera raw'],
    [
      '\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypmjp2\0\0\0\0mjp2',
      'f1.jp2',
      'JPEG 2000 (film or compound)',
    ],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">', 'drawing.jpg', 'SVG'],
    ['8BPS\0\x01', 'layers.psd', 'Photoshop'],
  ])('%# %s is named', async (text, name, format) => {
    await expect(probeBytes(Buffer.from(text, 'latin1'), name)).rejects.toMatchObject({
      code: 'source/format-not-read',
      details: { format },
    })
  })

  test('a text full of half comments is looked at in no time', async () => {
    const text = `<!--${'<!---->'.repeat(140)}`
    expect(await codeOf(Buffer.from(text), 'page.html')).toBe('source/other-kind')
  })
})

test('reading the header of a file does not change it', async () => {
  const folder = path.join(temporaryFolder(), 'scans')
  mkdirSync(folder)
  const file = path.join(folder, 'scan.jpg')
  writeFileSync(file, fileOf('jpeg'))
  const handle = await open(file)
  await probeFile(scanFileOf(handle), fileOf('jpeg').length, 'scan.jpg')
  await handle.close()
  expect(readFileSync(file).equals(fileOf('jpeg'))).toBe(true)
})
