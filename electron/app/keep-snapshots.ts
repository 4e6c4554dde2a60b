import type { Change } from '../../iiif/project/change.ts'
import type { Project, ProjectRecord, RecordType } from '../../iiif/project/model.ts'
import { isSameValue } from '../../iiif/project/same-value.ts'
import type { KeptSnapshot, Snapshots } from '../files/snapshots.ts'
import type { SnapshotCause } from '../files/snapshot-names.ts'
import { takeTurns } from './in-turn.ts'

/** Decides which states of the open project are kept. Nothing waits for it but the closing of the project. */
export interface SnapshotKeeper {
  /** Everything before this change is there still. */
  changed(before: Project, change: Change): void
  /** Keeps what could not be saved in its own place. @throws Problem `target/…` */
  rescue(project: Project): Promise<KeptSnapshot>
  /** The project is left as it is now. */
  leave(project: Project): Promise<void>
}

export interface SnapshotKeeperOptions {
  readonly snapshots: Snapshots
  /** As it was opened. */
  readonly project: Project
  readonly onKept: () => void
  readonly onMistake: (error: unknown) => void
  /** In milliseconds, of a clock that never goes back. */
  readonly now?: () => number
}

/** In milliseconds. */
const HOUR = 3_600_000

export function keepSnapshots(options: SnapshotKeeperOptions): SnapshotKeeper {
  const { snapshots, onKept, onMistake, now = () => performance.now() } = options
  const inTurn = takeTurns()
  /** What the newest snapshot holds, as soon as it is asked for, and what it is kept for. */
  let newest: { readonly project: Project; readonly cause: SnapshotCause } | undefined
  let since = now()

  const keep = async (project: Project, cause: SnapshotCause): Promise<void> => {
    if (isBlank(project)) return
    newest = { project, cause }
    since = now()
    await inTurn(async () => {
      await snapshots.keep(project, cause)
      onKept()
    }).catch((error: unknown) => {
      newest = undefined
      onMistake(error)
    })
  }

  const keepForRemoval = (before: Project, removed: readonly ProjectRecord[]): void => {
    const isHeld = newest && holds(newest.project, removed)
    if (!isHeld) void keep(before, 'removal')
    else if (newest?.cause === 'day') void keep(newest.project, 'removal')
  }

  void keep(options.project, 'day')

  return {
    changed(before, change) {
      const removed = change.flatMap(({ before: record, after }) =>
        record && !after && IS_MISSED[record.type] ? [record] : [],
      )
      if (removed.length) keepForRemoval(before, removed)
      else if (now() - since > HOUR) void keep(before, 'day')
    },
    rescue: (project) => inTurn(() => snapshots.keep(project, 'unsaved')),
    leave: (project) => keep(project, 'day'),
  }
}

/** A project that was just made: there is nothing to lose. */
const isBlank = ({ records }: Project): boolean =>
  [...records.values()].every(({ type }) => type === 'Manifest' || type === 'Folder')

/** Whose removal a scholar may regret. */
const IS_MISSED: Readonly<Record<RecordType, boolean>> = {
  Collection: true,
  Manifest: true,
  Canvas: true,
  Range: true,
  Annotation: true,
  Folder: false,
  Source: false,
  Origin: false,
}

/** True when all of these are in the state as they were in the end. */
const holds = (state: Project, records: readonly ProjectRecord[]): boolean =>
  records.every((record) => isSameValue(state.records.get(record.id), record))
