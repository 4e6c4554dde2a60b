import { inflateSync } from 'node:zlib'
import type { Pixels } from '../../../iiif/image-check/pixels.ts'

/** In pixels: only small pictures are looked at, so that none can fill the memory. */
const MOST_PIXELS = 1_000_000

/** Samples for each pixel, by colour type. @see https://www.w3.org/TR/png-3/#11IHDR */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colourType: number
  readonly channels: number
}

/**
 * The pixels of a small PNG, without any library for images: what other servers send is not given to one in
 * this process. Interlaced files are not read; servers do not make them.
 *
 * @returns undefined for what cannot be read
 * @see https://www.w3.org/TR/png-3/
 */
export function decodePng(file: Buffer): Pixels | undefined {
  try {
    return decode(file)
  } catch (error) {
    // A damaged stream, or a length that leads out of the file.
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      return undefined
    throw error
  }
}

function decode(file: Buffer): Pixels | undefined {
  const chunks = chunksOf(file)
  const header = readHeader(chunks.get('IHDR')?.[0])
  const packed = chunks.get('IDAT')
  if (!header || !packed) return undefined
  const { width, height } = header
  const rowLength = Math.ceil((width * header.channels * header.depth) / 8)
  const expected = (rowLength + 1) * height
  const rows = inflateSync(Buffer.concat(packed), { maxOutputLength: expected })
  if (rows.length < expected) return undefined
  unfilter(rows, { height, rowLength, step: Math.max(1, (header.channels * header.depth) >> 3) })
  const palette = { colours: chunks.get('PLTE')?.[0], opacities: chunks.get('tRNS')?.[0] }
  return { width, height, data: toColours(rows, { header, rowLength, palette }) }
}

function chunksOf(file: Buffer): ReadonlyMap<string, readonly Buffer[]> {
  const chunks = new Map<string, Buffer[]>()
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > file.length) break
    chunks.set(type, [...(chunks.get(type) ?? []), file.subarray(at + 8, at + 8 + length)])
    at += 12 + length
  }
  return chunks
}

function readHeader(bytes: Buffer | undefined): Header | undefined {
  if (!bytes || bytes.length < 13) return undefined
  const [width, height] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)]
  const [depth = 0, colourType = 0, , , interlace] = bytes.subarray(8)
  const channels = CHANNELS[colourType]
  if (channels === undefined || interlace !== 0 || ![1, 2, 4, 8, 16].includes(depth))
    return undefined
  if (width * height === 0 || width * height > MOST_PIXELS) return undefined
  return { width, height, depth, colourType, channels }
}

interface Rows {
  readonly height: number
  readonly rowLength: number
  /** How many bytes back the pixel to the left lies. */
  readonly step: number
}

/** Undoes the filters in place: each row begins with the number of its filter. One byte after the other, without objects: there are many. */
function unfilter(rows: Buffer, { height, rowLength, step }: Rows): void {
  for (let row = 0; row < height; row += 1) {
    const start = row * (rowLength + 1)
    const filter = rows[start] ?? 0
    for (let index = 1; index <= rowLength; index += 1) {
      const at = start + index
      const left = index > step ? (rows[at - step] ?? 0) : 0
      const up = row > 0 ? (rows[at - rowLength - 1] ?? 0) : 0
      const corner = row > 0 && index > step ? (rows[at - rowLength - 1 - step] ?? 0) : 0
      let predicted = 0
      if (filter === 1) predicted = left
      else if (filter === 2) predicted = up
      else if (filter === 3) predicted = (left + up) >> 1
      else if (filter === 4) predicted = paeth(left, up, corner)
      rows[at] = (rows[at] ?? 0) + predicted
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const toLeft = Math.abs(estimate - left)
  const toUp = Math.abs(estimate - up)
  const toCorner = Math.abs(estimate - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

interface Samples {
  readonly header: Header
  readonly rowLength: number
  readonly palette: { readonly colours: Buffer | undefined; readonly opacities: Buffer | undefined }
}

/** Red, green, blue and opacity of every pixel, whatever the file has. */
function toColours(rows: Buffer, { header, rowLength, palette }: Samples): Uint8Array {
  const { width, height, depth, colourType, channels } = header
  const data = new Uint8Array(width * height * 4)
  const most = 2 ** Math.min(depth, 8) - 1
  const sample = (row: number, index: number): number => {
    const bit = index * depth
    const at = row * (rowLength + 1) + 1 + (bit >> 3)
    // Of 16 bits the first eight.
    return depth >= 8 ? (rows[at] ?? 0) : ((rows[at] ?? 0) >> (8 - depth - (bit & 7))) & most
  }
  const scaled = (row: number, index: number): number =>
    most === 255 ? sample(row, index) : Math.round((sample(row, index) * 255) / most)
  const hasColour = channels > 2
  const hasOpacity = channels % 2 === 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const from = x * channels
      if (colourType === 3) {
        data.set(fromPalette(sample(y, x), palette), at)
        continue
      }
      data[at] = scaled(y, from)
      data[at + 1] = hasColour ? scaled(y, from + 1) : (data[at] ?? 0)
      data[at + 2] = hasColour ? scaled(y, from + 2) : (data[at] ?? 0)
      data[at + 3] = hasOpacity ? scaled(y, from + channels - 1) : 255
    }
  }
  return data
}

function fromPalette(index: number, { colours, opacities }: Samples['palette']): readonly number[] {
  const colour = [0, 1, 2].map((channel) => colours?.[index * 3 + channel] ?? 0)
  return [...colour, opacities?.[index] ?? 255]
}
