// Where the tiles of a pyramid lie is read from its TIFF, byte by byte.
import fc from 'fast-check'
import sharp, { type TiffOptions } from 'sharp'
import { describe, expect, test } from 'vitest'
import { readTiffDirectories } from '../../../electron/image-server/pyramid/tiff-directories.ts'
import { readTiffLevels } from '../../../electron/image-server/pyramid/tiff-levels.ts'
import { drawPage, fromPage } from './pictures.ts'

const SIZE = { width: 1237, height: 881 }

const pyramidOf = (options: TiffOptions = {}): Promise<Buffer> =>
  fromPage(drawPage(SIZE), SIZE)
    .tiff({
      ...{ tile: true, pyramid: true, tileWidth: 256, tileHeight: 256 },
      ...{ compression: 'jpeg', quality: 85, ...options },
    })
    .toBuffer()

const readerOf =
  (file: Buffer) =>
  (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(file.subarray(offset, offset + length))

const levelsOf = (file: Buffer) => readTiffLevels(readerOf(file), file.length)

describe('The tiles of a pyramid', () => {
  test.each([
    ['TIFF', {}],
    ['BigTIFF', { bigtiff: true }],
  ])(
    'of a %s lie where its directories say, and are whole JPEGs with their tables',
    async (_, options) => {
      const file = await pyramidOf(options)
      expect(file.readUInt16LE(2)).toBe('bigtiff' in options ? 43 : 42)
      const levels = await levelsOf(file)
      expect(levels.map(({ width, height }) => [width, height])).toEqual([
        [1237, 881],
        [618, 440],
        [309, 220],
        [154, 110],
      ])
      for (const [page, level] of levels.entries()) {
        const whole = await sharp(file, { page }).raw().toBuffer()
        for (const [index, offset] of level.offsets.entries()) {
          const body = file.subarray(offset + 2, offset + (level.lengths[index] ?? 0))
          const tile = Buffer.concat([level.prefix, body])
          const left = (index % level.columns) * 256
          const top = Math.floor(index / level.columns) * 256
          const width = Math.min(256, level.width - left)
          const height = Math.min(256, level.height - top)
          const shown = sharp(tile, { failOn: 'warning' })
          const pixels = await shown.extract({ left: 0, top: 0, width, height }).raw().toBuffer()
          const expected = await sharp(whole, { raw: { ...level, channels: 3 } })
            .extract({ left, top, width, height })
            .raw()
            .toBuffer()
          expect(pixels.equals(expected), `level ${page}, tile ${index}`).toBe(true)
        }
      }
    },
  )

  test('in RGB are marked as such, or their colours would be taken for others', async () => {
    const [level] = await levelsOf(await pyramidOf({ quality: 95 }))
    expect(level?.prefix.includes('Adobe')).toBe(true)
  })

  test.each([
    ['of another coding', () => pyramidOf({ compression: 'lzw' })],
    ['in strips', () => pyramidOf({ tile: false, pyramid: false })],
    ['nothing of the kind', () => Promise.resolve(Buffer.from('II*'.repeat(9)))],
  ])('%s are refused', async (_, make) => {
    await expect(levelsOf(await make())).rejects.toThrow(RangeError)
  })
})

describe('The directories of a TIFF', () => {
  const TAGS = new Set([256, 257])

  /** A TIFF of one directory with a width and a height, which leads to `next`. */
  const tiny = (order: 'II' | 'MM', next: number): Buffer => {
    const file = Buffer.alloc(8 + 2 + 24 + 4)
    const write = (value: number, place: number, length: number): void =>
      void (order === 'II'
        ? file.writeUIntLE(value, place, length)
        : file.writeUIntBE(value, place, length))
    file.write(order)
    write(42, 2, 2)
    write(8, 4, 4)
    write(2, 8, 2)
    ;[
      [256, 3, 1237],
      [257, 4, 881],
    ].forEach(([tag = 0, type = 0, value = 0], index) => {
      const place = 10 + index * 12
      write(tag, place, 2)
      write(type, place + 2, 2)
      write(1, place + 4, 4)
      write(value, place + 8, type === 3 ? 2 : 4)
    })
    write(next, 34, 4)
    return file
  }

  test.each(['II', 'MM'] as const)('are read in either order of bytes: %s', async (order) => {
    const file = tiny(order, 0)
    const [directory, ...others] = await readTiffDirectories(readerOf(file), file.length, TAGS)
    expect(others).toEqual([])
    expect([directory?.numbers(256), directory?.numbers(257)]).toEqual([[1237], [881]])
  })

  test.each([
    ['leads to itself', tiny('II', 8)],
    ['leads beyond the end', tiny('II', 60_000)],
    ['ends in its middle', tiny('II', 0).subarray(0, 20)],
  ])('one that %s is refused', async (_, file) => {
    await expect(readTiffDirectories(readerOf(file), file.length, TAGS)).rejects.toThrow(RangeError)
  })

  test('are read or refused, whatever the bytes', async () => {
    const whole = await pyramidOf()
    const fault = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
    const offset = whole.readUInt32LE(4)
    const nearDirectory = fc.tuple(fc.integer({ min: offset, max: offset + 300 }), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fault, nearDirectory), { maxLength: 6 }),
        async (faults) => {
          const file = Buffer.from(whole)
          for (const [place, value] of faults) if (place < file.length) file[place] = value
          await levelsOf(file).catch((error: unknown) => expect(error).toBeInstanceOf(RangeError))
        },
      ),
      { numRuns: 300 },
    )
  })
})
