import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { superviseImageServer } from '../../../electron/app/image-server-supervisor.ts'
import { forkImageServer } from '../../../electron/app/node-platform.ts'
import type { ImageServerState } from '../../../electron/contract/app-api.ts'
import type {
  ImageServerConnection,
  PublishedImage,
} from '../../../electron/contract/image-server.ts'
import { bundledServer } from '../../support/image-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { folderOfScans } from './program.ts'

async function supervised(options: { readonly port?: number; readonly ifTaken?: 'refuse' } = {}) {
  const entry = await bundledServer()
  const cache = temporaryFolder()
  const processes: ImageServerConnection[] = []
  const states: ImageServerState['kind'][] = []
  const server = superviseImageServer({
    start: () => {
      const connection = forkImageServer(entry, ['--cache', cache])
      processes.push(connection)
      return connection
    },
    port: options.port,
    ifTaken: options.ifTaken ?? 'take-another',
    onState: ({ kind }) => states.push(kind),
    onDocumentWanted: ({ path: name, version }) =>
      Promise.resolve({ body: JSON.stringify({ name }), version }),
    // Its end is what these tests are about.
    log: { mistake: () => undefined },
  })
  onTestFinished(() => server.stop())
  return { server, processes, states }
}

async function publishedScan(): Promise<PublishedImage> {
  const root = await folderOfScans(['f. 1.jpg'])
  const { size, mtimeMs } = statSync(path.join(root, 'f. 1.jpg'))
  return {
    identifier: 'f. 1.jpg',
    root,
    path: 'f. 1.jpg',
    format: 'jpeg',
    width: 151,
    height: 97,
    size,
    modified: mtimeMs,
  }
}

describe('The image server is watched', () => {
  test('when its process ends, another takes its port and serves the same images', async () => {
    const { server, processes, states } = await supervised()
    const image = await publishedScan()
    const origin = await server.origin()
    await server.publish('segment', [image], [])
    const address = `${origin}/segment/image/3/f.%201.jpg/info.json`
    expect((await fetch(address)).status).toBe(200)

    processes[0]?.stop()
    await waitFor('the second process', () => states.at(-1) === 'running' && processes.length === 2)
    expect(states).toEqual(['running', 'restarting', 'running'])
    expect(await server.origin()).toBe(origin)
    expect((await fetch(address)).status).toBe(200)
  })

  test('what was withdrawn is not served again after a restart', async () => {
    const { server, processes, states } = await supervised()
    const image = await publishedScan()
    const origin = await server.origin()
    await server.publish('one', [image], [])
    await server.publish('two', [image], [])
    await server.publish('two', [], [image.identifier])
    server.withdraw('one')
    processes[0]?.stop()
    await waitFor('the second process', () => states.at(-1) === 'running' && processes.length === 2)
    for (const prefix of ['one', 'two']) {
      expect((await fetch(`${origin}/${prefix}/image/3/f.%201.jpg/info.json`)).status).toBe(404)
    }
  })

  test('a process that keeps ending is given up after five restarts, and whoever waits is told', async () => {
    const broken = path.join(import.meta.dirname, '../../fixtures/ends-at-once.mjs')
    expect(readFileSync(broken, 'utf8')).toContain('process.exit')
    let starts = 0
    const states: ImageServerState['kind'][] = []
    const server = superviseImageServer({
      start: () => {
        starts += 1
        return forkImageServer(broken, [])
      },
      ifTaken: 'take-another',
      onState: ({ kind }) => states.push(kind),
      log: { mistake: () => undefined },
    })
    await expect(server.origin()).rejects.toMatchObject({ code: 'server/stopped' })
    expect(starts).toBe(6)
    expect(states.at(-1)).toBe('stopped')
  })

  test('a port that is taken is refused where it was asked for by a person, otherwise another is taken', async () => {
    const first = await supervised()
    const origin = await first.server.origin()
    const port = Number(new URL(origin).port)
    const second = await supervised({ port })
    expect(await second.server.origin()).not.toBe(origin)
    const third = await supervised({ port, ifTaken: 'refuse' })
    await expect(third.server.origin()).rejects.toMatchObject({
      code: 'server/port-taken',
      details: { port },
    })
  })

  test('documents are made by whoever started it', async () => {
    const { server } = await supervised()
    await server.publish('segment', [], [])
    const answer = await fetch(`${await server.origin()}/segment/presentation/3/manifest.json`)
    expect(await answer.json()).toEqual({ name: 'manifest.json' })
  })
})
