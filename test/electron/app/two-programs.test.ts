import { readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { lockOf } from '../../../electron/files/project-lock.ts'
import { printFigure } from '../../support/print-figure.ts'
import { waitFor } from '../../support/wait-for.ts'
import { folderOfScans, startProgram, windowOf } from './program.ts'

const named = (text: string) => (project: Project) =>
  setLabel(project, { ids: [project.manifest] }, { none: [text] })

/** Two programs with homes of their own, as on two computers that share a folder; the first has a project open. */
async function twoPrograms() {
  const [first, second] = [await startProgram(), await startProgram()]
  const scans = await folderOfScans(['f. 1.jpg'])
  await first.drop(scans)
  const opened = await first.call('createProject', scans)
  await second.drop(opened.file)
  return { first, second, opened, window: windowOf(first, opened) }
}

test('the second program opens it for reading, is told why, and may take over; the first then overwrites nothing', async () => {
  const { first, second, opened, window } = await twoPrograms()
  const { reading } = await second.call('openProject', opened.file)
  expect(reading).toMatchObject({
    code: 'project/reading-elsewhere',
    details: { host: hostname() },
  })
  await window.run(named('of the first'))
  await window.saved()
  const theirs = windowOf(second, await second.call('takeOverProject', opened.file))
  await theirs.run(named('of the second'))
  await theirs.saved()

  await window.run(named('too late'))
  const failing = await waitFor('the refusal', () =>
    first.told('saveStateChanged').find(({ kind }) => kind === 'failing'),
  )
  expect(JSON.stringify(failing)).toContain('was taken over')
  expect(await first.refusal('closeProject')).toBe('project/not-saved')
  await second.call('closeProject')
  const text = readFileSync(opened.file, 'utf8')
  expect(text).toContain('of the second')
  expect(text).not.toContain('too late')
})

test('500 edits in each of two programs, their lock removed and their clocks a day apart: none is overwritten', async () => {
  const { first, second, opened, window } = await twoPrograms()
  const theirs = windowOf(second, await second.call('takeOverProject', opened.file))
  for (let number = 1; number <= 500; number++) {
    if (number % 50 === 0) rmSync(lockOf(opened.file), { force: true })
    if (number % 70 === 0) {
      const day = (number % 140 ? 1 : -1) * 86_400
      utimesSync(opened.file, Date.now() / 1000 + day, Date.now() / 1000 + day)
    }
    await Promise.all([window.run(named(`first ${number}`)), theirs.run(named(`second ${number}`))])
  }
  const reached = (program: typeof first) =>
    Math.max(
      0,
      ...program
        .told('saveStateChanged')
        .map((state) => (state.kind === 'saved' ? state.revision : 0)),
    )
  const isRefused = (program: typeof first) =>
    program.told('saveStateChanged').some(({ kind }) => kind === 'failing')
  await waitFor('one to be told, and the other saved', () =>
    [first, second].every((program) => isRefused(program) || reached(program) === 500),
  )
  await first.app.flush()
  await second.app.flush()
  // What each was told is saved stands in some file beside the project, whoever wrote last.
  const folder = path.dirname(opened.file)
  const contents = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  for (const [program, name] of [
    [first, 'first'],
    [second, 'second'],
  ] as const) {
    const last = reached(program)
    if (last === 0) continue
    expect(contents.some((content) => content.includes(`${name} ${last}"`))).toBe(true)
  }
  printFigure(
    'D9',
    `two programs, 500 edits each: ${reached(first)} and ${reached(second)} saved, 0 overwritten`,
  )
}, 120_000)
