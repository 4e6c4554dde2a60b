/** What main and the image server say to each other when one image is made of several. */

export interface FlattenOrder {
  /** Where the image is written: a TIFF that is a pyramid of tiles. Absolute; nothing is there yet. */
  readonly file: string
  /** A folder for what is needed on the way; absolute. It is removed by who made it. */
  readonly folder: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** The lowest first. */
  readonly layers: readonly FlattenLayer[]
}

export interface FlattenLayer {
  /** Files that together are the part of the image, and where each belongs in it. */
  readonly pieces: readonly { readonly file: string; readonly left: number; readonly top: number }[]
  /** Of all pieces together, in pixels. */
  readonly source: { readonly width: number; readonly height: number }
  /** What that is resized to, before it is turned. */
  readonly width: number
  readonly height: number
  readonly isMirrored: boolean
  /** Degrees clockwise. */
  readonly rotation: number
  /** The middle of what is seen, from the upper left corner; not rounded. */
  readonly middle: { readonly x: number; readonly y: number }
  /** From 0 to 1. */
  readonly opacity: number
}

/** How far the making of an image has come. */
export interface FlattenProgress {
  /** Parts of images that were fetched, of how many; when all are there, the image is put together. */
  readonly done: number
  readonly total: number
}
