// Builds the program into dist/: main, command line and image server as ES modules, the preload script
// as one CommonJS file (a sandboxed window takes no other), the window with Vite.
import { builtinModules } from 'node:module'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

/** What is loaded at run time: sharp is native, and Electron is what runs us. */
const external = ['electron', 'sharp', /^@img\//, /^node:/, ...builtinModules]

/** Bundles entries for Node or Electron. Node 20 is the oldest that must run them. */
const bundle = ({ entries, format, extension, emptyOutDir = false }) =>
  build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'sharp'] },
    build: {
      outDir: 'dist/electron',
      emptyOutDir,
      target: 'node20',
      minify: false,
      sourcemap: true,
      ssr: true,
      rolldownOptions: {
        input: entries,
        external,
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `shared/[name].${extension}`,
        },
      },
    },
  })

export async function buildAll() {
  await rm(path.join(root, 'dist'), { recursive: true, force: true })
  await bundle({
    entries: {
      main: 'electron/main.ts',
      cli: 'electron/cli.ts',
      'image-server': 'electron/image-server/process.ts',
    },
    format: 'es',
    extension: 'js',
  })
  // One file, and its kind in its name: in a package it lies alone, outside the archive.
  await bundle({
    entries: { decoder: 'electron/decoders/thread.ts' },
    format: 'es',
    extension: 'mjs',
  })
  await bundle({ entries: { preload: 'electron/preload.ts' }, format: 'cjs', extension: 'cjs' })
  await build({
    root: path.join(root, 'renderer'),
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'warn',
  })
  await buildPreviews()
  await copyFonts()
}

/** The viewers of others, as they are published: one file each, with all that it needs in it. */
const VIEWERS = {
  mirador: 'mirador/dist/mirador.min.js',
  clover: '@samvera/clover-iiif/dist/web-components/index.umd.js',
}

/** The pages in which the viewers of others show the open object. */
async function buildPreviews() {
  const folder = path.join(root, 'renderer/preview')
  await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(root, 'dist/preview'),
      emptyOutDir: true,
      target: 'chrome130',
      rolldownOptions: {
        input: Object.keys(VIEWERS).map((name) => path.join(folder, `${name}.html`)),
      },
    },
  })
  await buildSitePage()
  for (const [name, library] of Object.entries(VIEWERS)) {
    const source = path.join(root, 'node_modules', library)
    await copyFile(source, path.join(root, 'dist/preview', `${name}.library.js`))
  }
}

/** The fonts that PDFs are written with, and their licence. */
const FONTS = ['ttf/DejaVuSerifCondensed.ttf', 'ttf/DejaVuSans.ttf', 'LICENSE']

async function copyFonts() {
  const target = path.join(root, 'dist/fonts')
  await mkdir(target, { recursive: true })
  for (const file of FONTS) {
    const source = path.join(root, 'node_modules/dejavu-fonts-ttf', file)
    await copyFile(source, path.join(target, path.basename(file)))
  }
}

/** The page that websites of scholars show their object with: a folder that any web server serves. */
async function buildSitePage() {
  const target = path.join(root, 'dist/site')
  await build({
    root: path.join(root, 'renderer/site'),
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'warn',
    build: { outDir: target, emptyOutDir: true, assetsDir: 'viewer', target: 'es2022' },
  })
  await copyFile(
    path.join(root, 'node_modules', VIEWERS.mirador),
    path.join(target, 'viewer/mirador.js'),
  )
}

if (process.argv[1] === import.meta.filename) await buildAll()
