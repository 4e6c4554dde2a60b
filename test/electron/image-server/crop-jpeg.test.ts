// A tile at the edge is cropped without decoding it. Whoever decodes it afterwards finds the same pixels.
import fc from 'fast-check'
import sharp, { type JpegOptions } from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  createBitWriter,
  withoutStuffing,
  withStuffing,
} from '../../../electron/image-server/stored-tiles/bits.ts'
import { cropJpeg } from '../../../electron/image-server/stored-tiles/crop-jpeg.ts'

interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
}

/** Full of detail, so that no block is like another. */
function noise({ width, height, channels }: Picture): Buffer {
  let state = 7
  return Buffer.from(
    Array.from({ length: width * height * channels }, (_, index) => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + index
      return 128 + ((state >>> 24) - 128) * Math.sin(index / 97)
    }),
  )
}

const jpegOf = (
  picture: Picture,
  options: JpegOptions = { quality: 85, optimiseCoding: false },
): Promise<Buffer> => {
  const { width, height, channels } = picture
  const pipeline = sharp(noise(picture), { raw: { width, height, channels } })
  const coloured = channels === 1 ? pipeline.toColourspace('b-w') : pipeline
  return coloured.jpeg(options).toBuffer()
}

const pixelsOf = (jpeg: Buffer): Promise<Buffer> =>
  sharp(jpeg, { failOn: 'warning' }).raw().toBuffer()

/** The upper left corner of a JPEG, decoded first and cropped then. */
const corner = (jpeg: Buffer, width: number, height: number): Promise<Buffer> =>
  sharp(jpeg).extract({ left: 0, top: 0, width, height }).raw().toBuffer()

describe('Cropping a JPEG without decoding it', () => {
  const sides = {
    width: fc.integer({ min: 1, max: 131 }),
    height: fc.integer({ min: 1, max: 113 }),
  }

  test.each([
    ['grey', 1, '4:4:4'],
    ['in full colours', 3, '4:4:4'],
  ] as const)('gives every pixel of a JPEG %s back', async (_, channels, chromaSubsampling) => {
    const jpeg = await jpegOf(
      { width: 131, height: 113, channels },
      { quality: 85, chromaSubsampling, optimiseCoding: false },
    )
    await fc.assert(
      fc.asyncProperty(fc.record(sides), async ({ width, height }) => {
        const cropped = cropJpeg(jpeg, { width, height })
        expect(await sharp(cropped).metadata()).toMatchObject({ width, height })
        expect((await pixelsOf(cropped)).equals(await corner(jpeg, width, height))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('with colours at half their size, only those at the new edge are interpolated anew', async () => {
    const jpeg = await jpegOf({ width: 131, height: 113, channels: 3 })
    await fc.assert(
      fc.asyncProperty(fc.record(sides), async ({ width, height }) => {
        // Below that, libjpeg does not interpolate colours at all.
        fc.pre(width > 8 && height > 8)
        const cropped = cropJpeg(jpeg, { width, height })
        const inner = await corner(cropped, width - 1, height - 1)
        expect(inner.equals(await corner(jpeg, width - 1, height - 1))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('gives the JPEG itself back where nothing is cropped', async () => {
    const jpeg = await jpegOf({ width: 131, height: 113, channels: 3 })
    expect(cropJpeg(jpeg, { width: 131, height: 113 }).equals(jpeg)).toBe(true)
  })

  test('says so where it cannot be done', async () => {
    const picture = { width: 40, height: 30, channels: 3 } as const
    const size = { width: 9, height: 9 }
    const progressive = await jpegOf(picture, { progressive: true })
    expect(() => cropJpeg(progressive, size)).toThrow(RangeError)
    const ordinary = await jpegOf(picture)
    expect(() => cropJpeg(ordinary, { width: 41, height: 9 })).toThrow(RangeError)
    expect(() => cropJpeg(Buffer.from('no JPEG'), size)).toThrow(RangeError)
  })

  test('ends with whatever bytes it is given', async () => {
    const jpeg = await jpegOf({ width: 131, height: 113, channels: 3 })
    const place = fc.nat(jpeg.length - 1)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (faults) => {
          const damaged = Buffer.from(jpeg)
          for (const [index, value] of faults) damaged[index] = value
          try {
            cropJpeg(damaged, { width: 50, height: 50 })
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('Bits', () => {
  test('come out as they were put in, whatever the bits before them', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(bytes, fc.nat(15), fc.nat(20), (array, before, start) => {
        const from = Buffer.from(array)
        const end = from.length * 8
        fc.pre(start < end)
        const writer = createBitWriter(100)
        writer.put(0, before)
        writer.copy(from, start, end)
        const written = bitsOf(writer.finish())
        expect(written.slice(before, before + end - start)).toBe(bitsOf(from).slice(start))
      }),
    )
  })

  test('bytes of ones keep their zeros, and lose them again', () => {
    const bytes = fc.array(fc.constantFrom(0, 1, 254, 255), { maxLength: 50 })
    fc.assert(
      fc.property(bytes, (array) => {
        const bare = Buffer.from(array)
        expect(withoutStuffing(withStuffing(bare)).equals(bare)).toBe(true)
      }),
    )
  })
})

const bitsOf = (bytes: Buffer): string =>
  [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
