import { cp, mkdir, rm } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { build } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '../../../..')

/** Within the project, so that the bundle finds sharp where the project has it. */
const FOLDER = path.join(ROOT, 'node_modules/.cache/florilegium-tests', `cli-${process.pid}`)

let built: Promise<string> | undefined

/** The built command line, beside the built image server, as the program has them. Made once in each process that tests. */
export const builtCli = (): Promise<string> => (built ??= buildCli())

/** Removes what was built. */
export const removeBuiltCli = (): Promise<void> => rm(FOLDER, { recursive: true, force: true })

async function buildCli(): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron', 'sharp'] },
    build: {
      outDir: path.join(FOLDER, 'dist/electron'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: { cli: 'electron/cli.ts', 'image-server': 'electron/image-server/process.ts' },
        external: ['sharp', /^@img\//, /^node:/, ...builtinModules],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared/[name].js',
        },
      },
    },
  })
  await mkdir(FOLDER, { recursive: true })
  await cp(path.join(ROOT, 'node_modules/dejavu-fonts-ttf/ttf'), path.join(FOLDER, 'dist/fonts'), {
    recursive: true,
  })
  await cp(path.join(ROOT, 'package.json'), path.join(FOLDER, 'package.json'))
  return path.join(FOLDER, 'dist/electron/cli.js')
}
