import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { keepChosenPlaces } from '../../../electron/app/chosen-places.ts'
import { openProjectOf } from '../../../electron/app/open-project.ts'
import { openSavedProject } from '../../../electron/files/open-saved-project.ts'
import { projectText, saveProject } from '../../../electron/files/project-file.ts'
import { takeLock } from '../../../electron/files/project-lock.ts'
import type { SaveState } from '../../../electron/contract/saving.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { apply } from '../../../iiif/project/change.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { reportOf, type ProblemReport } from '../../../iiif/problem.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { ANY_STEP } from './program.ts'

const named = (project: Project, text: string): Project =>
  apply(project, setLabel(project, { ids: [project.manifest] }, { none: [text] }).change)

/** An open project, whose file is looked after as often as the test likes. */
async function openedWork() {
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
    lookEvery: 15,
  })
  onTestFinished(() => opened.stop())
  let revision = 0
  return {
    file,
    opened,
    notices,
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

test('100 times changed by something else, at rest and while it is edited: noticed 100 times, both versions kept', async () => {
  const { file, opened, notices, name, saved } = await openedWork()
  await wait(60)
  for (let round = 1; round <= 100; round++) {
    const isAtRest = round % 2 === 0
    if (!isAtRest) name(`mine ${round}`)
    const theirs = projectText(file, named(opened.project, `theirs ${round}`))
    writeFileSync(file, theirs)
    await waitFor(`change ${round} to be noticed`, () => notices.length === round)
    const { code, details } = notices[round - 1]!
    expect(code).toBe('project/changed-outside')
    const aside = path.join(path.dirname(file), String(details['aside']))
    expect(readFileSync(aside, 'utf8')).toBe(theirs)
    // Mine goes on, and is what the file says again.
    await saved()
    await waitFor('the file', () =>
      readFileSync(file, 'utf8').includes(`mine ${isAtRest ? round - 1 : round}"`),
    )
  }
  const kept = readdirSync(path.dirname(file)).filter((one) => one.includes('(changed elsewhere'))
  expect(kept).toHaveLength(100)
  printFigure('D10', `${notices.length} of 100 changes from outside noticed, 0 overwritten`)
}, 120_000)

test('a file that was only touched, or is still being written, is not called changed', async () => {
  const { file, notices, name, saved } = await openedWork()
  name('mine')
  await saved()
  await waitFor('the fold', () => readFileSync(file, 'utf8').includes('mine'))
  const { atimeMs, mtimeMs } = statSync(file)
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000 + 60)
  await wait(200)
  expect(notices).toEqual([])
  // A program that syncs writes a piece at a time.
  const whole = readFileSync(file)
  for (let end = 100; end < 1000; end += 100) {
    writeFileSync(file, whole.subarray(0, end))
    await wait(5)
  }
  writeFileSync(file, whole)
  await wait(200)
  expect(notices).toEqual([])
})
