import type { AnnotationExportOptions } from '../../iiif/annotation/formats/plan-export.ts'
import type { ExportOptions, ExportPlan } from '../../iiif/export/options.ts'
import type { ImageCheckReport } from '../../iiif/image-check/report.ts'
import type { SiteOptions, SitePlan } from '../../iiif/site/options.ts'
import type { MadeImage } from '../../iiif/project/commands/flatten.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import type { ImportedManifest } from '../../iiif/project/import/imported.ts'
import type { AnnotationFilesRead, ReadAnnotationFiles } from './annotation-files.ts'
import type { CreditList } from './credits.ts'
import type { ExportOrder, ExportReport, ExportSuggestion } from './exports.ts'
import type { ImageCheckOrder } from './image-check.ts'
import { GATHERING_METHODS, type GatheringApi } from './gathering.ts'
import type { ManifestPreview } from './manifests.ts'
import type { MenuSection, SystemTexts } from './menu.ts'
import type { AppEvents } from './app-events.ts'
import type { Outcome } from './outcome.ts'
import type { ChosenPlace, ListedFile, LocatedFolder, ServedAddresses } from './places.ts'
import type { OpenProject, RecentProject, SavedAs } from './projects.ts'
import type { About, AllowedFile, ImageCache, Settings } from './program.ts'
import type { AcceptedChange, ChangeStep } from './saving.ts'
import type { Snapshot, SnapshotContent } from './snapshots.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import type { TargetOptions, TargetOrder, TargetReport, TargetSuggestion } from './targets.ts'
import type { PreviewViewer, SiteOrder, SiteReport } from './publishing.ts'
import type { ManifestCheckReport } from './manifest-check.ts'

/**
 * All that the window may ask of the program, written once. The preload script, the registration in
 * main and the window's client derive from it: a method that one of them lacks does not compile.
 * Each takes one plain value or none; paths of this computer come from main, never from the window.
 */
export interface AppApi extends GatheringApi {
  getAbout(): About
  getSettings(): Settings
  changeSettings(change: Partial<Settings>): Settings

  listRecent(): readonly RecentProject[]
  forgetRecent(file: string): readonly RecentProject[]

  /** Shows the system's dialog for a folder; undefined when the scholar cancelled. */
  chooseFolder(): ChosenPlace | undefined
  /** Shows the system's dialog for a project; undefined when the scholar cancelled. */
  chooseProject(): ChosenPlace | undefined

  /** Makes a project over a folder that was chosen or dropped, saves it in the projects folder, opens it. */
  createProject(folder: string): OpenProject
  openProject(file: string): OpenProject
  /** Shows the system's dialog for a manifest; undefined when the scholar cancelled. */
  chooseManifest(): ChosenPlace | undefined
  /** Fetches a manifest by its address; undefined when cancelled, also by another that began. */
  fetchManifest(address: string): ChosenPlace | undefined
  cancelFetching(): void
  /** What opening a manifest that was chosen or dropped would bring. Nothing is done yet. */
  previewManifest(file: string): ManifestPreview
  /** All that a manifest that was chosen or dropped becomes, for canvases of it to be taken into the open project. */
  readManifest(file: string): ImportedManifest
  /** Makes a project of a manifest that was chosen or dropped, saves it in the projects folder, opens it. */
  openManifest(file: string): OpenProject
  /** Opens a project that another program or computer has open: that one can then no longer write it. */
  takeOverProject(file: string): OpenProject
  /** Opens the newest state that is kept of a project that is damaged; the damaged one is kept beside it. */
  openEarlierState(file: string): OpenProject
  /** Unpacks a bundle into the folder of projects, and opens the project in it. */
  openBundle(file: string): OpenProject
  /** Draws the sample if it is not there yet, and opens it. */
  openSample(): OpenProject
  closeProject(): void
  /** Goes on in another file, chosen in the system's dialog; undefined when the scholar cancelled. */
  saveProjectAs(): SavedAs | undefined

