import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/** A module of ours as the build makes it, ready for plain Node; returns its file. */
export async function bundle(entry) {
  const name = path.basename(entry, '.ts')
  // Within the project, so that the bundle finds sharp where the project has it.
  const folder = path.join(root, 'node_modules/.cache/florilegium-bench', name)
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: entry,
        external: ['sharp', /^@img\//, /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
  return path.join(folder, `${name}.mjs`)
}

export const importBundled = async (entry) => import(pathToFileURL(await bundle(entry)).href)
