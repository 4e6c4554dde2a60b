import type { Dimensions, Rectangle } from '../../../iiif/image/dimensions.ts'
import { fromPixels, resizeTo, toPixels, type Pixels } from '../pixels.ts'
import { sharp } from '../sharp.ts'
import type { SourceLevel } from './source-level.ts'
import type { SourcePyramid } from './source-pyramid.ts'

/** What a pyramid turned out to be. */
export type Proof =
  /** Its levels show the same picture, and tiles that are copied what a decoder of TIFF sees in them. */
  | 'as-said'
  /** Its levels show the same picture, but a tile that is copied would look different. */
  | 'not-to-be-copied'
  | 'another-picture'

/** How much small pictures may differ, of 255: each program reduces in its own way. */
const MOST_DIFFERENCE = 12
/** How much a tile may differ that was decoded in two ways. */
const MOST_ROUNDING = 1.5
/** In pixels: as small as this the ways of reducing make no difference any more, and edges none. */
const SMALL: Dimensions = { width: 32, height: 32 }

/**
 * Looks at one tile of each level: the one with the most bytes, since there is the most to be seen. It must show
 * what the level before shows there, and what is copied must look like what is decoded. A file can say anything of
 * itself, and other pages may have just half the sides of the first.
 */
export async function provePyramid(pyramid: SourcePyramid): Promise<Proof> {
  const proofs = await Promise.all(pyramid.levels.map((_, index) => proveLevel(pyramid, index)))
  if (proofs.includes('another-picture')) return 'another-picture'
  return proofs.includes('not-to-be-copied') ? 'not-to-be-copied' : 'as-said'
}

async function proveLevel(pyramid: SourcePyramid, index: number): Promise<Proof> {
  const level = pyramid.levels[index]
  if (!level) return 'as-said'
  const { column, row } = fullestTile(level)
  const region = regionOf(level, { column, row })
  const shown = await pixelsOf(pyramid, index, { region })
  const above = pyramid.levels[index - 1]
  if (above) {
    const expected = await pixelsOf(pyramid, index - 1, {
      region: enlarged(region, level, above),
      size: SMALL,
    })
    const reduced = await toPixels(resizeTo(fromPixels(shown), SMALL))
    if (differenceOf(reduced, expected) > MOST_DIFFERENCE) return 'another-picture'
  }
  const stored = await pyramid.readTile({ factor: level.factor, column, row })
  if (!stored) return 'as-said'
  const copied = await toPixels(sharp(stored, { failOn: 'warning' }))
  return differenceOf(copied, shown) > MOST_ROUNDING ? 'not-to-be-copied' : 'as-said'
}

/** Among the tiles that lie in the level as a whole; the first one where none does. */
function fullestTile({ width, height, tile, columns, lengths }: SourceLevel): {
  readonly column: number
  readonly row: number
} {
  const [across, down] = [Math.floor(width / tile.width), Math.floor(height / tile.height)]
  let best = { column: 0, row: 0, length: -1 }
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const length = lengths[row * columns + column] ?? 0
      if (length > best.length) best = { column, row, length }
    }
  }
  return best
}

function regionOf(
  { width, height, tile }: SourceLevel,
  { column, row }: { readonly column: number; readonly row: number },
): Rectangle {
  const [left, top] = [column * tile.width, row * tile.height]
  return {
    ...{ left, top },
    width: Math.min(tile.width, width - left),
    height: Math.min(tile.height, height - top),
  }
}

/** The same region on the level before. */
function enlarged(region: Rectangle, level: SourceLevel, above: SourceLevel): Rectangle {
  const step = level.factor > 0 ? level.factor / above.factor : 1
  const [left, top] = [region.left * step, region.top * step]
  return {
    ...{ left, top },
    width: Math.min(region.width * step, above.width - left),
    height: Math.min(region.height * step, above.height - top),
  }
}

const pixelsOf = (
  pyramid: SourcePyramid,
  index: number,
  { region, size }: { readonly region: Rectangle; readonly size?: Dimensions },
): Promise<Pixels> =>
  pyramid.withLevel(index, (pipeline) => {
    const part = pipeline.extract(region).flatten({ background: '#fff' })
    return toPixels(size ? resizeTo(part, size) : part)
  })

/** The mean of the differences of all samples; as much as there can be where the pictures are of different kinds. */
function differenceOf(one: Pixels, other: Pixels): number {
  if (one.data.length !== other.data.length) return 255
  let sum = 0
  for (let index = 0; index < one.data.length; index += 1) {
    sum += Math.abs((one.data[index] ?? 0) - (other.data[index] ?? 0))
  }
  return sum / one.data.length
}
