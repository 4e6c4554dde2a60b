import type { CheckProgress } from '../../iiif/image-check/run-check.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import type { FlattenProgress } from './flattening.ts'
import type { MenuChoice } from './menu.ts'
import type { OpenRequest } from './places.ts'
import type { SaveState } from './saving.ts'
import type { SourcesChange } from './sources.ts'
import type { SiteProgress } from './publishing.ts'

/** What main tells the window unasked. */
export interface AppEvents {
  sourcesChanged: SourcesChange
  saveStateChanged: SaveState
  /** Something was found on the disk of the open project that the scholar should know of. */
  projectNoticed: ProblemReport
  /** Another earlier state of the open project is kept. */
  snapshotsChanged: Record<string, never>
  menuChosen: MenuChoice
  imageServerChanged: ImageServerState
  imageCheckProgressed: CheckProgress
  publishProgress: SiteProgress
  flattenProgress: FlattenProgress
  /** A folder, a project or a manifest was dropped on the window, named on the command line, or opened from the desktop. */
  openRequested: OpenRequest
}

/** Every event, for the code that registers them at run time. */
export const APP_EVENTS: Readonly<Record<keyof AppEvents, true>> = {
  sourcesChanged: true,
  saveStateChanged: true,
  projectNoticed: true,
  snapshotsChanged: true,
  menuChosen: true,
  imageServerChanged: true,
  flattenProgress: true,
  imageCheckProgressed: true,
  publishProgress: true,
  openRequested: true,
}

export type ImageServerState =
  | { readonly kind: 'running' }
  | { readonly kind: 'restarting' }
  | { readonly kind: 'stopped'; readonly problem: ProblemReport }
