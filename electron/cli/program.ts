import type { ImageServerConnection } from '../contract/image-server.ts'

/** What the command line asks of the system that it runs on. */
export interface Program {
  /** What `--version` prints. */
  describe(): string
  /**
   * Starts one process of the image server.
   * @param cache the folder that it keeps pyramids in, absolute; without one it keeps none
   */
  startImageServer(cache?: string): ImageServerConnection
  /** Draws the scans of the sample into a folder that is there and empty. */
  drawSample(folder: string): Promise<void>
  /** The folder of the page that websites show the object with. Absolute. */
  readonly sitePage: string
  /** The folder of the fonts that PDFs are written with. Absolute. */
  readonly fonts: string
  /** Where the program keeps what is its own; the same folder as with a window. */
  readonly userData: string
  /** Resolves when the person or the system asks this process to end. */
  waitForEnd(): Promise<void>
}
