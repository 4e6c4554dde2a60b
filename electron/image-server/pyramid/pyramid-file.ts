import { open, utimes, type FileHandle } from 'node:fs/promises'
import type { GridPlace } from '../../../iiif/image/tiles.ts'
import { fromPyramid } from './from-pyramid.ts'
import { indexLengthOf, readPyramidIndex, TRAILER_LENGTH } from './pyramid-index.ts'
import type { OpenFiles } from './open-files.ts'
import type { Level, Pyramid } from './pyramid.ts'

/** A pyramid that was made here, in a file of its own. */
export interface KeptPyramid extends Pyramid {
  readonly file: string
}

interface StoredLevel extends Level {
  readonly columns: number
  readonly prefix: Buffer
  /** Where the tile begins and its length, in bytes, by twos. */
  readonly tiles: Float64Array
}

/**
 * Opens a pyramid.
 *
 * @param key of the state of the image that it must be of
 * @throws RangeError for a file that is torn, damaged, or of another image; the errors of opening and reading
 */
export async function openPyramid(
  file: string,
  key: string,
  files: OpenFiles,
): Promise<KeptPyramid> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const trailer = await readExactly(handle, Math.max(0, size - TRAILER_LENGTH), TRAILER_LENGTH)
    const length = indexLengthOf(trailer, size)
    const text = await readExactly(handle, size - TRAILER_LENGTH - length, length)
    const index = readPyramidIndex(text, trailer, key)
    // The folder gives up what was longest not used; the clock of the file is how it is remembered.
    await touch(file)
    const levels = index.levels.map((level) => ({
      ...level,
      isStored: true,
      prefix: Buffer.from(level.prefix, 'base64'),
      tiles: Float64Array.from(level.tiles),
    }))
    const { width, height, tileSide, isFlattened } = index
    return {
      ...{ file, key: file, width, height, tileSide, isFlattened, levels },
      withLevel: (level, use) => use(fromPyramid(file, level)),
      readTile: (place) => readStoredTile({ file, levels, files }, place),
    }
  } finally {
    await handle.close()
  }
}

export const touch = (file: string): Promise<void> =>
  utimes(file, new Date(), new Date()).catch(() => undefined)

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset)
  if (bytesRead !== length) throw new RangeError('A pyramid ends too early')
  return buffer
}

interface Stored {
  readonly file: string
  readonly levels: readonly StoredLevel[]
  readonly files: OpenFiles
}

async function readStoredTile(
  { file, levels, files }: Stored,
  { factor, column, row }: GridPlace,
): Promise<Buffer | undefined> {
  const level = levels.find((candidate) => candidate.factor === factor)
  if (!level) return undefined
  const place = (row * level.columns + column) * 2
  const [offset = 0, length = 0] = [level.tiles[place], level.tiles[place + 1]]
  if (length === 0) return undefined
  const tile = Buffer.allocUnsafe(level.prefix.length + length)
  level.prefix.copy(tile)
  await files.read(file, { buffer: tile, at: level.prefix.length, length, from: offset })
  // Cheap, and enough for what a file system may do to a file: blocks that are lost read as zeros.
  const isWhole = tile[tile.length - 2] === 0xff && tile[tile.length - 1] === 0xd9
  if (!isWhole || tile[level.prefix.length] !== 0xff) throw new RangeError('A tile is damaged')
  return tile
}
