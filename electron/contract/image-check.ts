import type { Level } from '../../iiif/image-check/levels.ts'
import type { ImageVersion } from '../../iiif/image/versions.ts'

/** The check of an image server that the window asks for. */
export interface ImageCheckOrder {
  /** Any address of an image on the server, as it was typed. */
  readonly address: string
  /** As the server says of itself where left out. */
  readonly version?: ImageVersion | undefined
  readonly level?: Level | undefined
}
