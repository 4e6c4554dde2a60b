import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { addRange } from '../../../iiif/project/commands/ranges.ts'
import type { Project } from '../../../iiif/project/model.ts'
import { waitFor } from '../../support/wait-for.ts'
import { folderOfScans, startProgram, windowOf } from './program.ts'

const named = (text: string) => (project: Project) =>
  setLabel(project, { ids: [project.manifest] }, { none: [text] })
const aPart = (project: Project) =>
  addRange(project, { id: 'r', label: { none: ['Quire'] }, canvases: [] })

async function startedWork() {
  const program = await startProgram()
  const scans = await folderOfScans(['1.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  const work = windowOf(program, opened)
  await work.run(aPart)
  await work.run(named('as it was left'))
  await work.saved()
  return { program, opened, work }
}

test('a project of which nothing can be read any more is opened as it was left; what is there is kept', async () => {
  const { program, opened } = await startedWork()
  await program.call('closeProject')
  const broken = readFileSync(opened.file).subarray(0, 100)
  writeFileSync(opened.file, broken)
  writeFileSync(`${opened.file}-journal`, '')

  expect(await program.refusal('openProject', opened.file)).toBe('project/damaged-earlier-kept')
  expect(readFileSync(opened.file)).toEqual(broken)
  const { records } = await program.call('openEarlierState', opened.file)
  expect(records.find(({ id }) => id === 'r')).toBeDefined()
  expect(JSON.stringify(records)).toContain('as it was left')
  const folder = path.dirname(opened.file)
  const kept = readdirSync(folder).find((name) => name.includes('(damaged '))
  expect(readFileSync(path.join(folder, kept!))).toEqual(broken)
})

test('a damaged file of which no state was kept is refused as before, and none is made up', async () => {
  const { program, opened } = await startedWork()
  await program.call('closeProject')
  const other = path.join(path.dirname(opened.file), 'Other.florilegium')
  writeFileSync(other, '{"format":"florilegium-project"')
  await program.drop(other)
  expect(await program.refusal('openProject', other)).toBe('project/damaged')
  expect(await program.refusal('openEarlierState', other)).toBe('snapshot/gone')
  expect(readFileSync(other, 'utf8')).toBe('{"format":"florilegium-project"')
})

test('what cannot be saved is in a safety copy, which is told of when the project is opened again', async () => {
  const { program, opened, work } = await startedWork()
  await work.folded('as it was left')
  const folder = path.dirname(opened.file)
  renameSync(folder, `${folder} away`)
  writeFileSync(folder, 'A file stands where the folder was.')
  const before = program.told('snapshotsChanged').length
  await work.run(named('written while the disk was gone'))
  await waitFor('the safety copy', () => program.told('snapshotsChanged').length > before)
  const told = program.told('saveStateChanged').at(-1)
  expect(told?.kind).toBe('failing')
  // As if the program had been ended now, and the disk came back.
  await program.app.close()
  rmSync(folder)
  renameSync(`${folder} away`, folder)

  const again = await startProgram({ home: program.home })
  // The lock of this very process could not be removed while its folder was gone.
  const { notices } = await again.call('takeOverProject', opened.file)
  expect(notices.map(({ code }) => code)).toEqual(['project/unsaved-kept'])
  const copy = (await again.call('listSnapshots')).find(({ cause }) => cause === 'unsaved')
  const { records } = await again.call('readSnapshot', copy!.key)
  expect(JSON.stringify(records)).toContain('written while the disk was gone')
})

test('a safety copy that was not needed is not told of', async () => {
  const { program, opened, work } = await startedWork()
  const folder = path.dirname(opened.file)
  renameSync(folder, `${folder} away`)
  mkdirSync(path.dirname(folder), { recursive: true })
  writeFileSync(folder, '')
  await work.run(named('saved a little later'))
  await waitFor('the failure', () => program.told('saveStateChanged').at(-1)?.kind === 'failing')
  rmSync(folder)
  renameSync(`${folder} away`, folder)
  await program.call('retrySave')
  await work.saved()
  await program.call('closeProject')
  const { notices } = await program.call('openProject', opened.file)
  expect(notices).toEqual([])
})
