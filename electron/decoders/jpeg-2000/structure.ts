import { problem } from '../../../iiif/problem.ts'

/** What the colours of a JPEG 2000 image mean, as the boxes around it say. */
export interface ColourFacts {
  readonly meaning: 'grey' | 'rgb' | 'ycc' | 'cmyk' | 'unknown'
  readonly profile: Uint8Array | undefined
  /** True when the last component tells how opaque a pixel is. */
  readonly hasAlpha: boolean
}

/** What the first segments of the codestream say. */
export interface StreamFacts {
  /** How often the picture can be halved when it is decoded. */
  readonly levels: number
  /** True when the picture begins at the origin, so that its sizes are rounded as everywhere else. */
  readonly isAtOrigin: boolean
}

const ENUMERATED: Readonly<Record<number, ColourFacts['meaning']>> = {
  12: 'cmyk',
  16: 'rgb',
  17: 'grey',
  18: 'ycc',
}

/** A box: its type, and where its content lies. */
interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** The boxes between two places; one that goes beyond the end is cut off there. @see ISO/IEC 15444-1 annex I.4 */
function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < 1000;) {
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= to
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    const start = at + (isLong ? 16 : 8)
    if (size < start - at) throw problem('source/damaged')
    boxes.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      start,
      end: Math.min(to, at + size),
    })
    at += size
  }
  return boxes
}

const START_OF_CODESTREAM = 0xff4f

const isBareStream = (bytes: Buffer): boolean => bytes.readUInt16BE(0) === START_OF_CODESTREAM

/** Reads the boxes that speak of colours; a bare codestream has none. */
export function readColours(bytes: Buffer): ColourFacts {
  const unknown = { meaning: 'unknown', profile: undefined, hasAlpha: false } as const
  if (isBareStream(bytes)) return unknown
  const header = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === 'jp2h')
  if (!header) return unknown
  const boxes = boxesIn(bytes, header.start, header.end)
  const definitions = boxes.find(({ type }) => type === 'cdef')
  const hasAlpha = definitions !== undefined && definesAlpha(bytes, definitions)
  // The first that can be understood counts.
  for (const { type, start, end } of boxes) {
    if (type !== 'colr' || end - start < 7) continue
    const method = bytes[start]
    if (method === 1) {
      const meaning = ENUMERATED[bytes.readUInt32BE(start + 3)] ?? 'unknown'
      return { meaning, profile: undefined, hasAlpha }
    }
    if (method === 2 || method === 3) {
      return { meaning: 'unknown', profile: bytes.subarray(start + 3, end), hasAlpha }
    }
  }
  return { ...unknown, hasAlpha }
}

/** Channel definitions: number, type (1 and 2 are opacity), association. */
function definesAlpha(bytes: Buffer, { start, end }: Box): boolean {
  const count = Math.min(bytes.readUInt16BE(start), Math.floor((end - start - 2) / 6))
  return Array.from({ length: count }, (_, index) =>
    bytes.readUInt16BE(start + 2 + index * 6 + 2),
  ).some((type) => type === 1 || type === 2)
}

const SIZE = 0xff51
const CODING_STYLE = 0xff52
const START_OF_TILE = 0xff90

/** Reads the main header of the codestream. @see ISO/IEC 15444-1 annex A */
export function readStream(bytes: Buffer): StreamFacts {
  const start = isBareStream(bytes)
    ? 0
    : boxesIn(bytes, 0, bytes.length).find(({ type }) => type === 'jp2c')?.start
  if (start === undefined) throw problem('source/damaged')
  let isAtOrigin = false
  for (let at = start + 2; at + 4 <= bytes.length;) {
    const marker = bytes.readUInt16BE(at)
    if (marker === START_OF_TILE) break
    if (marker === SIZE)
      isAtOrigin = bytes.readUInt32BE(at + 14) === 0 && bytes.readUInt32BE(at + 18) === 0
    if (marker === CODING_STYLE) return { levels: bytes[at + 9] ?? 0, isAtOrigin }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  throw problem('source/damaged')
}
