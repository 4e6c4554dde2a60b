import type { Rectangle } from '../../../iiif/image/dimensions.ts'
import { tileSideOf } from '../../../iiif/image/tiles.ts'
import { createByteCache } from '../byte-cache.ts'
import { toPixels, type Pixels } from '../pixels.ts'
import { sharp } from '../sharp.ts'
import type { Level, Pyramid } from './pyramid.ts'

/**
 * The stored tiles that were decoded last. Who asks for one region of an image asks for others near it; to decode
 * the same tiles again is most of what such a request costs.
 */
export interface DecodedTiles {
  /**
   * A region of a level; undefined where it takes more tiles than are kept, or not all are stored.
   *
   * @param index of the level, 0 is the largest
   * @param region in pixels of the level
   * @throws RangeError where the file does not hold a tile any more; sharp's errors
   */
  cut(pyramid: Pyramid, index: number, region: Rectangle): Promise<Pixels | undefined>
}

/** In bytes: some eighty tiles in colour. */
const CAPACITY = 64 * 1024 * 1024

/** In pixels: more are read by libvips, one row after the other, without being in memory together. */
const MOST_PIXELS = 10e6

export function createDecodedTiles(): DecodedTiles {
  const cache = createByteCache<Promise<Pixels | undefined>>(CAPACITY)

  const decode = async (pyramid: Pyramid, place: TilePlace): Promise<Pixels | undefined> => {
    const bytes = await pyramid.readTile(place)
    return bytes && toPixels(sharp(bytes, { failOn: 'warning' }))
  }

  const getTile = (pyramid: Pyramid, place: TilePlace): Promise<Pixels | undefined> => {
    const key = `${pyramid.key}/${place.factor}/${place.column}/${place.row}`
    const known = cache.get(key)
    if (known) return known
    const decoding = decode(pyramid, place)
    cache.set(key, decoding, tileSideOf(pyramid) ** 2 * 3)
    decoding.catch(() => cache.delete(key))
    return decoding
  }

  return {
    async cut(pyramid, index, region) {
      const level = pyramid.levels[index]
      if (!level?.isStored) return undefined
      const side = tileSideOf(pyramid)
      const places = placesOf(level, side, region)
      if (places.length * side ** 2 > MOST_PIXELS) return undefined
      const tiles = await Promise.all(places.map((place) => getTile(pyramid, place)))
      return assemble(
        region,
        places.map(({ column, row }, index) => ({
          left: column * side,
          top: row * side,
          pixels: tiles[index],
        })),
      )
    },
  }
}

interface TilePlace {
  readonly factor: number
  readonly column: number
  readonly row: number
}

/** The tiles that a region of a level lies on. */
function placesOf({ factor }: Level, side: number, region: Rectangle): readonly TilePlace[] {
  const { left, top, width, height } = region
  const [first, last] = [Math.floor(left / side), Math.floor((left + width - 1) / side)]
  const [upper, lower] = [Math.floor(top / side), Math.floor((top + height - 1) / side)]
  const places: TilePlace[] = []
  for (let row = upper; row <= lower; row += 1) {
    for (let column = first; column <= last; column += 1) places.push({ factor, column, row })
  }
  return places
}

/** A tile, where it lies on its level. */
interface PlacedTile {
  readonly left: number
  readonly top: number
  readonly pixels: Pixels | undefined
}

/** Puts the pixels of the tiles that lie in the region side by side. */
function assemble(
  { left, top, width, height }: Rectangle,
  tiles: readonly PlacedTile[],
): Pixels | undefined {
  const channels = tiles[0]?.pixels?.channels
  if (channels === undefined) return undefined
  if (tiles.some(({ pixels }) => pixels?.channels !== channels)) return undefined
  const data = Buffer.allocUnsafe(width * height * channels)
  tiles.forEach(({ left: x, top: y, pixels: tile }) => {
    if (!tile) return
    const [from, to] = [Math.max(left, x), Math.min(left + width, x + tile.width)]
    for (let line = Math.max(top, y); line < Math.min(top + height, y + tile.height); line += 1) {
      const start = ((line - y) * tile.width + (from - x)) * channels
      const target = ((line - top) * width + (from - left)) * channels
      tile.data.copy(data, target, start, start + (to - from) * channels)
    }
  })
  return { data, width, height, channels }
}
