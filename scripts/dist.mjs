// `npm run dist`: the unpacked app in release/, for trying and testing.
// `npm run dist -- deb AppImage`: packages for release, with Electron's own runtime only.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { ensureElectron } from './electron-runtime.mjs'
import { setUpProgram } from './setup.mjs'
import { run } from './setup/run.mjs'
import { Refusal, root, runToExit, say } from './setup/say.mjs'

const UNPACKED = 'dir'

const given = process.argv.slice(2)
const targets = given.length > 0 ? given : [UNPACKED]
const isForTesting = targets.every((target) => target === UNPACKED)

/** What goes beyond electron-builder.yml: which Electron, and how it may be driven. */
function optionsFor({ source, folder, version }) {
  const runtime = source === 'official' ? [] : [`-c.electronDist=${folder}`]
  const honest = source === 'official' ? [] : [`-c.extraMetadata.runtime=${source}`]
  // Playwright drives the app through `--inspect`; what is released cannot be driven.
  const driven = isForTesting ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []
  return [`-c.electronVersion=${version}`, ...runtime, ...honest, ...driven]
}

await runToExit(async () => {
  await setUpProgram()
  const runtime = await ensureElectron()
  if (runtime.source !== 'official') {
    if (!isForTesting) {
      throw new Refusal(
        `this is Electron ${runtime.version}, a stand-in that is never released, so only the unpacked app ` +
          "is made with it. Packages need a connection to the internet for Electron's own download.",
      )
    }
    say(
      `this package is for testing only: it is made with Electron ${runtime.version}, a stand-in.`,
    )
  }
  await rm(path.join(root, 'release'), { recursive: true, force: true })
  const system = { darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux'
  const builder = path.join(root, 'node_modules/electron-builder/cli.js')
  const options = [system, ...targets, '--publish', 'never', ...optionsFor(runtime)]
  return run(process.execPath, [builder, ...options])
})
