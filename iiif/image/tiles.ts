import { isSameSize, isWhole, type Dimensions, type Rectangle } from './dimensions.ts'

/** The width and height of the tiles that info.json usually offers, in pixels of the result. */
export const TILE_SIDE = 512

/** An image and how it is cut into tiles. */
export interface TiledImage extends Dimensions {
  /** The width and height of its tiles, where its file has tiles of its own; `TILE_SIDE` otherwise. */
  readonly tileSide?: number
}

export const tileSideOf = ({ tileSide = TILE_SIDE }: TiledImage): number => tileSide

/** One tile of the grid: what to ask for, and what comes back. */
export interface Tile {
  /** In pixels of the full image. */
  readonly region: Rectangle
  /** In pixels of the result. */
  readonly size: Dimensions
}

/** 1, 2, 4 and so on, up to the first at which the whole image fits one tile. */
export function scaleFactorsOf(image: TiledImage): readonly number[] {
  const factors = [1]
  for (let factor = 1; factor < largestFactorOf(image);) {
    factor *= 2
    factors.push(factor)
  }
  return factors
}

/**
 * The whole image at one scale factor. Rounded up, as the sizes of edge tiles are: viewers match these
 * sizes with the levels of their pyramid, and a size rounded down would be one pixel short of its tiles.
 */
export const sizeAt = (image: Dimensions, scaleFactor: number): Dimensions => ({
  width: Math.ceil(image.width / scaleFactor),
  height: Math.ceil(image.height / scaleFactor),
})

/** The whole image at each scale factor, the smallest first. */
export const listedSizes = (image: TiledImage): readonly Dimensions[] =>
  scaleFactorsOf(image)
    .map((factor) => sizeAt(image, factor))
    .reverse()

/**
 * The tile in one column and row of the grid at a scale factor.
 *
 * @see https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation
 */
export function tileAt(image: TiledImage, scaleFactor: number, place: TilePlace): Tile {
  const side = tileSideOf(image) * scaleFactor
  const left = place.column * side
  const top = place.row * side
  const width = Math.min(side, image.width - left)
  const height = Math.min(side, image.height - top)
  return { region: { left, top, width, height }, size: sizeAt({ width, height }, scaleFactor) }
}

export interface TilePlace {
  readonly column: number
  readonly row: number
}

/** A tile of the grid by its scale factor and place. */
export interface GridPlace extends TilePlace {
  readonly factor: number
}

/**
 * The tile of the grid that a picture is, if it is one: the whole region of the tile, at its own size.
 *
 * @param tile what is asked for: the region in pixels of the full image, the size in pixels of the result
 */
export function findGridPlace(image: TiledImage, { region, size }: Tile): GridPlace | undefined {
  // Compared with both sides: of a thin image one side may be rounded up to the same size at several factors.
  const longer = region.width >= region.height
  const ratio = longer ? region.width / size.width : region.height / size.height
  for (let factor = 1; factor <= Math.max(1, ratio * 2); factor *= 2) {
    const side = tileSideOf(image) * factor
    const place = { factor, column: region.left / side, row: region.top / side }
    if (!isOnGrid(image, region, factor) || !isSameSize(sizeAt(region, factor), size)) continue
    return factor <= largestFactorOf(image) ? place : undefined
  }
  return undefined
}

const largestFactorOf = (image: TiledImage): number => {
  let factor = 1
  while (Math.max(image.width, image.height) > tileSideOf(image) * factor) factor *= 2
  return factor
}

/** How many tiles the grid has at a scale factor, across and down. */
export const gridAt = (image: TiledImage, scaleFactor: number): Dimensions =>
  sizeAt(image, tileSideOf(image) * scaleFactor)

/** All tiles at one scale factor, row by row. */
export function tilesAt(image: TiledImage, scaleFactor: number): readonly Tile[] {
  const side = tileSideOf(image) * scaleFactor
  const columns = Math.ceil(image.width / side)
  const rows = Math.ceil(image.height / side)
  return Array.from({ length: columns * rows }, (_, index) =>
    tileAt(image, scaleFactor, { column: index % columns, row: Math.floor(index / columns) }),
  )
}

/**
 * The size that the grid gives a region, where a request for only a width or a height means one of our own
 * tiles or listed sizes. Keeping the proportions of the region instead, as such a request otherwise does,
 * may come out a pixel or two off the grid at the edges and shows as a seam. Websites are cut into tiles of the usual
 * size, whatever the file is cut into, so that those count as well.
 */
export function findGridSize(
  image: TiledImage,
  region: Rectangle,
  asked: Partial<Dimensions>,
): Dimensions | undefined {
  const { width, height, tileSide } = image
  const usual = { width, height }
  const grids: readonly TiledImage[] = tileSide === undefined ? [usual] : [image, usual]
  return grids
    .flatMap((grid) =>
      scaleFactorsOf(grid).filter(
        (factor) => isWhole(region, image) || isOnGrid(grid, region, factor),
      ),
    )
    .map((factor) => sizeAt(region, factor))
    .find((size) => size.width === asked.width || size.height === asked.height)
}

function isOnGrid(image: TiledImage, region: Rectangle, scaleFactor: number): boolean {
  const side = tileSideOf(image) * scaleFactor
  if (region.left % side !== 0 || region.top % side !== 0) return false
  return (
    region.width === Math.min(side, image.width - region.left) &&
    region.height === Math.min(side, image.height - region.top)
  )
}
