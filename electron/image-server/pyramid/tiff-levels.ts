import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { readTiffDirectories, type ReadAt, type TiffDirectory } from './tiff-directories.ts'

/** One level of a pyramid as a TIFF keeps it: tiles that are JPEGs without their tables. */
export interface TiffLevel extends Dimensions {
  /** Of a tile, in pixels. */
  readonly tile: Dimensions
  /** In tiles. */
  readonly columns: number
  readonly rows: number
  /** Where the tiles begin, row by row, in bytes. */
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
  /** What belongs before the bytes of a tile, from behind their first marker on, to make them a whole JPEG. */
  readonly prefix: Buffer
}

const TAG = {
  width: 256,
  height: 257,
  compression: 259,
  photometric: 262,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  jpegTables: 347,
} as const

const JPEG_COMPRESSION = 7
const PHOTOMETRIC_RGB = 2

/**
 * The levels of a pyramid of JPEG tiles, the largest first.
 *
 * @throws RangeError for another TIFF
 * @see TIFF Technical Note 2: a tile is an abbreviated JPEG stream, its tables stand in the field JPEGTables
 */
export async function readTiffLevels(read: ReadAt, size: number): Promise<readonly TiffLevel[]> {
  const directories = await readTiffDirectories(read, size, new Set(Object.values(TAG)))
  return directories.map((directory) => levelOf(directory, size))
}

function levelOf(directory: TiffDirectory, size: number): TiffLevel {
  const number = (tag: number): number => directory.numbers(tag)[0] ?? 0
  const [width, height] = [number(TAG.width), number(TAG.height)]
  const tile = { width: number(TAG.tileWidth), height: number(TAG.tileHeight) }
  if (number(TAG.compression) !== JPEG_COMPRESSION || tile.width === 0 || tile.height === 0) {
    throw new RangeError('A TIFF has other than JPEG tiles')
  }
  const [columns, rows] = [Math.ceil(width / tile.width), Math.ceil(height / tile.height)]
  const offsets = directory.numbers(TAG.tileOffsets)
  const lengths = directory.numbers(TAG.tileLengths)
  const isWhole = offsets.length === columns * rows && lengths.length === offsets.length
  const isInside = offsets.every((offset, index) => offset + (lengths[index] ?? size) <= size)
  if (columns * rows === 0 || !isWhole || !isInside)
    throw new RangeError('Tiles of a TIFF are missing')
  const prefix = prefixOf(directory.bytes(TAG.jpegTables), number(TAG.photometric))
  return { width, height, tile, columns, rows, offsets, lengths, prefix }
}

const START_OF_IMAGE = Buffer.from([0xff, 0xd8])
/** Without it, a reader takes three components for luminance and colours. @see Adobe Technical Note 5116 */
const ADOBE_RGB = Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0])

/** The tables come wrapped as a JPEG of their own, between a start and an end. */
function prefixOf(tables: Buffer, photometric: number): Buffer {
  const adobe = photometric === PHOTOMETRIC_RGB ? [ADOBE_RGB] : []
  return Buffer.concat([
    START_OF_IMAGE,
    ...adobe,
    tables.subarray(2, Math.max(2, tables.length - 2)),
  ])
}
