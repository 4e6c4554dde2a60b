import type { Dimensions, Rectangle } from '../../image/dimensions.ts'
import { isWhole } from '../../image/dimensions.ts'
import {
  addressOf,
  EXACT,
  expectSizes,
  HEIGHT_ROUNDED,
  partText,
  type Expected,
} from '../pictures.ts'
import { sections, type ImageRule } from '../rule.ts'
import type { ImageSubject, TileSet } from '../subject.ts'

/** So many of a list are tried: they are made alike. */
const MOST_SIZES = 8
const MOST_FACTORS = 8

/** What info.json offers by itself, and viewers rely upon. */
export const GRID_RULES: readonly ImageRule[] = [
  {
    kind: 'server',
    id: 'sizes/served',
    sentence:
      'A request constructed with the w,h syntax using these sizes must be supported by the server.',
    sections: sections('5.2 Technical Properties', '5.3 Sizes'),
    unless: ({ sizes }) => (sizes.length ? undefined : 'The information document lists no sizes.'),
    *check(subject) {
      return yield* expectSizes(
        someOf(subject.sizes, MOST_SIZES).map((size) => ({
          address: addressOf(subject, { size: `${size.width},${size.height}` }),
          size,
        })),
      )
    },
  },
  {
    kind: 'server',
    id: 'sizes/by-width',
    sentence:
      'Servers should support both the w, and w,h forms for values in sizes that maintain the aspect ratio.',
    sections: { 2: '5.2 Technical Properties' },
    unless: ({ sizes }) => (sizes.length ? undefined : 'The information document lists no sizes.'),
    *check(subject) {
      return yield* expectSizes(
        someOf(subject.sizes, MOST_SIZES).map((size) => ({
          address: addressOf(subject, { size: `${size.width},` }),
          size,
          tolerance: HEIGHT_ROUNDED,
          severity: 'advice' as const,
        })),
      )
    },
  },
  {
    kind: 'server',
    id: 'tiles/served',
    sentence:
      'tiles: regions of the image that have a consistent height and width, over a series of resolutions, that can be stitched together visually.',
    sections: sections('5.2 Technical Properties', '5.4 Tiles'),
    unless: ({ tiles }) => (tiles.length ? undefined : 'The information document lists no tiles.'),
    *check(subject) {
      return yield* expectSizes(subject.tiles.flatMap((tiles) => tilesToTry(subject, tiles)))
    },
  },
]

/** The first tile and the last of each scale factor: the last is the one that is cut at both edges. */
function tilesToTry(subject: ImageSubject, tiles: TileSet): readonly Expected[] {
  const { image } = subject
  const expected = someOf(tiles.scaleFactors, MOST_FACTORS).flatMap((factor) => {
    const across = Math.ceil(image.width / (tiles.width * factor))
    const down = Math.ceil(image.height / (tiles.height * factor))
    const last = { column: across - 1, row: down - 1 }
    return [{ column: 0, row: 0 }, last].map((place) =>
      tileAt(subject, tiles, { factor, ...place }),
    )
  })
  const byAddress = new Map(expected.map((one) => [one.address, one]))
  return [...byAddress.values()]
}

/** @see https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation */
function tileAt(
  subject: ImageSubject,
  tiles: TileSet,
  { factor, column, row }: { factor: number; column: number; row: number },
): Expected {
  const { image, version } = subject
  const left = column * tiles.width * factor
  const top = row * tiles.height * factor
  const part: Rectangle = {
    left,
    top,
    width: Math.min(tiles.width * factor, image.width - left),
    height: Math.min(tiles.height * factor, image.height - top),
  }
  const size: Dimensions = {
    width: Math.ceil(part.width / factor),
    height: Math.ceil(part.height / factor),
  }
  const region = isWhole(part, image) ? 'full' : partText(part)
  const text = version === 3 ? `${size.width},${size.height}` : `${size.width},`
  return {
    address: addressOf(subject, { region, size: text }),
    size,
    tolerance: version === 3 ? EXACT : HEIGHT_ROUNDED,
  }
}

/** Some of a list, spread over it, the first and the last among them. */
function someOf<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, index) => {
    const at = Math.round((index * (items.length - 1)) / (most - 1))
    return items[at] as Item
  })
}
