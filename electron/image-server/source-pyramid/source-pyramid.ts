import { isSameSize, type Dimensions } from '../../../iiif/image/dimensions.ts'
import { tileAt, tileSideOf, type GridPlace } from '../../../iiif/image/tiles.ts'
import type { ByteCache } from '../byte-cache.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { placeInTiff } from '../decoders/tiff-source.ts'
import { withSource } from '../open-source.ts'
import { bearableFor, fromSource } from '../pixels.ts'
import type { Pyramid } from '../pyramid/pyramid.ts'
import { inStandardColours } from '../standard-colours.ts'
import { cropJpeg } from '../stored-tiles/crop-jpeg.ts'
import { sizeOfFrame } from '../stored-tiles/jpeg-segments.ts'
import type { HeldSources } from './held-sources.ts'
import { readSourceLevels, type SourceLevel } from './source-level.ts'

/** A file that is a pyramid, to be served from where it lies. */
export interface SourcePyramid extends Pyramid {
  readonly levels: readonly SourceLevel[]
}

export interface SourcePyramidOptions {
  readonly sources: HeldSources
  /** Of tiles at the edges. */
  readonly cropped: ByteCache<Buffer>
}

/**
 * Opens the pyramid that the file of an image is.
 *
 * @throws RangeError for a file that holds something else; Problem as `openSource` does
 */
export async function openSourcePyramid(
  { image, state }: CatalogueEntry,
  { sources, cropped }: SourcePyramidOptions,
): Promise<SourcePyramid> {
  const levels = await readSourceLevels(
    (offset, length) => sources.read(image, offset, length),
    image,
  )
  const { width, height } = image

  const readTile = async (place: GridPlace): Promise<Buffer | undefined> => {
    const level = levels.find(({ factor }) => factor === place.factor)
    const size = level && sizeOnLevel(level, place)
    if (!size) return undefined
    const key = `${state}/${place.factor}/${place.column}/${place.row}`
    const known = cropped.get(key)
    if (known) return known
    const whole = await readWholeTile(level, place)
    if (!whole || isSameSize(size, level.tile)) return whole
    const tile = cropTile(whole, size)
    if (tile) cropped.set(key, tile, tile.length)
    return tile
  }

  /** How large the tile of the grid is, where this level has all of its pixels. */
  const sizeOnLevel = (level: SourceLevel, place: GridPlace): Dimensions | undefined => {
    const { size } = tileAt(image, place.factor, place)
    const [right, bottom] = [
      place.column * level.tile.width + size.width,
      place.row * level.tile.height + size.height,
    ]
    const isThere = right <= level.width && bottom <= level.height
    return level.isStored && isThere ? size : undefined
  }

  /** With the pixels beyond the edge, if it lies there; undefined for what is no JPEG of the size of a tile. */
  const readWholeTile = async (
    { columns, offsets, lengths, prefix, tile }: SourceLevel,
    { column, row }: GridPlace,
  ): Promise<Buffer | undefined> => {
    const cell = row * columns + column
    const [offset = 0, length = 0] = [offsets[cell], lengths[cell]]
    if (length < 4 || length > MOST_BYTES) return undefined
    const bytes = await sources.read(image, offset, length)
    if (bytes.length !== length) return undefined
    const isJpeg = bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(length - 2) === 0xffd9
    if (!isJpeg) return undefined
    const jpeg = Buffer.concat([prefix, bytes.subarray(2)])
    const size = sizeOfFrame(jpeg)
    return size && isSameSize(size, tile) ? jpeg : undefined
  }

  return {
    ...{ key: state, width, height, tileSide: tileSideOf(image), isFlattened: false, levels },
    readTile,
    withLevel: (index, use) =>
      withSource(image, async (source) => {
        const place = levels[index]?.place ?? { page: image.page ?? 0 }
        const options = { ...placeInTiff(place), ...bearableFor(image) }
        const pipeline = fromSource(await source.parts(), options)
        return use(await inStandardColours(pipeline, image))
      }),
  }
}

/** In bytes: larger than the pixels themselves no tile is. */
const MOST_BYTES = 4 * 1024 * 1024

/** Undefined for a coding that cannot be cropped without decoding it. */
function cropTile(whole: Buffer, size: Dimensions): Buffer | undefined {
  try {
    return cropJpeg(whole, size)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
