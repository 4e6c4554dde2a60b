import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removeCanvases, addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { bringBack } from '../../../iiif/project/commands/restore.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { countingIds } from '../../support/projects.ts'
import { waitFor } from '../../support/wait-for.ts'
import { folderOfScans, startProgram, windowOf } from './program.ts'

const someCanvases = (project: Project) =>
  addCanvases(project, {
    images: ['1', '2', '3'].map((label) => ({
      label,
      image: {
        type: 'Image',
        folder: [...project.records.values()].find(({ type }) => type === 'Folder')!.id,
        path: `${label}.jpg`,
        width: 151,
        height: 97,
      },
    })),
    newId: countingIds('c'),
  })

const idOf = (project: Project, number: number): string => manifestOf(project).items[number - 1]!

async function startedWork() {
  const program = await startProgram()
  const scans = await folderOfScans(['1.jpg', '2.jpg', '3.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  return { program, opened, work: windowOf(program, opened) }
}

test('what is removed can be brought back, also when it was made just before', async () => {
  const { program, work } = await startedWork()
  await work.run(someCanvases)
  await work.run((project) =>
    setLabel(project, { ids: [idOf(project, 2)] }, { none: ['with much work in it'] }),
  )
  await work.run((project) => removeCanvases(project, [idOf(project, 2)]))
  await work.run((project) => removeCanvases(project, [idOf(project, 1)]))
  await work.saved()
  await waitFor('the snapshot', () => program.told('snapshotsChanged').length > 0)
  const list = await program.call('listSnapshots')
  expect(list).toMatchObject([{ canvases: 3, cause: 'removal' }])
  const { manifest, records } = await program.call('readSnapshot', list[0]!.key)
  const then: Project = {
    id: work.project.id,
    manifest,
    records: new Map(records.map((record) => [record.id, record])),
  }
  await work.run((project) => bringBack(project, then)!)
  await work.saved()
  expect(canvasesOf(work.project).map(({ label }) => label['none'])).toEqual([
    ['1'],
    ['with much work in it'],
    ['3'],
  ])
})

test('the state in which a project is left is kept outside its folder', async () => {
  const { program, opened, work } = await startedWork()
  await work.run(someCanvases)
  await program.call('closeProject')
  const text = readFileSync(opened.file)
  await program.call('openProject', opened.file)
  expect(await program.call('listSnapshots')).toMatchObject([{ canvases: 3, cause: 'day' }])
  await program.call('closeProject')
  expect(readFileSync(opened.file)).toEqual(text)
  rmSync(opened.file)
  expect(await program.refusal('readSnapshot', 'x')).toBe('project/none-open')
})

test('a project that is new and blank leaves nothing behind', async () => {
  const { program, opened } = await startedWork()
  await program.call('closeProject')
  await program.call('openProject', opened.file)
  expect(await program.call('listSnapshots')).toEqual([])
  expect(await program.refusal('readSnapshot', '../../settings.json')).toBe('snapshot/gone')
})

test('a version beside the project is read, and no other file', async () => {
  const { program, opened, work } = await startedWork()
  await work.run(someCanvases)
  await work.saved()
  await work.folded('1.jpg')
  const [folder, text] = [path.dirname(opened.file), readFileSync(opened.file, 'utf8')]
  const name = 'Theirs (conflicted copy).florilegium'
  writeFileSync(path.join(folder, name), text)
  writeFileSync(path.join(folder, 'Other.florilegium'), text.replaceAll(opened.id, 'another'))
  writeFileSync(path.join(folder, 'secret.txt'), text)
  const { records } = await program.call('readVersion', name)
  expect(records).toHaveLength(work.project.records.size)
  expect(await program.refusal('readVersion', 'Other.florilegium')).toBe('project/foreign')
  for (const other of ['secret.txt', `../Florilegium/${name}`, opened.file])
    expect(await program.refusal('readVersion', other)).toBe('request/place-not-chosen')
})
