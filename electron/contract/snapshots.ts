import type { ProjectRecord, RecordId } from '../../iiif/project/model.ts'

/** An earlier state of the open project, and why it is kept. */
export interface Snapshot {
  /** Names it in questions to main. */
  readonly key: string
  /** ISO 8601. */
  readonly at: string
  readonly canvases: number
  readonly annotations: number
  /** `removal`: something that was in it was removed afterwards. `unsaved`: it could not be saved in its place. */
  readonly cause: 'day' | 'removal' | 'unsaved'
}

/** All of an earlier state. */
export interface SnapshotContent {
  readonly manifest: RecordId
  readonly records: readonly ProjectRecord[]
}
