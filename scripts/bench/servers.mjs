import { fork, spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { bundle } from './bundle.mjs'

export const PREFIX = 'bench'

/** Where the servers keep their pyramids: they are measured with an empty folder, or with one that is kept. */
export const cacheFolder = (name) => path.join(os.tmpdir(), 'florilegium-bench', `cache of ${name}`)

export const emptyCache = (name) => rm(cacheFolder(name), { recursive: true, force: true })

/**
 * The image server in a process of its own, as the command line starts it.
 *
 * @param options `cache`: the name of the folder of its pyramids; `tileSide`: as if info.json offered such tiles
 */
export async function startServer({ cache, tileSide }) {
  const entry = await bundle('electron/image-server/process.ts', { tileSide })
  const child = fork(entry, ['--cache', cacheFolder(cache)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(2 * os.availableParallelism() + 4) },
  })
  await nextMessage(child, ({ kind }) => kind === 'ready')
  child.send({ kind: 'listen', ifTaken: 'take-another' })
  const { port } = await nextMessage(child, ({ kind }) => kind === 'listening')
  return {
    port,
    async publish(images) {
      child.send({ kind: 'publish', prefix: PREFIX, images, removed: [] })
      await nextMessage(child, ({ kind }) => kind === 'published')
    },
    memory: () => memoryOf(child.pid),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}

/** A bare server with the answers of another to these targets. */
export async function startBareServer(port, targets) {
  const child = fork(path.join(import.meta.dirname, 'bare-server.mjs'))
  child.send({ port, targets })
  return { port: await nextMessage(child, () => true), stop: () => void child.kill() }
}

const nextMessage = (child, isWanted) =>
  new Promise((resolve, reject) => {
    const onMessage = (message) => {
      if (!isWanted(message)) return
      child.off('message', onMessage)
      resolve(message)
    }
    child.on('message', onMessage)
    child.once('exit', () => reject(new Error('A server ended')))
  })

/** In bytes: now, and at most until now. Known on Linux only. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const read = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN)
  return { now: read('VmRSS') * 1024, most: read('VmHWM') * 1024 }
}

/** An image as the server is told of it. */
export const publishedScan = ({ folder, name, size, modified, width, height }) => ({
  identifier: name,
  root: folder,
  path: name,
  format: 'jpeg',
  width,
  height,
  size,
  modified,
})

export const baseOf = (name) => `/${PREFIX}/image/3/${encodeURIComponent(name)}`

/** True where a program is installed. */
export const isInstalled = (program) => spawnSync('which', [program]).status === 0
