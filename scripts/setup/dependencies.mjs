import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { npmCommand, run } from './run.mjs'
import { Refusal, root, say } from './say.mjs'

const OLDEST_NODE = [20, 19]

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))

/** Refuses a Node that is too old for the tools, before one of them fails in a less plain way. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Refusal(
    `this is Node ${version}, and ${OLDEST_NODE.join('.')} or newer is needed. Get it from https://nodejs.org.`,
  )
}

/**
 * Whether what is installed is what the lock file asks for. npm writes its own list into node_modules as
 * the last step of an installation, so one that was interrupted is told apart too.
 *
 * @param wanted    `packages` of package-lock.json
 * @param installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  const isSame = ([name, { version, integrity }]) =>
    wanted[name]?.version === version && wanted[name]?.integrity === integrity
  const isThere = ([name, { optional }]) => name === '' || optional || installed[name] !== undefined
  return Object.entries(installed).every(isSame) && Object.entries(wanted).every(isThere)
}

/** Installs the dependencies from the lock file where they are missing or differ from it. */
export async function ensureDependencies() {
  const list = 'node_modules/.package-lock.json'
  if (existsSync(path.join(root, list))) {
    if (isInstalled(readJson('package-lock.json').packages, readJson(list).packages)) return
  }
  say('installing the dependencies (npm ci) ...')
  const [program, parameters] = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  // Its output goes to standard error: standard output belongs to the command that was asked for.
  const code = await run(program, parameters, { stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new Refusal('the dependencies could not be installed; npm says why above.')
}
