import { fork } from 'node:child_process'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { FromImageServer } from '../../../electron/contract/image-server.ts'
import { bundledServer } from '../../support/image-server.ts'
import { waitFor } from '../../support/wait-for.ts'
import { folderOfScans, sourcesListed, sourcesOf, startProgram } from './program.ts'

test('a scan that crashes the image server three times is named among the sources with its reason, and the others are shown', async () => {
  const scans = await folderOfScans(['f. 1.jpg'])
  // Large enough to be under way still when the process is killed.
  await sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#886644' } })
    .png()
    .toFile(path.join(scans, 'bad.png'))
  const entry = await bundledServer()
  const program = await startProgram({
    platform: {
      startImageServer() {
        const child = fork(entry, [], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: [] })
        child.on('message', (message: FromImageServer) => {
          // As a mistake in a decoder would end it.
          if (message.kind !== 'decoding' || message.step !== 'began') return
          if (message.file.path === 'bad.png') child.kill('SIGSEGV')
        })
        return {
          send: (message) => child.connected && child.send(message, () => undefined),
          onMessage: (listener) => child.on('message', listener),
          onExit: (listener) => child.once('exit', (code) => listener({ code })),
          stop: () => void child.kill(),
        }
      },
    },
  })
  await program.drop(scans)
  await program.call('createProject', scans)
  await sourcesListed(program)
  const ask = async (name: string): Promise<number> => {
    const { image3 } = await program.call('getAddresses')
    const address = `${image3}/${encodeURIComponent(name)}/full/50,/0/default.jpg`
    return fetch(address).then(
      ({ status }) => status,
      () => 0,
    )
  }
  const problemOfBad = (): unknown => {
    const content = sourcesOf(program).get('bad.png')?.content
    return content?.kind === 'unusable' && content.problem.code
  }
  const timesRunning = (): number =>
    program.told('imageServerChanged').filter(({ kind }) => kind === 'running').length
  for (let crash = 1; crash <= 3; crash += 1) {
    expect(problemOfBad()).toBe(false)
    expect(await ask('bad.png')).toBe(0)
    await waitFor('the next process', () => timesRunning() > crash)
  }
  await waitFor('the reason', problemOfBad)
  expect(problemOfBad()).toBe('source/crashes-decoder')
  expect(await ask('f. 1.jpg')).toBe(200)
  await program.app.close()
})
