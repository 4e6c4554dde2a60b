import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { manifestOf } from '../../../iiif/project/model.ts'
import { loadProject } from '../../../electron/files/project-file.ts'
import { bundleProgram } from '../../support/bundle.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Lets it save for a while, kills it without warning, and gives the last state that it called durable. */
async function saveAndKill(saver: string, file: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [saver, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = ''
  child.stdout.on('data', (piece: Buffer) => (told += piece.toString()))
  while (!told.includes('\n')) await wait(5)
  await wait(milliseconds)
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  return Number(told.trim().split('\n').at(-1))
}

test('killed at any moment, the project opens and holds what was called durable', async () => {
  const folder = temporaryFolder()
  const saver = await bundleProgram('test/support/save-for-ever.ts', folder)
  const file = path.join(folder, 'codex.florilegium')
  for (let round = 0; round < 15; round++) {
    const durable = await saveAndKill(saver, file, (round * 7) % 40)
    const label = manifestOf(await loadProject(file)).label['none']?.[0] ?? ''
    const number = Number(label.replace('state ', ''))
    // The state that was being saved may have arrived; no older one may have come back.
    expect([durable, durable + 1]).toContain(number)
  }
})
