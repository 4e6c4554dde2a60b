// Makes sure that an Electron runtime is there, and says where and which:
//   override  the one that ELECTRON_OVERRIDE_DIST_PATH names
//   official  the one that the `electron` package downloads
//   fallback  on Linux x64, where that address cannot be reached: for running and testing, never released
// `node scripts/electron-runtime.mjs` prints it as JSON.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { assembleFallback, FALLBACK_VERSION, findFallback } from './setup/fallback-runtime.mjs'
import { ask } from './setup/run.mjs'
import { Refusal, root, say } from './setup/say.mjs'

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const executable = EXECUTABLES[process.platform] ?? 'electron'

/** Ten minutes, in milliseconds: the download is about 110 MB. */
const DOWNLOAD_LIMIT = 600_000

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'fallback' | 'override'} source
 * @property {string} folder     what electron-builder calls `electronDist`
 * @property {string} executable
 * @property {string} version
 */

/** @returns {Promise<ElectronRuntime>} */
export async function ensureElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given && isRuntime(given)) return describe('override', given)

  const electron = path.dirname(
    createRequire(path.join(root, 'package.json')).resolve('electron/package.json'),
  )
  const official = path.join(electron, 'dist')
  // path.txt is the last file that the installation writes.
  if (isRuntime(official) && existsSync(path.join(electron, 'path.txt'))) {
    return describe('official', official)
  }
  const known = findFallback()
  if (known && isRuntime(known)) return describe('fallback', known)

  say('downloading the Electron runtime ...')
  const download = ask(process.execPath, [path.join(electron, 'install.js')], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '' },
    timeout: DOWNLOAD_LIMIT,
  })
  if (download.status === 0 && isRuntime(official)) return describe('official', official)
  const reason = String(download.stderr)
    .split('\n')
    .find((line) => line.includes('Error'))
  say(`Electron's own download cannot be reached (${reason?.trim() ?? 'no answer'}).`)
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal(
      `there is no other Electron for ${process.platform} on ${process.arch}. Try again with a connection ` +
        'to the internet, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
    )
  }
  return describe('fallback', await assembleFallback())
}

/** Which runtime it is, in words. */
export function describeRuntime({ source, version }) {
  const words = {
    official: `Electron ${version}, the official one`,
    override: `Electron ${version}, the one that ELECTRON_OVERRIDE_DIST_PATH names`,
    fallback: `Electron ${version}, a stand-in for running and testing only (never released)`,
  }
  return words[source]
}

/** What Electron must be started with here: its sandbox does not run for root on Linux. */
export const electronFlags = () =>
  process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []

const isRuntime = (folder) => existsSync(path.join(folder, executable))

async function describe(source, folder) {
  const version = await readFile(path.join(folder, 'version'), 'utf8').catch(() => FALLBACK_VERSION)
  return {
    source,
    folder,
    executable: path.join(folder, executable),
    version: version.trim().replace(/^v/, ''),
  }
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(await ensureElectron())}\n`)
}
