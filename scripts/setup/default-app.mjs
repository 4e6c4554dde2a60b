// What the stand-in runtime does with `electron PATH`: it loads the application there. A module with a
// top-level await, so that Electron says that it is ready only after the application's code has run.
import { existsSync, readFileSync } from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const parameters = process.argv.slice(1)

/** What a test driver asks to be loaded first: `-r FILE`. */
const loadedFirst = parameters.flatMap((parameter, index) =>
  parameter === '-r' ? [parameters[index + 1]] : [],
)
const application = parameters.find(
  (parameter, index) => !parameter.startsWith('-') && parameters[index - 1] !== '-r',
)

if (loadedFirst.length > 0) Module._preloadModules(loadedFirst)
if (application === undefined) throw new Error('Which application? Use: electron PATH')
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })

const folder = path.resolve(application)
const manifest = path.join(folder, 'package.json')
if (existsSync(manifest)) {
  const { name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'))
  app.name = productName ?? name
  app.setVersion(version)
  app.setAppPath(folder)
}
try {
  await import(pathToFileURL(Module._resolveFilename(folder, null, true)).href)
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`)
  process.exit(1)
}
