import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { root, say } from './say.mjs'

/** Everything that goes into dist/. */
const SOURCES = [
  ...['iiif', 'electron', 'renderer', 'resources', 'scripts/build.mjs', 'vite.config.ts'],
  ...['package.json', 'package-lock.json', 'tsconfig.base.json'],
]
const STAMP = path.join(root, 'dist/sources.sha256')
const LOCK = path.join(root, 'node_modules/.florilegium-building')

/** In milliseconds: how often to look whether another build has ended. */
const LOCK_POLL = 100

/** Builds the program where its sources differ from those of the last build. */
export async function buildIfChanged() {
  await withLock(async () => {
    const sources = hashSources()
    if (sources === readStamp()) return
    say('building ...')
    const { buildAll } = await import('../build.mjs')
    await buildAll()
    writeFileSync(STAMP, sources)
  })
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Of names and contents, not of times: a checkout of another branch and back builds nothing. */
function hashSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(listFiles)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(name) {
  if (path.extname(name) !== '') return [name]
  return readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Two commands at once, such as `npm start` beside `npm test`, build one after the other. */
async function withLock(action) {
  while (!tryLock()) await setTimeout(LOCK_POLL)
  try {
    await action()
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

function tryLock() {
  try {
    mkdirSync(LOCK)
    writeFileSync(path.join(LOCK, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isOwnerAlive()) rmSync(LOCK, { recursive: true, force: true })
    return false
  }
}

/** False when the process that holds the lock was killed. */
function isOwnerAlive() {
  try {
    const owner = Number(readFileSync(path.join(LOCK, 'pid'), 'utf8'))
    // Between making the folder and writing the file there is no number yet.
    if (owner > 0) process.kill(owner, 0)
    return true
  } catch (error) {
    return error.code === 'ENOENT' || error.code === 'EPERM'
  }
}
