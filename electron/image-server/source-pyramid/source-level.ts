import type { Level } from '../pyramid/pyramid.ts'
import type { PublishedImage, ReducedCopy } from '../../contract/image-server.ts'
import { tileSideOf } from '../../../iiif/image/tiles.ts'
import { isStandardRgb } from '../icc-profile.ts'
import {
  openTiffDirectories,
  type ReadAt,
  type TiffDirectories,
  type TiffDirectory,
} from '../pyramid/tiff-directories.ts'
import {
  hasJpegTiles,
  PHOTOMETRIC_RGB,
  prefixOf,
  TAG,
  tilesOf,
  type TiffTiles,
} from '../pyramid/tiff-levels.ts'

/** A level of the pyramid that a TIFF is. */
export interface SourceLevel extends Level, TiffTiles {
  /** Where decoders find it. */
  readonly place: Pick<ReducedCopy, 'page' | 'subdirectory'>
  /** What makes a tile a whole JPEG, where its tiles are JPEGs. */
  readonly prefix: Buffer
}

/**
 * The levels of the pyramid that a TIFF is, the largest first, as its header was understood.
 *
 * @throws RangeError where the file does not hold what its header says
 */
export async function readSourceLevels(
  read: ReadAt,
  image: PublishedImage,
): Promise<readonly SourceLevel[]> {
  const tiff = await openTiffDirectories(read, image.size, new Set(Object.values(TAG)))
  const whole = { page: image.page ?? 0, factor: 1 }
  const places = [whole, ...(image.copies ?? [])].sort((one, other) => one.factor - other.factor)
  const chain = await readChain(tiff, Math.max(...places.map(({ page }) => page)))
  const levels: SourceLevel[] = []
  for (const { factor, ...place } of places) {
    const directory = await directoryAt(tiff, chain, place)
    const tiles = tilesOf(directory, image.size)
    const isStored = isOfGrid(tiles, image) && isStandardJpeg(directory)
    levels.push({ ...tiles, factor, place, isStored, prefix: prefixOf(directory) })
  }
  const [largest] = levels
  if (largest?.width !== image.width || largest.height !== image.height) {
    throw new RangeError('A pyramid is of another size')
  }
  // Of two with the same factor one is as good as the other.
  return levels.filter(({ factor }, index) => factor !== levels[index - 1]?.factor)
}

/** Directories follow each other: to find one, all before it are read. */
async function readChain(tiff: TiffDirectories, last: number): Promise<readonly TiffDirectory[]> {
  const chain: TiffDirectory[] = []
  let next = tiff.first
  while (next > 0 && chain.length <= last) {
    const { directory, following } = await tiff.at(next)
    chain.push(directory)
    next = following
  }
  return chain
}

async function directoryAt(
  tiff: TiffDirectories,
  chain: readonly TiffDirectory[],
  { page, subdirectory }: SourceLevel['place'],
): Promise<TiffDirectory> {
  const directory = chain[page]
  if (!directory) throw new RangeError('A page of a TIFF is missing')
  if (subdirectory === undefined) return directory
  const offset = directory.numbers(TAG.subdirectories)[subdirectory]
  if (offset === undefined) throw new RangeError('A part of a page is missing')
  return (await tiff.at(offset)).directory
}

const isOfGrid = ({ tile }: TiffTiles, image: PublishedImage): boolean =>
  tile.width === tileSideOf(image) && tile.height === tileSideOf(image)

const GREY = 1
const LUMINANCE_AND_COLOURS = 6

/** JPEG tiles that everyone takes for what they are: eight bits a sample, grey or the colours of sRGB. */
function isStandardJpeg(directory: TiffDirectory): boolean {
  const [photometric] = directory.numbers(TAG.photometric)
  const [samples = 1] = directory.numbers(TAG.samples)
  const bits = directory.numbers(TAG.bits)
  const profile = directory.bytes(TAG.profile)
  if (!hasJpegTiles(directory) || bits.length === 0 || bits.some((count) => count !== 8))
    return false
  if (samples === 1) return photometric === GREY && profile.length === 0
  const isColour = photometric === LUMINANCE_AND_COLOURS || photometric === PHOTOMETRIC_RGB
  return samples === 3 && isColour && (profile.length === 0 || isStandardRgb(profile))
}