  /** Hands a change over. It is accepted when this answers, and durable when `saveStateChanged` says so. */
  applyChange(step: ChangeStep): AcceptedChange
  /** The earlier states of the open project that are kept, the newest first. */
  listSnapshots(): readonly Snapshot[]
  /** What an earlier state was, by its key. */
  readSnapshot(key: string): SnapshotContent
  /** What another version of the open project says, a file beside it. @param name without folder */
  readVersion(name: string): SnapshotContent
  /** The manifest at hand is now this one: it is exported, previewed and served as the object. */
  takeUpManifest(manifest: RecordId): void
  /** Tries again at once to save what could not be saved. */
  retrySave(): void

  /** Looks through a folder of the open project anew, at once: after it was gone or could not be read. */
  rescanFolder(folder: RecordId): void
  /** Asks where a folder lies now, and looks what of the project is there; undefined when cancelled. */
  locateFolder(folder: RecordId): readonly LocatedFolder[] | undefined
  cancelLocating(): void
  /** Opens a file of a folder although it has more pixels than files usually may have. */
  allowLargeFile(file: ListedFile): void

  listAllowedFiles(): readonly AllowedFile[]
  /** Opens a large file no longer; its key is one that was listed. */
  forbidLargeFile(key: string): readonly AllowedFile[]

  /** Asks for a file with a manifest and checks it, however broken it is; undefined when cancelled. */
  checkManifest(): ManifestCheckReport | undefined
  /** Asks where to, and writes a mended copy of what was checked last; undefined when cancelled. */
  saveMendedManifest(): ChosenPlace | undefined
  /** Servers of others that may be asked for pictures, as `host` or `host:port`. */
  listServers(): readonly string[]
  /** Lets these servers be asked for the pictures that they hold of the open object, from now on. */
  allowServers(hosts: readonly string[]): readonly string[]
  forbidServer(host: string): readonly string[]

  planExport(options: ExportOptions): ExportPlan
  /** Shows the system's dialog for the file to write; undefined when the scholar cancelled. */
  chooseExportFile(suggestion: ExportSuggestion): ChosenPlace | undefined
  runExport(order: ExportOrder): ExportReport

  /** Shows the system's dialog for files of annotations; undefined when the scholar cancelled. */
  chooseAnnotationFiles(): readonly ChosenPlace[] | undefined
  readAnnotationFiles(asked: ReadAnnotationFiles): AnnotationFilesRead
  /** Asks for a file or a folder, and writes annotations there; undefined when the scholar cancelled. */
  exportAnnotations(options: AnnotationExportOptions): ExportReport | undefined
  /** Asks for a file, and writes a list of credits there; undefined when the scholar cancelled. */
  saveCredits(list: CreditList): ExportReport | undefined

  /** What is kept of tiles, so that an image opens at once the next time. */
  getImageCache(): ImageCache
  /** Gives up all that is kept of tiles. It is made again when it is needed. */
  emptyImageCache(): ImageCache

  /** Holds an image server against the Image API; undefined when cancelled, also by another that began. */
  checkImageServer(order: ImageCheckOrder): ImageCheckReport | undefined
  cancelImageCheck(): void
  planSite(options: SiteOptions): SitePlan
  /** Shows the system's dialog for the folder of a website; undefined when the scholar cancelled. */
  chooseSiteFolder(suggestion: ExportSuggestion): ChosenPlace | undefined
  /** Makes a website; undefined when it was cancelled. Tells `publishProgress` meanwhile. */
  publishSite(order: SiteOrder): SiteReport | undefined
  /** What a PDF or another further target would be. */
  planTarget(options: TargetOptions): TargetPlan
  /** Shows the system's dialog for a file or folder; undefined when the scholar cancelled. */
  chooseTarget(suggestion: TargetSuggestion): ChosenPlace | undefined
  /** Makes it; undefined when it was cancelled. Tells `publishProgress` meanwhile. */
  publishTarget(order: TargetOrder): TargetReport | undefined
  cancelPublishing(): void

