import { renameSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import { printFigure } from '../../support/print-figure.ts'
import { countingIds } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { folderOfScans, sourcesListed, startProgram, windowOf } from './program.ts'

const CYCLES = 100
const NAMES = ['f. 1.jpg', 'f. 2.jpg', 'f. 3.jpg', 'f. 4.jpg']
const EXPORT = {
  version: '3.0',
  base: 'https://example.org/codex',
  imageBase: 'https://images.example.org',
  imageVersion: 3,
} as const

const gathered = (project: Project) =>
  addCanvases(project, {
    images: NAMES.map((name) => ({
      label: name,
      image: {
        type: 'Image',
        folder: foldersOf(project)[0]!.id,
        path: name,
        width: 151,
        height: 97,
      },
    })),
    newId: countingIds(),
  })

test('the folder of scans vanishes 100 times during listing, tiling and export: nothing ends, nothing is lost', async () => {
  const scans = await folderOfScans(NAMES, path.join(temporaryFolder(), 'scans'))
  const target = path.join(temporaryFolder(), 'codex.json')
  const program = await startProgram({
    answers: { chooseExportTarget: () => Promise.resolve(target) },
  })
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  await sourcesListed(program)
  const window = windowOf(program, opened)
  await window.run(gathered)
  const folder = foldersOf(window.project)[0]!.id
  const base = await program.app.imageServerBase()
  const chosen = await program.call('chooseExportFile', { name: 'codex.json' })
  const tile = (cycle: number) =>
    fetch(
      `${base}/image/3/${encodeURIComponent(NAMES[cycle % 4]!)}/full/${60 + (cycle % 40)},/0/default.jpg`,
    )
  let refused = 0
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    await program.call('rescanFolder', folder)
    const asked = [tile(cycle), tile(cycle + 1)]
    const order = { options: EXPORT, file: chosen!.path, lossReport: 'nowhere' } as const
    const exported = program.call('runExport', order)
    renameSync(scans, `${scans} away`)
    asked.push(tile(cycle + 2))
    await window.run((project) =>
      setLabel(project, { ids: [project.manifest] }, { none: [`n ${cycle}`] }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    // Shown still from what is kept, or refused; never a fault of the server.
    expect(statuses.every((status) => status < 500)).toBe(true)
    refused += statuses.filter((status) => status >= 400).length
    await exported
    renameSync(`${scans} away`, scans)
  }
  await window.saved()
  await program.call('rescanFolder', folder)
  await expect.poll(async () => (await tile(0)).status, { timeout: 20_000 }).toBe(200)
  expect(program.told('imageServerChanged').filter(({ kind }) => kind !== 'running')).toEqual([])
  await window.folded(`n ${CYCLES}`)
  printFigure(
    'E1',
    `${CYCLES} times without its folder, ${refused} tiles refused meanwhile: 0 ends of a process, 0 edits lost`,
  )
}, 180_000)
