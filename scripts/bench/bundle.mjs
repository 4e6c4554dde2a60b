import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * A module of ours as the build makes it, ready for plain Node; returns its file.
 *
 * @param options `tileSide`: as if info.json offered tiles of another size
 */
export async function bundle(entry, { tileSide } = {}) {
  const name = `${path.parse(entry).name}${tileSide ? `-${tileSide}` : ''}`
  // Within the project, so that the bundle finds sharp where the project has it.
  const folder = path.join(root, 'node_modules/.cache/florilegium-bench', name)
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['sharp'] },
    plugins: tileSide ? [withTileSide(tileSide)] : [],
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
  return path.join(folder, `${path.parse(entry).name}.mjs`)
}

/** The page of the window, as if info.json offered tiles of another size. */
export const buildPageWithTiles = (tileSide, outDir) =>
  build({
    root: path.join(root, 'renderer'),
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [withTileSide(tileSide)],
    build: { outDir, emptyOutDir: true },
  })

const withTileSide = (side) => ({
  name: 'tile-side',
  transform(code, id) {
    if (!id.endsWith('iiif/image/tiles.ts')) return undefined
    const other = code.replace(/const TILE_SIDE = \d+/, `const TILE_SIDE = ${side}`)
    if (other === code) throw new Error('The size of tiles was not found')
    return other
  },
})

export const importBundled = async (entry) => import(pathToFileURL(await bundle(entry)).href)
