// What the program tells of itself and of this computer.

export interface About {
  readonly version: string
  /** Which Electron this runs on: `official`, or the stand-in for running and testing (see docs). */
  readonly runtime: {
    readonly source: 'official' | 'fallback' | 'override' | 'packaged'
    readonly electron: string
    readonly chromium: string
    readonly node: string
  }
  readonly platform: string
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** False once the sample was opened or declined. */
  readonly isSampleOffered: boolean
  /** What may be kept of tiles, in gigabytes of 10⁹ bytes. */
  readonly imageCacheGigabytes: number
}

/** What is kept on disk of tiles. All of it can be made again. */
export interface ImageCache {
  /** What is kept now, in bytes. */
  readonly bytes: number
  /** It lies on the disk of the open project: that disk has room again when it is emptied. */
  readonly isBesideProject: boolean
}

/** A state of a file that is opened although it has more pixels than files usually may have. */
export interface AllowedFile {
  readonly key: string
  /** Absolute. */
  readonly file: string
}
