// What the files of scans.ts are made with: the colour chart, written in many ways.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import { CHART, chartPixels, greyOf, type Colour } from './colour-chart.ts'
import type { TiffPage } from './tiff-file.ts'

/** One file and what is to be seen of it. */
export interface Scan {
  readonly name: string
  readonly make: () => Promise<Buffer> | Buffer
  /** How far a colour may be from that of the chart, of 255; 6 where nothing is said. */
  readonly within?: number
  /** The colour that a colour of the chart has become; absent where it is the same. */
  readonly colourOf?: (colour: Colour) => Colour
  /** The same of each picture, where they differ. */
  readonly coloursOf?: readonly ((colour: Colour) => Colour)[]
  /** Of each picture in it; the chart once where nothing is said. */
  readonly pictures?: readonly Dimensions[]
  /** Of the tiles that the file has itself. */
  readonly tileSide?: number
}

export const chart = (size: Dimensions = CHART): Sharp =>
  sharp(chartPixels(size), { raw: { ...size, channels: 3 } })

export const turned = ({ width, height }: Dimensions): Dimensions => ({
  width: height,
  height: width,
})

/** As Exif numbers them. */
export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The chart as it is stored where an orientation has it shown upright. */
export async function turnedFor(orientation: (typeof ORIENTATIONS)[number]): Promise<Sharp> {
  const upright = chart()
  switch (orientation) {
    case 1:
      return upright
    case 2:
      return upright.flop()
    case 3:
      return upright.rotate(180)
    case 4:
      return upright.flip()
    case 5:
      return sharp(await upright.rotate(90).png().toBuffer()).flop()
    case 6:
      return upright.rotate(270)
    case 7:
      return sharp(await upright.rotate(270).png().toBuffer()).flop()
    case 8:
      return upright.rotate(90)
  }
}

export const inGrey = (colour: Colour): Colour => {
  const grey = greyOf(colour)
  return [grey, grey, grey]
}

/** A TIFF page of the chart, each pixel as `samplesOf` writes its colour. */
export function page(
  samplesOf: (colour: Colour) => readonly number[],
  { size = CHART, bits = 8, ...facts }: Partial<TiffPage> & { readonly size?: Dimensions } = {},
): TiffPage {
  const rgb = chartPixels(size)
  const values: number[] = []
  for (let at = 0; at < rgb.length; at += 3) {
    values.push(...samplesOf([rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]))
  }
  const pixels = Buffer.alloc((values.length * bits) / 8)
  values.forEach((value, index) => {
    if (bits === 8) pixels[index] = value
    else pixels.writeUInt16LE(value, index * 2)
  })
  const samples = values.length / (size.width * size.height)
  return { ...size, samples, bits, photometric: 2, pixels, ...facts }
}

export const rgb = (colour: Colour): readonly number[] => colour
export const deep = (colour: Colour): readonly number[] => colour.map((part) => part * 257)

/** CIELAB of D50, as TIFF writes it with eight bits. */
function lab(colour: Colour): readonly [number, number, number] {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  const adapted = [
    0.4124 * red + 0.3576 * green + 0.1805 * blue,
    0.2126 * red + 0.7152 * green + 0.0722 * blue,
    0.0193 * red + 0.1192 * green + 0.9505 * blue,
  ]
  const white = [0.9505, 1, 1.089]
  const [x, y, z] = adapted.map((part, index) => {
    const share = part / (white[index] ?? 1)
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116
  }) as [number, number, number]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

export const lab8 = (colour: Colour): readonly number[] => {
  const [light, a, b] = lab(colour)
  return [Math.round(light * 2.55), Math.round(a) & 255, Math.round(b) & 255]
}

export const lab16 = (colour: Colour): readonly number[] => {
  const [light, a, b] = lab(colour)
  return [Math.round(light * 655.35), Math.round(a * 256) & 0xffff, Math.round(b * 256) & 0xffff]
}

export const half = (size: Dimensions): Dimensions => ({
  width: Math.floor(size.width / 2),
  height: Math.floor(size.height / 2),
})

export const quarter = (size: Dimensions): Dimensions => half(half(size))

export const LETTER = { width: 300, height: 200 }

export const jpegOf = (size: Dimensions = CHART): Promise<Buffer> =>
  chart(size).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()

export const fixture = (name: string): Buffer =>
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/images', name))

export function luminance(colour: Colour): Colour {
  const linear = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  const light = 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
  const grey = Math.round(
    255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055),
  )
  return [grey, grey, grey]
}

export function blackOrWhite(colour: Colour): Colour {
  return luminance(colour)[0] >= 128 ? [255, 255, 255] : [0, 0, 0]
}

export const samples = (pixels: Buffer, of: (colour: Colour) => readonly number[]): Buffer => {
  const values: number[] = []
  for (let at = 0; at < pixels.length; at += 3) {
    values.push(...of([pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]))
  }
  return Buffer.from(values)
}

export async function p3Profile(): Promise<Buffer> {
  const { icc } = await sharp(await chart().withIccProfile('p3').png().toBuffer()).metadata()
  return icc ?? Buffer.alloc(0)
}
