// Composes renderer/about/credits.ts, the list that About shows: the same packages as in the list of licences, by the
// names that they are known by, and the libraries that come inside some of them.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import prettier from 'prettier'
import { SHIPPED } from './shipped.mjs'

const root = path.resolve(import.meta.dirname, '..')
export const CREDITS_FILE = path.join(root, 'renderer/about/credits.ts')

/** Where the name of a package is not that of the work, or several packages are one work. */
const NAMES = {
  vue: 'Vue',
  pinia: 'Pinia',
  mirador: 'Mirador',
  openseadragon: 'OpenSeadragon',
  react: 'React',
  'react-dom': 'React',
  swiper: 'Swiper',
  '@vueuse/core': 'VueUse',
  '@lucide/vue': 'Lucide',
  '@annotorious/openseadragon': 'Annotorious',
  '@pixi/unsafe-eval': 'PixiJS',
  '@tanstack/vue-virtual': 'TanStack Virtual',
  '@atlaskit/pragmatic-drag-and-drop': 'pragmatic-drag-and-drop',
  '@atlaskit/pragmatic-drag-and-drop-auto-scroll': 'pragmatic-drag-and-drop',
  '@atlaskit/pragmatic-drag-and-drop-hitbox': 'pragmatic-drag-and-drop',
  '@mui/material': 'Material UI',
  '@mui/system': 'Material UI',
  '@emotion/react': 'Emotion',
  '@emotion/styled': 'Emotion',
  '@samvera/clover-iiif': 'Clover IIIF',
  '@cornerstonejs/codec-openjpeg': 'Cornerstone codecs',
  '@hyzyla/pdfium': 'PDFium for JavaScript',
  pdfkit: 'PDFKit',
  'dejavu-fonts-ttf': 'DejaVu fonts',
}

/** Of packages that do not name theirs as SPDX does. */
export const LICENCES = { 'dejavu-fonts-ttf': 'Bitstream-Vera', 'png-js': 'MIT' }

/** What no package is called after: the runtime, and the libraries inside of packages. */
const WITHIN = [
  { name: 'Chromium', licence: 'BSD-3-Clause' },
  { name: 'Electron', licence: 'MIT' },
  { name: 'Node.js', licence: 'MIT' },
  { name: 'libde265', licence: 'LGPL-3.0' },
  { name: 'libheif', licence: 'LGPL-3.0' },
  { name: 'libvips', licence: 'LGPL-3.0-or-later' },
  { name: 'OpenJPEG', licence: 'BSD-2-Clause' },
  { name: 'PDFium', licence: 'Apache-2.0, BSD-3-Clause' },
]

/** The text of the file, from the lock file. */
export async function composeCredits() {
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'))
  const licences = new Map(WITHIN.map(({ name, licence }) => [name, licence]))
  for (const name of SHIPPED) {
    licences.set(NAMES[name] ?? name, LICENCES[name] ?? packages[`node_modules/${name}`].license)
  }
  const credits = [...licences]
    .sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
    .map(([name, licence]) => ({ name, licence }))
  const text = `/** A part that the program is built on, and its licence as SPDX names it. */
export interface Credit {
  readonly name: string
  readonly licence: string
}

/** Whose work is in the program. Written by \`scripts/licences.mjs\`; the whole texts come with the program. */
export const CREDITS: readonly Credit[] = ${JSON.stringify(credits)}
`
  const options = await prettier.resolveConfig(CREDITS_FILE)
  return prettier.format(text, { ...options, filepath: CREDITS_FILE })
}
