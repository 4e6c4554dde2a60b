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
import { all, offers, offersFormat, sections, type Fault, type ImageRule } from '../rule.ts'
import type { ImageSubject, TileSet } from '../subject.ts'
import { expectPart } from './region.ts'

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
  {
    kind: 'server',
    id: 'tiles/shown',
    sentence:
      'The tiles can be stitched together visually: each shows the region of the image that it was asked for by.',
    sections: sections('5.2 Technical Properties', '5.4 Tiles'),
    unless: all(offers('regionByPx'), offersFormat('png'), ({ tiles }) =>
      tiles.length ? undefined : 'The information document lists no tiles.',
    ),
    *check(subject) {
      const faults: Fault[] = []
      for (const { part, address } of tilesToShow(subject))
        faults.push(...(yield* expectPart(subject, part, address)))
      return faults
    },
  },
]

/** Of the first set the last tile of each of its two finest scale factors that divide the image. */
function tilesToShow(subject: ImageSubject): readonly TileToAsk[] {
  const [tiles] = subject.tiles
  if (!tiles) return []
  return tiles.scaleFactors
    .filter((factor) => gridOf(subject, tiles, factor).across > 1)
    .slice(0, 2)
    .map((factor) => {
      const { across, down } = gridOf(subject, tiles, factor)
      return tileOf(subject, tiles, { factor, column: across - 1, row: down - 1, format: 'png' })
    })
}

const gridOf = ({ image }: ImageSubject, tiles: TileSet, factor: number) => ({
  across: Math.ceil(image.width / (tiles.width * factor)),
  down: Math.ceil(image.height / (tiles.height * factor)),
})

/** The first tile and the last of each scale factor: the last is the one that is cut at both edges. */
function tilesToTry(subject: ImageSubject, tiles: TileSet): readonly Expected[] {
  const expected = someOf(tiles.scaleFactors, MOST_FACTORS).flatMap((factor) => {
    const { across, down } = gridOf(subject, tiles, factor)
    const last = { column: across - 1, row: down - 1 }
    return [{ column: 0, row: 0 }, last].map((place): Expected => ({
      ...tileOf(subject, tiles, { factor, ...place }),
      tolerance: subject.version === 3 ? EXACT : HEIGHT_ROUNDED,
    }))
  })
  const byAddress = new Map(expected.map((one) => [one.address, one]))
  return [...byAddress.values()]
}

interface TileAsked {
  readonly factor: number
  readonly column: number
  readonly row: number
  readonly format?: string
}

interface TileToAsk {
  readonly part: Rectangle
  readonly size: Dimensions
  readonly address: string
}

/** @see https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation */
function tileOf(
  subject: ImageSubject,
  tiles: TileSet,
  { factor, column, row, format = 'jpg' }: TileAsked,
): TileToAsk {
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
  return { part, size, address: addressOf(subject, { region, size: text, format }) }
}

/** Some of a list, spread over it, the first and the last among them. */
function someOf<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, index) => {
    const at = Math.round((index * (items.length - 1)) / (most - 1))
    return items[at] as Item
  })
}
