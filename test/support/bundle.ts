import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** A program of the tests as one file that plain Node runs. @param entry from the root of the project */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { write: false, ssr: entry, target: 'node20', minify: false },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (!chunk) throw new Error('Vite made no bundle')
  const file = path.join(folder, `${path.basename(entry, '.ts')}.mjs`)
  writeFileSync(file, chunk.code)
  return file
}
