// `npm start [-- FOLDER [OPTION ...]]`: sets up what is missing and opens the app; with no display, serves instead.
import path from 'node:path'
import { electronFlags } from './electron-runtime.mjs'
import { setUpElectron, setUpProgram } from './setup.mjs'
import { run } from './setup/run.mjs'
import { Refusal, root, runToExit, say } from './setup/say.mjs'
import { hasDisplay } from './setup/system.mjs'

/** npm runs scripts in the root of the checkout; INIT_CWD is where the person stands. */
const givenFrom = process.env.INIT_CWD ?? process.cwd()

const [first, ...others] = process.argv.slice(2)
const isFolderNamed = first !== undefined && !first.startsWith('-')
const folder = isFolderNamed ? [path.resolve(givenFrom, first)] : []
const options = isFolderNamed || first === undefined ? others : [first, ...others]

async function openWindow() {
  const { runtime, obstacle } = await setUpElectron()
  if (obstacle) throw new Refusal(`${obstacle}.`)
  return run(runtime.executable, [...electronFlags(), root, ...folder, ...options], {
    env: { ...process.env, FLORILEGIUM_RUNTIME: runtime.source },
  })
}

/** The same job without a window: image server up, manifest built, validated and served. */
function serve() {
  const cli = path.join(root, 'dist/electron/cli.js')
  if (options.includes('--version')) return run(process.execPath, [cli, '--version'])
  say(
    'there is no display here, so no window is opened; the images are served instead, until Ctrl+C.',
  )
  const what = isFolderNamed ? folder : ['--sample']
  return run(process.execPath, [cli, 'serve', ...what, ...options])
}

await runToExit(async () => {
  await setUpProgram()
  return hasDisplay() ? openWindow() : serve()
})
