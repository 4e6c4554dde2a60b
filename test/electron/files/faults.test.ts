import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { saveProject } from '../../../electron/files/project-file.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { apply } from '../../../iiif/project/change.ts'
import { bundleProgram } from '../../support/bundle.ts'
import { FLOWS, projectIn, type Flow } from '../../support/fault-flows.ts'
import { injectFault, type Fault } from '../../support/faulty-files.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { nameOf, openWork } from '../../support/saved-work.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const flows = Object.entries(FLOWS)

/** Every edit that was called durable, the last for each file. */
type Durable = ReadonlyMap<string, number>

const numberOf = (edit: string): number => Number(edit.replace('n ', ''))

/** Opens what a fault has left: nothing that was durable is gone, nothing unreadable was overwritten. */
async function expectKept(folder: string, durable: Durable, precious: readonly Buffer[]) {
  for (const [file, number] of durable) {
    const work = await openWork(file)
    // Where another program wrote the file last, ours is what undo brings back.
    if (work.session.past.at(-1)?.label.key === 'changeOutside') await work.undo()
    const found = nameOf(work.session.project)
    const count = found === '' ? 0 : numberOf(found)
    // An edit that was under way may have arrived.
    expect(count, `${file}: n ${number} was durable`).toBeGreaterThanOrEqual(number)
    expect(count).toBeLessThanOrEqual(number + 1)
    await work.close()
  }
  const contents = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
  for (const bytes of precious) {
    expect(contents.some((content) => content.includes(bytes))).toBe(true)
  }
}

async function withCopy(template: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'florilegium-'))
  cpSync(template, folder, { recursive: true })
  await use(folder)
  rmSync(folder, { recursive: true })
}

/** Several at a time, as many as there are cores. */
async function inParallel(works: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...works]
  const worker = async (): Promise<void> => {
    for (let work = left.shift(); work; work = left.shift()) await work()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}

/** What is there before a flow, made once and copied for each run. */
interface Prepared {
  readonly template: string
  readonly precious: readonly Buffer[]
  /** How many file operations the flow takes when nothing goes wrong. */
  readonly count: number
}

async function prepare(flow: Flow, fault: Fault): Promise<Prepared> {
  const template = temporaryFolder()
  const precious = await flow.prepare(template)
  let count = 0
  await withCopy(template, async (folder) => {
    const files = await injectFault(0, fault)
    await flow.run(folder, () => undefined).finally(() => files.restore())
    count = files.count()
  })
  return { template, precious, count }
}

/** Runs a program until it ends or is killed, and gives what it called durable. */
async function runChild(
  parameters: readonly string[],
  onStart: (kill: () => void) => void = () => undefined,
): Promise<Durable> {
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'ignore'] })
  let told = ''
  let isStarted = false
  child.stdout.on('data', (piece: Buffer) => {
    told += piece.toString()
    if (isStarted) return
    isStarted = true
    onStart(() => child.kill('SIGKILL'))
  })
  await new Promise((resolve) => child.once('close', resolve))
  const lines = told.split('\n').filter((line) => line.includes('\t'))
  return new Map(
    lines.map((line) => {
      const [file = '', edit = ''] = line.split('\t')
      return [file, numberOf(edit)]
    }),
  )
}

describe('Whatever goes wrong with a file', () => {
  test.each(['ENOSPC', 'EIO', 'EACCES'] satisfies Fault[])(
    '%s at every operation of every flow: nothing that was durable is lost',
    async (fault) => {
      let points = 0
      for (const [, flow] of flows) {
        const { template, precious, count } = await prepare(flow, fault)
        for (let at = 1; at <= count; at++) {
          await withCopy(template, async (folder) => {
            const durable = new Map<string, number>()
            const files = await injectFault(at, fault)
            // What cannot be done at all is refused; that is no loss.
            await flow
              .run(folder, (file, edit) => durable.set(file, numberOf(edit)))
              .catch(() => undefined)
              .finally(() => files.restore())
            await expectKept(folder, durable, precious)
          })
          points += 1
        }
      }
      printFigure('D1', `${fault}: ${points} points of ${flows.length} flows, 0 lost`)
    },
    300_000,
  )

  test.each(['kill', 'kill half way'] satisfies Fault[])(
    '%s at every operation of every flow: nothing that was durable is lost',
    async (fault) => {
      const program = await bundleProgram('test/support/fault-child.ts', temporaryFolder())
      const points: (() => Promise<void>)[] = []
      for (const [name, flow] of flows) {
        const { template, precious, count } = await prepare(flow, fault)
        for (let at = 1; at <= count; at++) {
          points.push(() =>
            withCopy(template, async (folder) => {
              const durable = await runChild([program, name, folder, String(at), fault])
              await expectKept(folder, durable, precious)
            }),
          )
        }
      }
      await inParallel(points)
      printFigure('D1', `${fault}: ${points.length} points of ${flows.length} flows, 0 lost`)
    },
    600_000,
  )
})

test('1,000 times killed at any moment, opened again and worked on: nothing is lost', async () => {
  const program = await bundleProgram('test/support/fault-child.ts', temporaryFolder())
  const cores = availableParallelism()
  let edits = 0
  const line = async (): Promise<void> => {
    const folder = temporaryFolder()
    const start = projectWithCanvases(20)
    const named = setLabel(start, { ids: [start.manifest] }, { none: ['n 0'] })
    await saveProject(projectIn(folder), apply(start, named.change))
    for (let round = 0; round < 1000 / cores; round++) {
      const durable = await runChild([program, 'for ever', folder], (kill) => {
        void wait((round * 7) % 23).then(kill)
      })
      await expectKept(folder, durable, [])
      edits = Math.max(edits, ...durable.values())
      for (const name of readdirSync(folder)) {
        if (name.includes('(torn end ')) rmSync(path.join(folder, name))
      }
    }
  }
  await Promise.all(Array.from({ length: cores }, line))
  printFigure('D2', `1,000 kills, ${edits} edits in the longest line, 0 lost`)
}, 900_000)
