// What a command needs before it can run, each made only where it is missing. Node's own modules alone are
// imported up to the installation of the dependencies.
import { checkNode, ensureDependencies } from './setup/dependencies.mjs'
import { say } from './setup/say.mjs'

/** Dependencies and build: enough for the command line, the image server and the unit tests. */
export async function setUpProgram() {
  await setUpTools()
  const { buildIfChanged } = await import('./setup/build-if-changed.mjs')
  await buildIfChanged()
}

/** The dependencies alone. */
export async function setUpTools() {
  checkNode()
  await ensureDependencies()
}

/**
 * The Electron runtime and what it needs of the system.
 *
 * @returns the runtime, and in words what stands in its way, if anything does
 */
export async function setUpElectron() {
  const { describeRuntime, ensureElectron } = await import('./electron-runtime.mjs')
  const { ensureSystem } = await import('./setup/system.mjs')
  const runtime = await ensureElectron()
  say(`running on ${describeRuntime(runtime)}.`)
  return { runtime, obstacle: await ensureSystem(runtime.executable) }
}
