import { areaOf, type Dimensions } from '../../../iiif/image/dimensions.ts'
import type { ReducedCopy } from '../../contract/image-server.ts'
import { readNumberOf, type Directory, type TiffStructure } from './tiff-directory.ts'

const BITS = 258
const ORIENTATION = 274
const SAMPLES = 277
const PROFILE = 34675
const PLANAR = 284
const TILE_WIDTH = 322
const TILE_HEIGHT = 323

const SEPARATE = 2

/** In pixels, of tiles that are served as they are: smaller ones are too many, larger ones come too slowly. */
const SMALLEST_SIDE = 128
const LARGEST_SIDE = 1024

/** How much smaller each way a level may be than the one before: what lies between is made from sixteen tiles. */
const LARGEST_STEP = 4

/** In pixels, of the smallest level: from here on the whole is decoded in a few milliseconds. */
const SMALL_AREA = 2_000_000

/**
 * The side of the tiles of a picture, where it and its reduced copies are a pyramid whose tiles can be served: square,
 * upright, the samples of a pixel together, and down to a small copy without a gap. Undefined where they are none.
 */
export async function tileSideOf(
  tiff: TiffStructure,
  { directory, size }: { readonly directory: Directory; readonly size: Dimensions },
  copies: readonly ReducedCopy[],
): Promise<number | undefined> {
  const side = await readNumberOf(tiff, directory, TILE_WIDTH)
  const height = await readNumberOf(tiff, directory, TILE_HEIGHT)
  if (side === undefined || side !== height) return undefined
  if (side < SMALLEST_SIDE || side > LARGEST_SIDE) return undefined
  // What is converted as a whole must not be converted for each tile.
  const isConverted =
    directory.has(PROFILE) &&
    ((await readNumberOf(tiff, directory, SAMPLES)) ?? 1) === 1 &&
    (await readNumberOf(tiff, directory, BITS)) === 16
  const isUpright = ((await readNumberOf(tiff, directory, ORIENTATION)) ?? 1) === 1
  const isSeparate = (await readNumberOf(tiff, directory, PLANAR)) === SEPARATE
  return isUpright && !isSeparate && !isConverted && isWithoutGap(size, copies) ? side : undefined
}

function isWithoutGap(size: Dimensions, copies: readonly ReducedCopy[]): boolean {
  const factors = [1, ...copies.map(({ factor }) => factor)].sort((one, other) => one - other)
  const smallest = factors.at(-1) ?? 1
  const isStepped = factors.every(
    (factor, index) => index === 0 || factor <= LARGEST_STEP * (factors[index - 1] ?? 1),
  )
  return smallest > 1 && isStepped && areaOf(size) / smallest ** 2 <= SMALL_AREA
}
