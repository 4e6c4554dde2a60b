import type { ImageServerConnection } from '../contract/image-server.ts'
import type { About } from '../contract/app-api.ts'
import type { MenuSection, SystemTexts } from '../contract/menu.ts'
import type { PreviewViewer } from '../contract/publishing.ts'

/**
 * What the program asks of the system that it runs on. `shell/` answers with Electron's dialogs and menus,
 * the command line and the tests with plain Node (`node-platform.ts`).
 */
export interface Platform {
  readonly about: About
  readonly paths: PlatformPaths

  /** The folder that the scholar chose in the system's dialog; undefined when cancelled. Absolute. */
  chooseFolder(): Promise<string | undefined>
  /** The project that the scholar chose in the system's dialog; undefined when cancelled. Absolute. */
  chooseProject(): Promise<string | undefined>
  /** The manifest that the scholar chose in the system's dialog; undefined when cancelled. Absolute. */
  chooseManifest(): Promise<string | undefined>
  /** The files of annotations that the scholar chose; undefined when cancelled. Absolute. */
  chooseAnnotationFiles(): Promise<readonly string[] | undefined>
  /** Where to go on saving; `suggestion` is absolute, and so is the answer. */
  chooseProjectTarget(suggestion: string): Promise<string | undefined>
  /** The file to write; `suggestion` is a name with ending, without folder. The answer is absolute. */
  chooseExportTarget(suggestion: string): Promise<string | undefined>

  /** The folder that a website will be; `suggestion` is its name. The answer is absolute. */
  chooseSiteFolder(suggestion: string): Promise<string | undefined>
  /** The folder of the page that websites show objects with. Absolute. */
  readonly sitePage: string
  /** The folder of the fonts that PDFs are written with. Absolute. */
  readonly fonts: string

  copyText(text: string): void
  /** Shows the file in the system's file manager. */
  showFile(file: string): void
  showMenu(menu: readonly MenuSection[]): void
  useTexts(texts: SystemTexts): void

  /** Shows the open object in a viewer of others, in a window of its own. */
  openPreview(viewer: PreviewViewer): void
  closePreviews(): void

  /** Starts one process of the image server. It sends `ready` when it listens for messages. */
  startImageServer(): ImageServerConnection
  /** Draws the scans of the sample into a folder that is there and empty. */
  drawSample(folder: string): Promise<void>
}

export interface PlatformPaths {
  /** Settings, the list of recent projects, the log, the scans of the sample. */
  readonly userData: string
  /** The scholar's documents; projects are saved in a folder of ours in it. */
  readonly documents: string
  /** What may be deleted at any time: pyramids and tiles. */
  readonly cache: string
}
