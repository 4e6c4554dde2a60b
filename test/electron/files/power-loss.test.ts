import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { saveProject } from '../../../electron/files/project-file.ts'
import { disksAfter, type Disk, type FlushedFile } from '../../support/disks-after-power-loss.ts'
import { FLOWS, projectIn, type Flow, type Tell } from '../../support/fault-flows.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { recordFiles, type DiskOperation } from '../../support/recorded-files.ts'
import { nameOf, openWork } from '../../support/saved-work.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const filesOf = (folder: string): readonly FlushedFile[] =>
  readdirSync(folder).map((name) => {
    const place = path.join(folder, name)
    return { name, inode: statSync(place).ino, bytes: readFileSync(place) }
  })

/** Half an hour of work: an edit after the other, folded when it rests. */
const LONG: Flow = {
  async prepare(folder) {
    await saveProject(projectIn(folder), projectWithCanvases(120))
    return []
  },
  async run(folder, tell) {
    const file = projectIn(folder)
    const work = await openWork(file)
    for (let number = 1; number <= 100; number++) {
      await work.name(`n ${number}`)
      tell(file, `n ${number}`)
      if (number % 4 === 0) await work.fold()
    }
    await work.close()
  },
}

async function record(flow: Flow) {
  const folder = temporaryFolder()
  await flow.prepare(folder)
  const before = filesOf(folder)
  const files = await recordFiles(folder)
  const tell: Tell = (file, edit) => {
    if (path.basename(file) === 'Codex.florilegium') files.tell(Number(edit.replace('n ', '')))
  }
  await flow.run(folder, tell).finally(() => files.restore())
  return { before, operations: files.operations }
}

/** Enough of them, within a minute. */
const MOST = 5500

const nameOfDisk = ({ files, told }: Disk): string => {
  const hash = createHash('sha256').update(String(told))
  for (const [name, bytes] of [...files].sort()) hash.update(`\0${name}\0`).update(bytes)
  return hash.digest('hex')
}

test('power loss: whatever a disk may hold afterwards, it opens with all that was called saved', async () => {
  const seen = new Set<string>()
  const folder = temporaryFolder()
  const file = path.join(folder, 'Codex.florilegium')
  for (const [flow, steps] of Object.entries({ ...FLOWS, long: LONG })) {
    // Here another program writes as well, and that is not recorded; or another file is the one to look at.
    if (['changed elsewhere', 'save as', 'shorten'].includes(flow)) continue
    const { before, operations } = await record(steps)
    for (let count = 1; count <= operations.length; count++) {
      for (const disk of disksAfter(before, operations.slice(0, count))) {
        if (disk.told < 0 && !disk.files.has('Codex.florilegium')) continue
        const name = nameOfDisk(disk)
        if (seen.has(name) || seen.size === MOST) continue
        seen.add(name)
        for (const [one, bytes] of disk.files) writeFileSync(path.join(folder, one), bytes)
        const work = await openWork(file)
        const found = nameOf(work.session.project)
        expect(found === '' ? 0 : Number(found.replace('n ', '')), flow).toBeGreaterThanOrEqual(
          Math.max(0, disk.told),
        )
        await work.close()
        for (const one of readdirSync(folder)) rmSync(path.join(folder, one))
      }
    }
  }
  printFigure('D3', `${seen.size} disks after a power cut, 0 lost`)
  expect(seen.size).toBeGreaterThan(5000)
}, 300_000)

test('nothing is called saved before its file is flushed, and after a rename its folder', async () => {
  let told = 0
  for (const [flow, steps] of Object.entries(FLOWS)) {
    const { operations } = await record(steps)
    const pending = { data: new Set<number>(), names: false }
    const follow: { readonly [Kind in DiskOperation['kind']]: (operation: never) => void } = {
      create: () => undefined,
      remove: () => undefined,
      append: ({ inode }: { readonly inode: number }) => pending.data.add(inode),
      flush: ({ inode }: { readonly inode: number }) => pending.data.delete(inode),
      rename: () => (pending.names = true),
      'flush folder': () => (pending.names = false),
      told: () => {
        told += 1
        expect(pending, flow).toEqual({ data: new Set(), names: false })
      },
    }
    for (const operation of operations) follow[operation.kind](operation as never)
  }
  printFigure('D4', `${told} of ${told} edits called saved after a flush`)
  expect(told).toBeGreaterThan(10)
})
