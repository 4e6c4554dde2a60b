import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { jpeg2000File } from '../../support/jpeg-2000-file.ts'
import { probeBytes } from './probe-bytes.ts'

// What a header says of a scan besides its size: how many pixels lie on a millimetre, and whether there are colours.

const WIDTH = 61
const HEIGHT = 43

const colours = (): Sharp =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#a0522d' } })
const greys = (): Sharp => colours().toColourspace('b-w')

/** What is written of pixels on an inch, by the formats that can say it. */
const WITH_DENSITY: Readonly<Record<string, (image: Sharp, density: number) => Sharp>> = {
  jpeg: (image, density) => image.withMetadata({ density }).jpeg(),
  png: (image, density) => image.withMetadata({ density }).png(),
  tiff: (image, density) =>
    image.tiff({ xres: density / 25.4, yres: density / 25.4, resolutionUnit: 'inch' }),
}

describe('The resolution of a scan', () => {
  test.each(Object.entries(WITH_DENSITY))('is read from a %s', async (_format, write) => {
    const { resolution } = await probeBytes(await write(colours(), 600).toBuffer())
    expect(resolution).toBeCloseTo(600 / 25.4, 2)
  })

  test.each(Object.entries(WITH_DENSITY))(
    'is not believed of a %s that says 72 for an inch, as programs do that know nothing',
    async (_format, write) => {
      expect(await probeBytes(await write(colours(), 72).toBuffer())).not.toHaveProperty(
        'resolution',
      )
    },
  )

  test('is read in centimetres from a TIFF', async () => {
    const file = await colours().tiff({ xres: 40, yres: 40, resolutionUnit: 'cm' }).toBuffer()
    expect((await probeBytes(file)).resolution).toBeCloseTo(40, 2)
  })

  test('is not known where pixels are no squares', async () => {
    const file = await colours().tiff({ xres: 8, yres: 4, resolutionUnit: 'inch' }).toBuffer()
    expect(await probeBytes(file)).not.toHaveProperty('resolution')
  })

  test('is read from the first block of a JPEG where there is no Exif', async () => {
    const inInches = await bareJpeg({ unit: 1, across: 300, down: 300 })
    const inCentimetres = await bareJpeg({ unit: 2, across: 118, down: 118 })
    // Without a unit the numbers are only the shape of a pixel.
    const asShape = await bareJpeg({ unit: 0, across: 300, down: 300 })
    expect((await probeBytes(inInches)).resolution).toBeCloseTo(300 / 25.4, 3)
    expect((await probeBytes(inCentimetres)).resolution).toBe(11.8)
    expect(await probeBytes(asShape)).not.toHaveProperty('resolution')
  })

  test('is read from the boxes of a JPEG 2000', async () => {
    const file = await jpeg2000File(jpeg2000Picture(3), { pixelsPerMetre: 23_622 })
    expect((await probeBytes(file)).resolution).toBeCloseTo(600 / 25.4, 2)
    expect(await probeBytes(await jpeg2000File(jpeg2000Picture(3)))).not.toHaveProperty(
      'resolution',
    )
  })

  test('is nothing that a camera knows, whatever it writes', async () => {
    const scan = await colours().withMetadata({ density: 300 }).jpeg().toBuffer()
    const photograph = await colours()
      .withExif({ IFD2: { FNumber: '8/1' } })
      .withMetadata({ density: 300 })
      .jpeg()
      .toBuffer()
    expect(await probeBytes(scan)).toHaveProperty('resolution')
    expect(await probeBytes(photograph)).not.toHaveProperty('resolution')
  })
})

describe('A picture is known to be grey', () => {
  test.each(['jpeg', 'png', 'tiff'] as const)('from the header of a %s', async (format) => {
    expect(await probeBytes(await greys().toFormat(format).toBuffer())).toMatchObject({
      isGrey: true,
    })
    expect(await probeBytes(await colours().toFormat(format).toBuffer())).not.toHaveProperty(
      'isGrey',
    )
  })

  test('with its opacity, and with one bit', async () => {
    const withOpacity = await greys().ensureAlpha(0.5).png().toBuffer()
    const bitonal = await greys().tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer()
    expect(await probeBytes(withOpacity)).toMatchObject({ isGrey: true })
    expect(await probeBytes(bitonal)).toMatchObject({ isGrey: true })
  })

  test('from one component of a JPEG 2000', async () => {
    const grey = await jpeg2000File(jpeg2000Picture(1), { space: 17 })
    expect(await probeBytes(grey)).toMatchObject({ isGrey: true })
    expect(await probeBytes(await jpeg2000File(jpeg2000Picture(3)))).not.toHaveProperty('isGrey')
  })

  test('but not where its samples are numbers of colours', async () => {
    const palette = await colours().png({ palette: true }).toBuffer()
    expect(await probeBytes(palette)).not.toHaveProperty('isGrey')
  })
})

const jpeg2000Picture = (components: number) => ({
  width: WIDTH,
  height: HEIGHT,
  components,
  bits: 8,
  pixels: Buffer.alloc(WIDTH * HEIGHT * components, 90),
})

/** A JPEG without Exif, with its first block as given. */
async function bareJpeg(density: {
  readonly unit: number
  readonly across: number
  readonly down: number
}): Promise<Buffer> {
  const file = await colours().jpeg().toBuffer()
  const block = Buffer.from('\xff\xe0\0\x10JFIF\0\x01\x01\0\0\0\0\0\0\0', 'latin1')
  block.writeUInt8(density.unit, 11)
  block.writeUInt16BE(density.across, 12)
  block.writeUInt16BE(density.down, 14)
  return Buffer.concat([file.subarray(0, 2), block, file.subarray(2)])
}
