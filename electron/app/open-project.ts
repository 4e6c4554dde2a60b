import path from 'node:path'
import { problem, reportOf, type Problem } from '../../iiif/problem.ts'
import type { Change } from '../../iiif/project/change.ts'
import type { JournalEntry } from '../../iiif/project/journal-entry.ts'
import {
  findRecord,
  foldersOf,
  withManifest,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { packHistory } from '../../iiif/project/packed-session.ts'
import type { Session } from '../../iiif/project/session.ts'
import type { AcceptedChange, ChangeStep, OpenProject, SavedAs } from '../contract/app-api.ts'
import type { SavedProject } from '../files/open-saved-project.ts'
import { projectNameOf } from '../files/project-file.ts'
import { takeLock, type ProjectLock } from '../files/project-lock.ts'
import { storeForCopy } from '../files/project-store.ts'
import type { Emit } from './app.ts'
import { nameOfPlace, type ChosenPlaces } from './chosen-places.ts'
import { foldInTime } from './fold-in-time.ts'
import { followStep } from './follow-step.ts'
import { lookInTime, watchWhileReading } from './look-outside.ts'
import { takeTurns } from './in-turn.ts'
import type { Log } from './log.ts'
import { notSaved } from './not-saved.ts'
import { openSaveQueue } from './save-queue.ts'

/** Main's own copy of the project that is open: what is accepted here is saved. */
export interface OpenedProject {
  readonly project: Project
  readonly file: string
  /** Why it is open for reading only; undefined where it may be changed. */
  readonly reading: Problem | undefined
  /** As the window gets it. */
  describe(): OpenProject
  /**
   * @throws Problem `project/out-of-step` when the change does not fit this copy, or would leave it
   *   contradicting itself; `project/folder-not-chosen`; `project/reading-…` when it is open for reading only
   */
  applyChange(step: ChangeStep): AcceptedChange
  /** Another manifest is at hand. @throws Problem `project/out-of-step` when there is none such */
  takeUp(manifest: RecordId): void
  retrySave(): void
  /** Waits until everything accepted is durable. @throws Problem `project/not-saved` */
  flush(): Promise<void>
  /** Goes on in another file, once it is durable there. */
  moveTo(file: string): Promise<SavedAs>
  /** Stops trying to save. */
  stop(): Promise<void>
}

export interface OpenedProjectOptions {
  readonly saved: SavedProject
  /** The right to write it, which another may take over. */
  readonly lock: ProjectLock
  readonly chosen: ChosenPlaces
  readonly emit: Emit
  readonly log: Log
  /** It could not be saved: the newest state of it. */
  readonly onUnsaved: (project: Project) => void
  readonly onChanged: (
    project: Project,
    by: { readonly before: Project; readonly change: Change },
  ) => void
  /** In milliseconds: how often it is looked whether something else changed the file. */
  readonly lookEvery?: number
}

/** A session and how many changes since the opening led to it. */
interface State {
  readonly session: Session
  readonly revision: number
}

export function openProjectOf(options: OpenedProjectOptions): OpenedProject {
  const { saved, chosen, emit, log, onChanged, onUnsaved } = options
  let { store } = saved
  let { lock } = options
  let state: State = { session: saved.session, revision: 0 }
  /** The state that the journal on disk leads to. */
  let durable = state
  let pending: readonly { readonly revision: number; readonly entry: JournalEntry }[] = []
  let savedAt = new Date().toISOString()
  const whyNotSaved = (found: Problem): Problem =>
    notSaved({ file: store.file, count: pending.length, since: savedAt }, found)
  // One writer at a time: the journal, the project file, and their move to another place.
  const inTurn = takeTurns()
  // Undo may bring back a folder that was there from the beginning.
  const known = new Set(placesOf(saved.session))

  const append = (next: State): Promise<void> =>
    inTurn(async () => {
      const entries = pending.filter(({ revision }) => revision <= next.revision)
      if (entries.length) {
        await lock.check()
        await store.append(entries.map(({ entry }) => entry))
        await lock.confirm()
      }
      pending = pending.filter(({ revision }) => revision > next.revision)
      if (next.revision > durable.revision) durable = next
    })

  const fold = async (): Promise<void> => {
    await lock.check()
    await store.fold(durable.session)
  }
  const folding = foldInTime({
    fold: () => inTurn(fold),
    unfolded: () => (lock.reading ? 0 : store.unfolded()),
    onMistake: (error) => log.mistake('folding the journal', error),
  })

  const queue = openSaveQueue<State>({
    save: append,
    onSaved: ({ revision }) => {
      savedAt = new Date().toISOString()
      emit('saveStateChanged', { kind: 'saved', revision, at: savedAt })
      folding.note()
    },
    onFailing(found) {
      emit('saveStateChanged', { kind: 'failing', problem: reportOf(whyNotSaved(found)) })
      onUnsaved(state.session.project)
    },
    onMistake: (error) => {
      log.mistake('saving', error)
      return problem('target/failed', { name: path.basename(store.file), reason: 'unknown' })
    },
  })
  folding.note()

  const watchReading = lock.reading && watchWhileReading(store, lock.reading)
  const looking = lookInTime({
    look: () =>
      inTurn(async () => {
        if (!lock.reading) {
          // Folding sets the other version aside, says so, and puts ours in its place again.
          if (await store.isChangedOutside()) await fold()
          return
        }
        const found = await watchReading?.()
        if (found) emit('projectNoticed', reportOf(found))
      }),
    ...(options.lookEvery === undefined ? {} : { every: options.lookEvery }),
    onMistake: (error) => log.mistake('looking after the project file', error),
  })

  return {
    get project() {
      return state.session.project
    },
    get file() {
      return store.file
    },
    get reading() {
      return lock.reading
    },
    describe() {
      const { session, revision } = state
      const { id, manifest, records } = session.project
      return {
        file: store.file,
        name: projectNameOf(store.file),
        id,
        manifest,
        records: [...records.values()],
        revision,
        history: packHistory(session),
        ...(lock.reading ? { reading: reportOf(lock.reading) } : {}),
        notices: saved.notices.map(reportOf),
      }
    },
    applyChange({ revision, change, origin }) {
      if (lock.reading) throw lock.reading
      if (revision !== state.revision + 1) throw problem('project/out-of-step')
      checkFolders(change, (location) => known.has(location) || chosen.has(location))
      const { session, entry } = followStep(state.session, { change, origin })
      const before = state.session.project
      state = { session, revision }
      pending = [...pending, { revision, entry }]
      queue.push(state)
      onChanged(session.project, { before, change })
      return { revision }
    },
    takeUp(manifest) {
      const { session, revision } = state
      if (!findRecord(session.project, 'Manifest', manifest)) throw problem('project/out-of-step')
      // What is at hand is no change of the project: it is written with the next one.
      state = {
        session: { ...session, project: withManifest(session.project, manifest) },
        revision,
      }
      onChanged(state.session.project, { before: session.project, change: [] })
    },
    retrySave: () => queue.retry(),
    async flush() {
      await queue.flush().catch((error: Problem) => {
        throw whyNotSaved(error)
      })
      await folding.now()
    },
    async moveTo(target) {
      await inTurn(async () => {
        const moved = state
        const isSame = target === store.file
        if (isSame && lock.reading) throw lock.reading
        const nextLock = isSame ? lock : await takeLock(target, 'ask')
        const next = await storeForCopy(target, {
          session: moved.session,
          onNotice: (notice) => emit('projectNoticed', reportOf(notice)),
        })
        await next.fold(moved.session)
        await store.close()
        if (!isSame) await lock.release()
        store = next
        lock = nextLock
        durable = moved
        pending = pending.filter(({ revision }) => revision > moved.revision)
      })
      // The window wants to hear that all is saved; what was accepted meanwhile follows.
      queue.push(state)
      queue.retry()
      return { file: store.file, name: projectNameOf(store.file) }
    },
    async stop() {
      queue.stop()
      folding.stop()
      looking.stop()
      await inTurn(async () => {
        await store.close()
        await lock.release()
      })
    },
  }
}

const placesOf = ({ project, past, future }: Session): readonly string[] => [
  ...foldersOf(project).map(({ location }) => location),
  ...[...past, ...future].flatMap(({ change }) =>
    change.flatMap(({ before, after }) =>
      [before, after].flatMap((record) => (record?.type === 'Folder' ? [record.location] : [])),
    ),
  ),
]

function checkFolders(change: Change, isAllowed: (location: string) => boolean): void {
  for (const { after } of change) {
    if (after?.type === 'Folder' && !isAllowed(after.location)) {
      throw problem('project/folder-not-chosen', { name: nameOfPlace(after.location) })
    }
  }
}
