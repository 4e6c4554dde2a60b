import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { saveProject } from '../../../electron/files/project-file.ts'
import { isLockFree, takeLock } from '../../../electron/files/project-lock.ts'
import { bundleProgram } from '../../support/bundle.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { nameOf, openWork } from '../../support/saved-work.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'

const SLEEPS = 20

test('20 times put to sleep in the middle of its work: it is not thought dead, and goes on', async () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'Codex.florilegium')
  await saveProject(file, projectWithCanvases(50))
  const program = await bundleProgram('test/support/sleeping-child.ts', temporaryFolder())
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = 0
  child.stdout.on('data', (piece: Buffer) => {
    told = Number(piece.toString().trimEnd().split('\n').at(-1))
  })
  let longest = 0
  for (let sleep = 1; sleep <= SLEEPS; sleep++) {
    const before = told
    await waitFor('edits', () => told > before)
    child.kill('SIGSTOP')
    await wait(150)
    expect(await isLockFree(file)).toBe(false)
    await expect(takeLock(file, 'ask')).rejects.toMatchObject({ code: 'project/open-elsewhere' })
    const asleep = told
    const woken = performance.now()
    child.kill('SIGCONT')
    await waitFor('the first edit after it', () => told > asleep)
    longest = Math.max(longest, performance.now() - woken)
  }
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  const work = await openWork(file)
  expect(Number(nameOf(work.session.project).replace('n ', ''))).toBeGreaterThanOrEqual(told)
  await work.close()
  printFigure(
    'E5',
    `${SLEEPS} of ${SLEEPS} sleeps, ${told} edits, 0 lost; saved again after ${longest.toFixed(0)} ms at most`,
  )
}, 120_000)
