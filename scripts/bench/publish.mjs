// A website with tiles from the command line, beside `vips dzsave` run once for each image.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildAll } from '../build.mjs'
import { readable, timed } from './measure.mjs'
import { makeScans } from './scans.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const COUNT = 10
/** 24 megapixels. */
const SIZE = { width: 6000, height: 4000 }
/** In bytes: what all processes of ours together may take. */
const MEMORY = 1e9
/** In milliseconds, between two looks at the memory. */
const PAUSE = 100

/** How long tiles of a whole object take, and how much memory. */
export async function measurePublish() {
  const scans = await makeScans(COUNT, SIZE)
  await buildAll()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'florilegium-bench-'))
  try {
    let memory = 0
    const ours = await timed(() =>
      run(
        process.execPath,
        [
          ...[path.join(root, 'dist/electron/cli.js'), 'export', scans],
          ...['--target', 'static-site', '--base-url', 'https://example.org/codex'],
          ...['--output', path.join(folder, 'ours')],
        ],
        async (pid) => {
          memory = Math.max(memory, await memoryOf(pid))
        },
      ),
    )
    const theirs = await timed(async () => {
      for (let number = 1; number <= COUNT; number += 1) {
        await run('vips', [
          ...['dzsave', path.join(scans, `f. ${number}.jpg`), path.join(folder, `${number}`)],
          ...['--layout', 'iiif3', '--tile-size', '512', '--suffix', '.jpg[Q=85]'],
        ])
      }
    })
    const ratio = theirs.milliseconds / ours.milliseconds
    return [
      {
        what: `a website with tiles of ${COUNT} images of 24 megapixels`,
        result: readable(ours.milliseconds),
        goal: { text: 'as fast as vips dzsave', isMet: ratio >= 1 },
        beside: `vips dzsave, once for each image: ${readable(theirs.milliseconds)} (${ratio.toFixed(2)} times ours)`,
      },
      {
        what: 'memory of the command line and the image server meanwhile',
        result: `${Math.round(memory / 1e6)} MB`,
        goal: { text: 'under 1 GB', isMet: memory < MEMORY },
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param look at the process, again and again while it runs */
async function run(command, words, look = async () => undefined) {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const watch = setInterval(() => void look(child.pid).catch(() => undefined), PAUSE)
  const code = await ended.finally(() => clearInterval(watch))
  if (code !== 0) throw new Error(`${command} ended with ${code}`)
}

/** Of a process and those that it started, in bytes: what is in memory of each. Linux alone tells. */
async function memoryOf(pid) {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const processes = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
      const number = (field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
      return { pid: Number(name), parent: number('PPid'), bytes: number('VmRSS') * 1024 }
    }),
  )
  const total = (id) =>
    processes
      .filter((one) => one.pid === id || one.parent === id)
      .reduce((sum, one) => sum + (one.pid === id ? one.bytes : total(one.pid)), 0)
  return total(pid)
}
