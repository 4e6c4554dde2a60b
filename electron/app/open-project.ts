import path from 'node:path'
import { describeProblem, problem, type Problem } from '../../iiif/problem.ts'
import { apply, ChangeOutOfStep, type Change } from '../../iiif/project/change.ts'
import { findContradiction } from '../../iiif/project/consistency.ts'
import { foldersOf, type Project } from '../../iiif/project/model.ts'
import { reportOf } from '../../iiif/problem.ts'
import type { AcceptedChange, ChangeStep, OpenProject, SavedAs } from '../contract/app-api.ts'
import { projectNameOf, saveProject } from '../files/project-file.ts'
import type { Emit } from './app.ts'
import { nameOfPlace, type ChosenPlaces } from './chosen-places.ts'
import type { Log } from './log.ts'
import { openSaveQueue } from './save-queue.ts'

/** Main's own copy of the project that is open: what is accepted here is saved. */
export interface OpenedProject {
  readonly project: Project
  readonly file: string
  /** As the window gets it. */
  describe(): OpenProject
  /**
   * @throws Problem `project/out-of-step` when the change does not fit this copy, or would leave it
   *   contradicting itself; `project/folder-not-chosen`
   */
  applyChange(step: ChangeStep): AcceptedChange
  retrySave(): void
  /** Waits until everything accepted is durable. @throws Problem `project/not-saved` */
  flush(): Promise<void>
  /** Goes on in another file, once it is durable there. */
  moveTo(file: string): Promise<SavedAs>
  /** Stops trying to save. */
  stop(): void
}

export interface OpenedProjectOptions {
  readonly project: Project
  /** Absolute; what is in it is the project. */
  readonly file: string
  readonly chosen: ChosenPlaces
  readonly emit: Emit
  readonly log: Log
  readonly onChanged: (project: Project) => void
}

/** A project and how many changes led to it. */
interface State {
  readonly project: Project
  readonly revision: number
}

export function openProjectOf(options: OpenedProjectOptions): OpenedProject {
  const { chosen, emit, log, onChanged } = options
  let { file } = options
  let state: State = { project: options.project, revision: 0 }
  // Undo may bring back a folder that was there from the beginning.
  const known = new Set(foldersOf(state.project).map(({ location }) => location))

  const queue = openSaveQueue<State>({
    save: ({ project }) => saveProject(file, project),
    onSaved: ({ revision }) =>
      emit('saveStateChanged', { kind: 'saved', revision, at: new Date().toISOString() }),
    onFailing: (found) =>
      emit('saveStateChanged', { kind: 'failing', problem: reportOf(notSaved(file, found)) }),
    onMistake: (error) => {
      log.mistake('saving', error)
      return problem('target/failed', { name: path.basename(file), reason: 'unknown' })
    },
  })

  return {
    get project() {
      return state.project
    },
    get file() {
      return file
    },
    describe: () => ({
      file,
      name: projectNameOf(file),
      id: state.project.id,
      manifest: state.project.manifest,
      records: [...state.project.records.values()],
      revision: state.revision,
    }),
    applyChange({ revision, change }) {
      if (revision !== state.revision + 1) throw problem('project/out-of-step')
      checkFolders(change, (location) => known.has(location) || chosen.has(location))
      state = { project: applyWhole(state.project, change), revision }
      queue.push(state)
      onChanged(state.project)
      return { revision }
    },
    retrySave: () => queue.retry(),
    flush: () =>
      queue.flush().catch((error: Problem) => {
        throw notSaved(file, error)
      }),
    async moveTo(target) {
      await saveProject(target, state.project)
      file = target
      // What was accepted meanwhile went to the old file; and the window wants to hear that all is saved.
      queue.push(state)
      queue.retry()
      return { file, name: projectNameOf(file) }
    },
    stop: () => queue.stop(),
  }
}

function applyWhole(project: Project, change: Change): Project {
  try {
    const changed = apply(project, change)
    if (findContradiction(changed) !== undefined) throw problem('project/out-of-step')
    return changed
  } catch (error) {
    if (error instanceof ChangeOutOfStep) throw problem('project/out-of-step')
    throw error
  }
}

function checkFolders(change: Change, isAllowed: (location: string) => boolean): void {
  for (const { after } of change) {
    if (after?.type === 'Folder' && !isAllowed(after.location)) {
      throw problem('project/folder-not-chosen', { name: nameOfPlace(after.location) })
    }
  }
}

/** Why something was not saved, as a clause of the sentence that says so. */
function notSaved(file: string, found: Problem): Problem {
  const { cause } = describeProblem(found)
  const reason = (cause.charAt(0).toLowerCase() + cause.slice(1)).replace(/\.$/, '')
  return problem('project/not-saved', { name: projectNameOf(file), reason })
}
