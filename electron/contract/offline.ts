/** A part of a picture of others that is to be kept for good: what the window would ask for to show it. */
export interface OfflinePart {
  /** The address of the image, as the project has it. */
  readonly image: string
  /** `info.json`, `picture`, `thumbnail/240`, or the parameters of a tile. */
  readonly part: string
}

/** An image of which all that was wanted is kept. */
export interface OfflineImage {
  /** The address of the image, as the project has it. */
  readonly image: string
  /** The longest side, in pixels, in which it is kept; all of it when left out. */
  readonly side?: number
  /** How much it takes on the disk, in bytes. */
  readonly bytes: number
}
