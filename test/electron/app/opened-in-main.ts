import path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { keepChosenPlaces } from '../../../electron/app/chosen-places.ts'
import { openProjectOf } from '../../../electron/app/open-project.ts'
import { openSavedProject } from '../../../electron/files/open-saved-project.ts'
import { saveProject } from '../../../electron/files/project-file.ts'
import { takeLock } from '../../../electron/files/project-lock.ts'
import type { SaveState } from '../../../electron/contract/saving.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { apply } from '../../../iiif/project/change.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { reportOf, type ProblemReport } from '../../../iiif/problem.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { ANY_STEP } from './program.ts'

/** The project with its object called so. */
export const named = (project: Project, text: string): Project =>
  apply(project, setLabel(project, { ids: [project.manifest] }, { none: [text] }).change)

/** A project of five canvases that is open as main has it, and what main tells of it. */
export async function openedInMain({ lookEvery }: { readonly lookEvery: number }) {
  const file = path.join(temporaryFolder(), 'Codex.florilegium')
  await saveProject(file, named(projectWithCanvases(5), 'n 0'))
  const notices: ProblemReport[] = []
  const states: SaveState[] = []
  const lock = await takeLock(file, 'ask')
  const saved = await openSavedProject(file, 'write', (found) => notices.push(reportOf(found)))
  const opened = openProjectOf({
    saved,
    lock,
    chosen: keepChosenPlaces(),
    emit: (event, detail) => {
      if (event === 'saveStateChanged') states.push(detail as SaveState)
    },
    log: { mistake: (during, error) => expect.fail(`${during}: ${String(error)}`) },
    onUnsaved: () => undefined,
    onChanged: () => undefined,
    lookEvery,
  })
  onTestFinished(() => opened.stop())
  let revision = 0
  return {
    file,
    opened,
    notices,
    states,
    name: (text: string): void => {
      const { project } = opened
      const { change } = setLabel(project, { ids: [project.manifest] }, { none: [text] })
      revision += 1
      opened.applyChange({ revision, change, origin: ANY_STEP })
    },
    saved: (): Promise<true> => waitFor('all to be saved', () => isSaved(states.at(-1), revision)),
  }
}

const isSaved = (state: SaveState | undefined, revision: number): boolean =>
  state?.kind === 'saved' && state.revision === revision
