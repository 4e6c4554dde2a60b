import { createRequire } from 'node:module'
import type { Dimensions } from '../../iiif/image/dimensions.ts'

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array
  /** Without loss or not, and the rate. */
  setQuality(...how: readonly [boolean, number]): void
  setDecompositions(levels: number): void
  setTileSize(size: Dimensions): void
  encode(): void
  getEncodedBuffer(): Uint8Array
  delete(): void
}

type MakeCodec = (options: object) => Promise<{ readonly J2KEncoder: new () => Encoder }>

/** Pixels that are to be coded, without loss. */
export interface Jpeg2000Picture extends Dimensions {
  readonly components: number
  /** Of one sample; with more than eight the low byte comes first. */
  readonly bits: number
  readonly pixels: Buffer
  readonly levels?: number
}

/** A bare codestream. */
export async function jpeg2000Stream(picture: Jpeg2000Picture): Promise<Buffer> {
  const require = createRequire(import.meta.url)
  const make = require('@cornerstonejs/codec-openjpeg/wasmjs') as MakeCodec
  const silent = (): void => undefined
  const { J2KEncoder } = await make({ print: silent, printErr: silent })
  const encoder = new J2KEncoder()
  const { width, height, components, bits, pixels, levels = 5 } = picture
  const frame = {
    width,
    height,
    bitsPerSample: bits,
    componentCount: components,
    isSigned: false,
    isUsingColorTransform: components === 3,
  }
  encoder.getDecodedBuffer(frame).set(pixels)
  encoder.setQuality(true, 0)
  encoder.setDecompositions(levels)
  encoder.encode()
  const stream = Buffer.from(encoder.getEncodedBuffer())
  encoder.delete()
  return stream
}

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

const numbers = (...values: readonly (readonly [number, 1 | 2 | 4])[]): Buffer =>
  Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntBE(value, 0, bytes)
      return buffer
    }),
  )

/** The same up and across: a fraction and a power of ten. */
const resolutionBox = (pixelsPerMetre: number): Buffer =>
  box(
    'res ',
    box(
      'resc',
      numbers([pixelsPerMetre, 2], [10, 2], [pixelsPerMetre, 2], [10, 2], [1, 1], [1, 1]),
    ),
  )

/** The same in the boxes of a jp2 file. */
export async function jpeg2000File(
  picture: Jpeg2000Picture,
  {
    space = 16,
    profile,
    hasAlpha = false,
    pixelsPerMetre,
  }: {
    /** 16 sRGB, 17 grey, 18 sYCC, 12 CMYK. */
    readonly space?: number
    readonly profile?: Buffer
    readonly hasAlpha?: boolean
    /** As it was captured. */
    readonly pixelsPerMetre?: number
  } = {},
): Promise<Buffer> {
  const { width, height, components, bits } = picture
  const header = numbers(
    [height, 4],
    [width, 4],
    [components, 2],
    [bits - 1, 1],
    [7, 1],
    [0, 1],
    [0, 1],
  )
  const colour = profile
    ? Buffer.concat([numbers([2, 1], [0, 1], [0, 1]), profile])
    : numbers([1, 1], [0, 1], [0, 1], [space, 4])
  const channels = Array.from({ length: components }, (_, index) =>
    numbers(
      [index, 2],
      [hasAlpha && index === components - 1 ? 1 : 0, 2],
      [hasAlpha && index === components - 1 ? 0 : index + 1, 2],
    ),
  )
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box(
      'jp2h',
      box('ihdr', header),
      box('colr', colour),
      ...(pixelsPerMetre === undefined ? [] : [resolutionBox(pixelsPerMetre)]),
      ...(hasAlpha ? [box('cdef', numbers([components, 2]), ...channels)] : []),
    ),
    box('jp2c', await jpeg2000Stream(picture)),
  ])
}
