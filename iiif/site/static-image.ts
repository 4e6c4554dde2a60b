import { formatRectangle } from '../image/canonical.ts'
import { areaOf, isSameSize, isWhole, type Dimensions } from '../image/dimensions.ts'
import type { TileSet } from '../image/info.ts'
import { listedSizes, scaleFactorsOf, TILE_SIDE, tilesAt, type Tile } from '../image/tiles.ts'
import { IMAGE_CONTEXT, type ImageVersion } from '../image/versions.ts'

/** One picture of a static image service. */
export interface StaticPicture {
  /** What follows the address of the service, and what the image server is asked for alike. */
  readonly parameters: string
  /** Of the picture. */
  readonly pixels: number
}

export interface StaticImage {
  readonly version: ImageVersion
  readonly dimensions: Dimensions
  /** In the manifest; listed among the sizes, so that viewers find it. */
  readonly thumbnail: Dimensions
}

/**
 * Every picture that a viewer may ask of a service of level 0: the whole image, each size that is listed, each
 * tile. In the words that viewers use, which are not always the canonical ones: a tile at full size is
 * `512,512` to them and not `max`.
 *
 * @see https://iiif.io/api/image/3.0/compliance/#3-level-0-compliance
 * @see https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation
 */
export function picturesOf({
  version,
  dimensions,
  thumbnail,
}: StaticImage): readonly StaticPicture[] {
  const pictures = new Map<string, number>()
  const add = (region: string, size: Dimensions): void => {
    for (const text of SIZES[version](size, region, dimensions)) {
      pictures.set(`${region}/${text}/0/default.jpg`, areaOf(size))
    }
  }
  add('full', dimensions)
  for (const size of sizesOf({ dimensions, thumbnail })) add('full', size)
  for (const factor of scaleFactorsOf(dimensions)) {
    for (const tile of tilesAt(dimensions, factor)) add(regionOf(tile, dimensions), tile.size)
  }
  return [...pictures].map(([parameters, pixels]) => ({ parameters, pixels }))
}

const regionOf = ({ region }: Tile, dimensions: Dimensions): string =>
  isWhole(region, dimensions) ? 'full' : formatRectangle(region)

type WriteSizes = (size: Dimensions, region: string, dimensions: Dimensions) => readonly string[]

const SIZES: Readonly<Record<ImageVersion, WriteSizes>> = {
  2: ({ width, height }, region, dimensions) => [
    // OpenSeadragon writes so whatever is as wide as the image, tiles of a narrow one too.
    ...(width === dimensions.width ? ['full'] : [`${width},`]),
    // Of a listed size, 2.1 asks for both forms.
    ...(region === 'full' && width !== dimensions.width ? [`${width},${height}`] : []),
  ],
  3: (size, _region, dimensions) => [
    isSameSize(size, dimensions) ? 'max' : `${size.width},${size.height}`,
  ],
}

/** The sizes that info.json lists, the smallest first. The whole image is not among them: it has a word of its own. */
function sizesOf({ dimensions, thumbnail }: Omit<StaticImage, 'version'>): readonly Dimensions[] {
  const levels = listedSizes(dimensions).filter((size) => !isSameSize(size, dimensions))
  const isListed = [...levels, dimensions].some((size) => isSameSize(size, thumbnail))
  return [...levels, ...(isListed ? [] : [thumbnail])].sort((one, other) => one.width - other.width)
}

/** The information of a service of level 0, whose pictures lie there already. */
export function describeStaticImage(base: string, image: StaticImage): object {
  const { version, dimensions } = image
  const { width, height } = dimensions
  const tiles: readonly TileSet[] = [
    { width: TILE_SIDE, height: TILE_SIDE, scaleFactors: scaleFactorsOf(dimensions) },
  ]
  const facts = {
    protocol: 'http://iiif.io/api/image',
    width,
    height,
    sizes: sizesOf(image),
    tiles,
  }
  return version === 3
    ? { '@context': IMAGE_CONTEXT[3], id: base, type: 'ImageService3', profile: 'level0', ...facts }
    : {
        '@context': IMAGE_CONTEXT[2],
        '@id': base,
        '@type': 'iiif:Image',
        profile: ['http://iiif.io/api/image/2/level0.json'],
        ...facts,
      }
}