  /** Makes one image of the layers of a canvas; undefined when cancelled. Tells `flattenProgress` meanwhile. */
  flattenCanvas(canvas: RecordId): MadeImage | undefined
  cancelFlattening(): void

  /** Where other programs on this computer find the open object. */
  getAddresses(): ServedAddresses
  /** Shows the open object in a viewer of others that is shipped with the app, in a window of its own. */
  openPreview(viewer: PreviewViewer): void
  copyText(text: string): void
  /** Shows a file of the project, or one that was exported, in the system's file manager. */
  showFile(file: string): void
  /** The menu of the application, in the language of the window. */
  showMenu(menu: readonly MenuSection[]): void
  /** What the system's own dialogs say, in the language of the window. */
  useTexts(texts: SystemTexts): void
}

/** The window's view of the API: every answer is an outcome, and arrives later. */
export type AppClient = {
  readonly [Method in keyof AppApi]: (
    ...parameters: Parameters<AppApi[Method]>
  ) => Promise<Outcome<ReturnType<AppApi[Method]>>>
}

/** What preload puts on `window.app`. */
export interface AppBridge extends AppClient {
  /** Calls the listener at each event, until the function it returns is called. */
  on<Event extends keyof AppEvents>(
    event: Event,
    listener: (detail: AppEvents[Event]) => void,
  ): () => void
  /** Tells main what was dropped; main answers with `openRequested`. The window never sees the paths. */
  openDropped(files: readonly unknown[]): void
}

/** Every method, for the code that registers them at run time. The compiler keeps it complete. */
export const APP_METHODS: Readonly<Record<keyof AppApi, true>> = {
  ...GATHERING_METHODS,
  getAbout: true,
  getSettings: true,
  changeSettings: true,
  listRecent: true,
  forgetRecent: true,
  chooseFolder: true,
  chooseProject: true,
  createProject: true,
  chooseManifest: true,
  fetchManifest: true,
  cancelFetching: true,
  previewManifest: true,
  readManifest: true,
  openManifest: true,
  openProject: true,
  takeOverProject: true,
  openEarlierState: true,
  openBundle: true,
  takeUpManifest: true,
  openSample: true,
  closeProject: true,
  saveProjectAs: true,
  applyChange: true,
  listSnapshots: true,
  readSnapshot: true,
  readVersion: true,
  retrySave: true,
  rescanFolder: true,
  locateFolder: true,
  cancelLocating: true,
  allowLargeFile: true,
  listAllowedFiles: true,
  forbidLargeFile: true,
  checkManifest: true,
  saveMendedManifest: true,
  listServers: true,
  allowServers: true,
  forbidServer: true,
  planExport: true,
  chooseExportFile: true,
  runExport: true,
  chooseAnnotationFiles: true,
  readAnnotationFiles: true,
  exportAnnotations: true,
  saveCredits: true,
  getImageCache: true,
  emptyImageCache: true,
  checkImageServer: true,
  cancelImageCheck: true,
  planSite: true,
  chooseSiteFolder: true,
  publishSite: true,
  planTarget: true,
  chooseTarget: true,
  publishTarget: true,
  cancelPublishing: true,
  flattenCanvas: true,
  cancelFlattening: true,
  getAddresses: true,
  openPreview: true,
  copyText: true,
  showFile: true,
  showMenu: true,
  useTexts: true,
}

export { APP_EVENTS, type AppEvents, type ImageServerState } from './app-events.ts'
export type { OpenProject, RecentProject, SavedAs } from './projects.ts'
export type {
  ChosenPlace,
  ListedFile,
  LocatedFolder,
  OpenRequest,
  ServedAddresses,
} from './places.ts'
export type { AcceptedChange, ChangeStep, SaveState, StepOrigin } from './saving.ts'
export type { Snapshot, SnapshotContent } from './snapshots.ts'
export type { About, AllowedFile, ImageCache, Settings } from './program.ts'
export type {
  SourceFormat,
  SourceEntry,
  SourceContent,
  SourcesChange,
  FolderState,
} from './sources.ts'
