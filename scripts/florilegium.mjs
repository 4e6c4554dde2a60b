// The command line in a checkout: `npm run --silent florilegium -- serve FOLDER`. What it prints is its own:
// setting up speaks on standard error, and signals and the exit code are passed on.
import path from 'node:path'
import { setUpProgram } from './setup.mjs'
import { run } from './setup/run.mjs'
import { root, runToExit } from './setup/say.mjs'

await runToExit(async () => {
  await setUpProgram()
  return run(
    process.execPath,
    [path.join(root, 'dist/electron/cli.js'), ...process.argv.slice(2)],
    {
      // npm runs scripts in the root of the checkout; names of folders are meant from where the person stands.
      cwd: process.env.INIT_CWD ?? process.cwd(),
    },
  )
})
