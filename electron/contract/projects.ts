import type { ProjectRecord, RecordId } from '../../iiif/project/model.ts'
import type { PackedHistory } from '../../iiif/project/packed-session.ts'
import type { ProblemReport } from '../../iiif/problem.ts'

// What window and main tell each other of projects that are open or may be opened.

export interface RecentProject {
  readonly file: string
  readonly name: string
  /** ISO 8601. */
  readonly opened: string
  readonly isThere: boolean
}

export interface OpenProject {
  readonly file: string
  readonly name: string
  readonly id: string
  readonly manifest: RecordId
  readonly records: readonly ProjectRecord[]
  /** Counts the changes since it was opened; what is on disk is revision 0. */
  readonly revision: number
  /** What can be undone and redone, from before it was opened too. */
  readonly history: PackedHistory
  /** Why it is open for reading only; absent where it may be changed. */
  readonly reading?: ProblemReport
  /** What was found when it was opened that the scholar should know of. */
  readonly notices: readonly ProblemReport[]
}

export interface SavedAs {
  readonly file: string
  readonly name: string
}
