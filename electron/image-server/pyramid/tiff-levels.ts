import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import { readTiffDirectories, type ReadAt, type TiffDirectory } from './tiff-directories.ts'

/** Where the tiles of a directory lie, whatever they are. */
export interface TiffTiles extends Dimensions {
  /** Of a tile, in pixels. */
  readonly tile: Dimensions
  /** In tiles. */
  readonly columns: number
  readonly rows: number
  /** Where the tiles begin, row by row, in bytes. */
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
}

/** One level of a pyramid as a TIFF keeps it: tiles that are JPEGs without their tables. */
export interface TiffLevel extends TiffTiles {
  /** What belongs before the bytes of a tile, from behind their first marker on, to make them a whole JPEG. */
  readonly prefix: Buffer
}

export const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  samples: 277,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  subdirectories: 330,
  jpegTables: 347,
  profile: 34675,
} as const

const JPEG_COMPRESSION = 7
export const PHOTOMETRIC_RGB = 2

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
  if (!hasJpegTiles(directory)) throw new RangeError('A TIFF has other than JPEG tiles')
  return { ...tilesOf(directory, size), prefix: prefixOf(directory) }
}

export const hasJpegTiles = (directory: TiffDirectory): boolean =>
  directory.numbers(TAG.compression)[0] === JPEG_COMPRESSION

/**
 * The tiles of a directory.
 *
 * @param size of the file, in bytes
 * @throws RangeError where there are none, or fewer than there should be, or some beyond the end of the file
 */
export function tilesOf(directory: TiffDirectory, size: number): TiffTiles {
  const number = (tag: number): number => directory.numbers(tag)[0] ?? 0
  const [width, height] = [number(TAG.width), number(TAG.height)]
  const tile = { width: number(TAG.tileWidth), height: number(TAG.tileHeight) }
  if (tile.width === 0 || tile.height === 0) throw new RangeError('A TIFF has no tiles')
  const [columns, rows] = [Math.ceil(width / tile.width), Math.ceil(height / tile.height)]
  const offsets = directory.numbers(TAG.tileOffsets)
  const lengths = directory.numbers(TAG.tileLengths)
  const isWhole = offsets.length === columns * rows && lengths.length === offsets.length
  const isInside = offsets.every((offset, index) => offset + (lengths[index] ?? size) <= size)
  if (columns * rows === 0 || !isWhole || !isInside)
    throw new RangeError('Tiles of a TIFF are missing')
  return { width, height, tile, columns, rows, offsets, lengths }
}

const START_OF_IMAGE = Buffer.from([0xff, 0xd8])
/** Without it, a reader takes three components for luminance and colours. @see Adobe Technical Note 5116 */
const ADOBE_RGB = Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0])

/**
 * What makes a tile a whole JPEG, up to and without what follows the marker that the tile begins with. The tables come
 * wrapped as a JPEG of their own, between a start and an end.
 */
export function prefixOf(directory: TiffDirectory): Buffer {
  const tables = directory.bytes(TAG.jpegTables)
  const adobe = directory.numbers(TAG.photometric)[0] === PHOTOMETRIC_RGB ? [ADOBE_RGB] : []
  return Buffer.concat([
    START_OF_IMAGE,
    ...adobe,
    tables.subarray(2, Math.max(2, tables.length - 2)),
  ])
}
