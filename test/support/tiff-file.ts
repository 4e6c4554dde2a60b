// Writes TIFF files of every kind that scanners and other programs write and libraries for images do not.
import { deflateSync } from 'node:zlib'

/** One directory of a TIFF file and its pixels. */
export interface TiffPage {
  readonly width: number
  readonly height: number
  readonly samples: number
  /** Of one sample: 1, 8, 16, 32. */
  readonly bits: number
  /** Row by row, the samples of a pixel together, 16 bits and more with the low byte first. */
  readonly pixels: Buffer
  /** 0 WhiteIsZero, 1 BlackIsZero, 2 RGB, 5 separated, 8 CIELAB. */
  readonly photometric: number
  /** 1 unsigned, 2 signed, 3 floating point. */
  readonly sampleFormat?: number
  /** Of the samples behind the colours: 0 unspecified, 1 and 2 opacity. */
  readonly extraSamples?: readonly number[]
  readonly isPlanar?: boolean
  readonly isDeflated?: boolean
  readonly rowsPerStrip?: number
  readonly orientation?: number
  readonly profile?: Buffer
  /** 1: a reduced copy of another; 2: a page of several; 4: a mask. */
  readonly subfileType?: number
  /** Directories that belong to this one. */
  readonly subdirectories?: readonly TiffPage[]
  /** More entries: tag and numbers. */
  readonly more?: Readonly<Record<number, readonly number[]>>
}

type Values = readonly number[] | Buffer

interface Variant {
  readonly isBig?: boolean
}

const SHORT = 3
const LONG = 4
const UNDEFINED = 7
const LONG8 = 16
const SIZES: Readonly<Record<number, number>> = {
  [SHORT]: 2,
  [LONG]: 4,
  [UNDEFINED]: 1,
  [LONG8]: 8,
}

/** A TIFF, or BigTIFF, with the pages in their order; little-endian. */
export function tiffFile(pages: readonly TiffPage[], { isBig = false }: Variant = {}): Buffer {
  const file: Buffer[] = []
  let length = 0
  const add = (bytes: Buffer): number => {
    const at = length
    const padded = bytes.length % 2 ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes
    file.push(padded)
    length += padded.length
    return at
  }
  const word = isBig ? 8 : 4
  const number = (value: number, bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes)
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value))
    else buffer.writeUIntLE(value, 0, bytes)
    return buffer
  }
  add(
    isBig
      ? Buffer.from('II+\0\x08\0\0\0\0\0\0\0\0\0\0\0', 'latin1')
      : Buffer.from('II*\0\0\0\0\0', 'latin1'),
  )

  const values = (type: number, list: Values): Buffer =>
    Buffer.isBuffer(list)
      ? list
      : Buffer.concat(list.map((value) => number(value, SIZES[type] ?? 1)))

  /** Writes a directory; returns where it is, and where the offset of the next one goes. */
  const addDirectory = (page: TiffPage): { readonly at: number; readonly link: Buffer } => {
    const strips = stripsOf(page).map((strip) => (page.isDeflated ? deflateSync(strip) : strip))
    const offsets = strips.map(add)
    const children = (page.subdirectories ?? []).map((child) => addDirectory(child).at)
    const pointer = isBig ? LONG8 : LONG
    const all: readonly (readonly [number, number, Values])[] = [
      [254, LONG, [page.subfileType ?? 0]],
      [256, LONG, [page.width]],
      [257, LONG, [page.height]],
      [258, SHORT, Array<number>(page.samples).fill(page.bits)],
      [259, SHORT, [page.isDeflated ? 8 : 1]],
      [262, SHORT, [page.photometric]],
      [273, pointer, offsets],
      [274, SHORT, [page.orientation ?? 1]],
      [277, SHORT, [page.samples]],
      [278, LONG, [page.rowsPerStrip ?? page.height]],
      [279, pointer, strips.map((strip) => strip.length)],
      [284, SHORT, [page.isPlanar ? 2 : 1]],
      ...(children.length ? [[330, pointer, children] as const] : []),
      ...(page.extraSamples ? [[338, SHORT, page.extraSamples] as const] : []),
      [339, SHORT, Array<number>(page.samples).fill(page.sampleFormat ?? 1)],
      ...(page.profile ? [[34675, UNDEFINED, page.profile] as const] : []),
      ...Object.entries(page.more ?? {}).map(([tag, list]) => [Number(tag), SHORT, list] as const),
    ]
    const fields = [...all].sort(([one], [other]) => one - other)
    const entries = fields.map(([tag, type, list]) => {
      const bytes = values(type, list)
      const count = bytes.length / (SIZES[type] ?? 1)
      const field =
        bytes.length <= word
          ? Buffer.concat([bytes, Buffer.alloc(word - bytes.length)])
          : number(add(bytes), word)
      return Buffer.concat([number(tag, 2), number(type, 2), number(count, word), field])
    })
    const link = Buffer.alloc(word)
    const at = add(number(entries.length, isBig ? 8 : 2))
    // Without padding: entries follow their number.
    file.pop()
    length = at
    file.push(Buffer.concat([number(entries.length, isBig ? 8 : 2), ...entries]))
    length += file.at(-1)?.length ?? 0
    file.push(link)
    length += word
    if (length % 2) add(Buffer.alloc(1))
    return { at, link }
  }

  const directories = pages.map(addDirectory)
  directories.forEach(({ link }, index) => {
    number(directories[index + 1]?.at ?? 0, word).copy(link)
  })
  const result = Buffer.concat(file)
  number(directories[0]?.at ?? 0, word).copy(result, isBig ? 8 : 4)
  return result
}

function stripsOf(page: TiffPage): readonly Buffer[] {
  const { height, isPlanar = false, rowsPerStrip = height } = page
  const planes = isPlanar ? planesOf(page) : [page.pixels]
  return planes.flatMap((plane) => {
    const row = plane.length / height
    return Array.from({ length: Math.ceil(height / rowsPerStrip) }, (_, strip) =>
      plane.subarray(
        strip * rowsPerStrip * row,
        Math.min(height, (strip + 1) * rowsPerStrip) * row,
      ),
    )
  })
}

/** The samples of each kind together. */
function planesOf({ width, height, samples, bits, pixels }: TiffPage): readonly Buffer[] {
  const bytes = bits / 8
  return Array.from({ length: samples }, (_, sample) => {
    const plane = Buffer.alloc(width * height * bytes)
    for (let pixel = 0; pixel < width * height; pixel++) {
      pixels.copy(
        plane,
        pixel * bytes,
        (pixel * samples + sample) * bytes,
        (pixel * samples + sample + 1) * bytes,
      )
    }
    return plane
  })
}
