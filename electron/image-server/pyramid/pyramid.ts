import type { Sharp } from 'sharp'
import type { Dimensions } from '../../../iiif/image/dimensions.ts'
import type { GridPlace, TiledImage } from '../../../iiif/image/tiles.ts'

/** An image in several sizes, each cut into the tiles of its grid. */
export interface Pyramid extends TiledImage {
  /** Names it where something of it is kept. */
  readonly key: string
  /** Was laid on white, since its tiles have no transparency. */
  readonly isFlattened: boolean
  /** The largest first. */
  readonly levels: readonly Level[]
  /**
   * A tile of the grid as a whole JPEG; undefined where none is stored.
   *
   * @throws RangeError where the file does not hold it any more, and the errors of reading
   */
  readTile(place: GridPlace): Promise<Buffer | undefined>
  /**
   * Hands over a pipeline that begins with a level.
   *
   * @param index of the level, 0 is the largest
   */
  withLevel<Result>(index: number, use: (pipeline: Sharp) => Promise<Result>): Promise<Result>
}

/** In pixels. What others made may be a pixel short of what the grid has at its factor. */
export interface Level extends Dimensions {
  /** 1, 2, 4 …: pixels of the image for one of the level, both ways. */
  readonly factor: number
  /** Its tiles are those of the grid, as JPEGs. */
  readonly isStored: boolean
}
