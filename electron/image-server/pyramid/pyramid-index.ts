import { crc32 } from 'node:zlib'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'

/** What is known of a pyramid without its pixels. It stands behind the TIFF, in the same file. */
export interface PyramidIndex {
  /** Which state of which image this is. */
  readonly key: string
  /** Of the image, upright, in pixels. */
  readonly width: number
  readonly height: number
  /** Of its tiles, in pixels. */
  readonly tileSide: number
  /** Was laid on white, since a JPEG has no transparency. */
  readonly isFlattened: boolean
  /** The largest first. Each has half of the one before, both ways. */
  readonly levels: readonly PyramidLevel[]
}

export interface PyramidLevel extends Dimensions {
  /** 1, 2, 4 …: pixels of the image for one of the level, both ways. */
  readonly factor: number
  /** Of the grid of info.json, in tiles. */
  readonly columns: number
  /** What makes the bytes of a tile a whole JPEG, in base64. */
  readonly prefix: string
  /** Two numbers for each tile of the grid, row by row: where it begins, and its length; in bytes. */
  readonly tiles: readonly number[]
}

const MAGIC = 'FLORPYR1'

/** Magic, length of the index, its check sum, and the length of the whole file. */
export const TRAILER_LENGTH = 24

/**
 * The index as it is appended. The last bytes are the trailer, so that a file whose end was not written is
 * recognised as torn.
 *
 * @param before how many bytes the file has already
 */
export function writePyramidIndex(index: PyramidIndex, before: number): Buffer {
  const text = Buffer.from(JSON.stringify(index))
  const trailer = Buffer.alloc(TRAILER_LENGTH)
  trailer.write(MAGIC, 0, 'latin1')
  trailer.writeUInt32LE(text.length, 8)
  trailer.writeUInt32LE(crc32(text), 12)
  trailer.writeBigUInt64LE(BigInt(before + text.length + TRAILER_LENGTH), 16)
  return Buffer.concat([text, trailer])
}

/**
 * How long the index is that a trailer announces, in bytes.
 *
 * @param size of the file, in bytes
 * @throws RangeError for a file that is not ours, or torn
 */
export function indexLengthOf(trailer: Buffer, size: number): number {
  const isOurs = trailer.length === TRAILER_LENGTH && trailer.toString('latin1', 0, 8) === MAGIC
  if (!isOurs) throw new RangeError('This is no pyramid of ours')
  const length = trailer.readUInt32LE(8)
  if (trailer.readBigUInt64LE(16) !== BigInt(size) || length + TRAILER_LENGTH > size) {
    throw new RangeError('A pyramid is torn')
  }
  return length
}

/**
 * Reads what `writePyramidIndex` wrote.
 *
 * @throws RangeError for bytes that are not those, or of another image
 */
export function readPyramidIndex(text: Buffer, trailer: Buffer, key: string): PyramidIndex {
  if (crc32(text) !== trailer.readUInt32LE(12))
    throw new RangeError('The index of a pyramid is damaged')
  // What has our check sum was written by us, and by this version of us: the key says so.
  const index = JSON.parse(text.toString('utf8')) as PyramidIndex
  if (index.key !== key) throw new RangeError('A pyramid is one of another image')
  return index
}
