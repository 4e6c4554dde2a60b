import type { Dimensions } from '../../../iiif/image/dimensions.ts'

/** One marker segment of a JPEG. */
export interface JpegSegment {
  /** The second byte of the marker: 0xC0 for SOF0. */
  readonly marker: number
  /** Where its marker begins, in bytes from the beginning of the file. */
  readonly start: number
  /** What it holds, without marker and length. */
  readonly body: Buffer
}

export const MARKER = {
  startOfFrame: 0xc0,
  extendedFrame: 0xc1,
  huffmanTables: 0xc4,
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  restartInterval: 0xdd,
  application1: 0xe1,
  application2: 0xe2,
  application14: 0xee,
} as const

/** Every other marker of a frame is one of a coding that is not sequential Huffman coding of 8 bits. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/**
 * The size that a JPEG says it has; undefined for one without a frame.
 *
 * @throws RangeError as `readSegments` does
 */
export function sizeOfFrame(jpeg: Buffer): Dimensions | undefined {
  for (const { marker, body } of readSegments(jpeg)) {
    if (isFrame(marker) && body.length >= 5) {
      return { height: body.readUInt16BE(1), width: body.readUInt16BE(3) }
    }
  }
  return undefined
}

/**
 * The segments of a JPEG up to and with the start of its first scan; fewer where the bytes end before.
 *
 * @throws RangeError where there is no marker at the place of one
 */
export function* readSegments(jpeg: Buffer): Generator<JpegSegment> {
  if (jpeg[0] !== 0xff || jpeg[1] !== MARKER.startOfImage) throw new RangeError('This is no JPEG')
  let start = 2
  while (start + 4 <= jpeg.length) {
    if (jpeg[start] !== 0xff) throw new RangeError('A marker of a JPEG is missing')
    const marker = jpeg[start + 1] ?? 0
    // Markers may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      start += 1
      continue
    }
    const end = start + 2 + jpeg.readUInt16BE(start + 2)
    if (end > jpeg.length) return
    yield { marker, start, body: jpeg.subarray(start + 4, end) }
    if (marker === MARKER.startOfScan) return
    start = end
  }
}
