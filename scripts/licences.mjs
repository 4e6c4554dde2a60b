// Writes resources/licences/THIRD-PARTY.md and the list that About shows: what the packages of the app contain besides our own code, and
// under which licences. Run it after a change of the dependencies; a test compares it with what is installed.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { composeCredits, CREDITS_FILE, LICENCES } from './credits.mjs'
import { SHIPPED } from './shipped.mjs'

const root = path.resolve(import.meta.dirname, '..')
const target = path.join(root, 'resources/licences/THIRD-PARTY.md')

/** Depended on by what is shipped, for building or for types only. */
const NOT_SHIPPED = [
  /^@types\//,
  /^@vue\/(compiler-\w+|server-renderer)$/,
  /^@vueuse\/metadata$/,
  /^@intlify\/devtools-types$/,
  /^csstype$/,
]

/** The text of the list, from the lock file and the installed packages. */
export async function composeLicences() {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'))
  const places = new Set()
  for (const name of SHIPPED) gather(lock.packages, findPlace(lock.packages, '', name), places)
  const rows = await Promise.all([...places].map((place) => describe(place, lock.packages[place])))
  const list = [...new Set(rows)].sort((one, other) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  )
  return compose(list, await libvipsRows())
}

/** Adds a package and what it depends on. */
function gather(packages, place, places) {
  if (place === undefined || places.has(place)) return
  places.add(place)
  for (const name of Object.keys(packages[place].dependencies ?? {})) {
    if (NOT_SHIPPED.some((pattern) => pattern.test(name))) continue
    gather(packages, findPlace(packages, place, name), places)
  }
}

/** Where a package finds another: in its own node_modules or in those above it. */
function findPlace(packages, from, name) {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))
  ) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (packages[candidate]) return candidate
    if (place === '') return undefined
  }
}

async function describe(place, { version, license }) {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  return `| ${name} | ${version} | ${LICENCES[name] ?? license} | ${COPYRIGHTS[name] ?? (await copyrightOf(path.join(root, place)))} |`
}

/** Of packages whose files do not say it, or speak of others. */
const COPYRIGHTS = {
  '@cornerstonejs/codec-openjpeg': 'The Cornerstone.js contributors',
  '@hyzyla/pdfium': 'Yevhenii Hyzyla',
  'dejavu-fonts-ttf': 'Bitstream, Inc., Tavmjong Bah, the DejaVu contributors',
  'libheif-js': 'Kiril Vatev; libheif: Dirk Farin',
}

/** The line of copyright in the licence of a package; where it has none its author, or where it comes from. */
async function copyrightOf(folder) {
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort()
  const texts = await Promise.all(
    files.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')),
  )
  const line = /^[ \t]*(?:The MIT License \(MIT\)\s*)?(Copyright (?:\(c\)|©|\d)[^\n\r]*)/im.exec(
    texts.join('\n'),
  )
  if (line) return escape(line[1].trim())
  const { author, homepage, repository } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  )
  const name = typeof author === 'string' ? author : author?.name
  const origin = homepage ?? repository?.url ?? repository ?? ''
  return escape(name ? name.replace(/\s*[<(].*$/, '') : origin)
}

const escape = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** The libraries inside libvips, as the package that carries them lists them. */
async function libvipsRows() {
  const folder = path.join(root, 'node_modules/@img')
  const carrier = (await readdir(folder)).find((name) => name.startsWith('sharp-libvips-'))
  if (carrier === undefined) return []
  const readme = await readFile(path.join(folder, carrier, 'README.md'), 'utf8')
  return readme
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line))
    .map(
      (line) =>
        `| ${line
          .split('|')
          .slice(1, 3)
          .map((cell) => cell.trim())
          .join(' | ')} |`,
    )
}

const compose = (packages, libraries) => `# Licences of others

Florilegium itself is under the MIT licence (\`LICENSE\`). It is built on the work of others, named here with
thanks. This page is written by \`scripts/licences.mjs\`.

## Electron

Electron is under the MIT licence, Copyright (c) Electron contributors, Copyright (c) 2013-2020 GitHub Inc.
The licences of Electron, Chromium and all they contain lie beside the program as \`LICENSE.electron.txt\` and
\`LICENSES.chromium.html\`.

## libvips and the libraries in it

sharp reads and writes images with libvips, which is under the GNU Lesser General Public License, version 3
(\`LGPL-3.0.txt\`, with \`GPL-3.0.txt\` to which it refers). It is not linked into the program but lies beside it as
a library of its own (\`node_modules/@img/sharp-libvips-*\`; on Windows \`node_modules/@img/sharp-win32-*\`) and may be
replaced by another build of it. Its source and the way it is built: https://github.com/lovell/sharp-libvips.
It contains:

| library | licence |
| --- | --- |
${libraries.join('\n')}

## libheif, OpenJPEG and PDFium

libheif reads HEIC, together with libde265; both are under the GNU Lesser General Public License, version 3. They come
as WebAssembly in the package libheif-js, which is not part of the program but lies beside it, unchanged
(\`node_modules/libheif-js\`), and may be replaced by another build. Sources: https://github.com/strukturag/libheif,
https://github.com/strukturag/libde265; how they are built: https://github.com/catdad-experiments/libheif-emscripten.

OpenJPEG reads JPEG 2000, in the package @cornerstonejs/codec-openjpeg. It is under the BSD 2-Clause licence, Copyright
(c) 2002-2014, Universite catholique de Louvain (UCL), Belgium, and others:
https://github.com/uclouvain/openjpeg/blob/master/LICENSE.

PDFium reads PDF, in the package @hyzyla/pdfium. It is under the Apache License 2.0 and the BSD 3-Clause licence,
Copyright 2014 The PDFium Authors, and contains FreeType, libjpeg-turbo, libpng, zlib, OpenJPEG, Little CMS, Abseil,
ICU, Anti-Grain Geometry and the code of Foxit Software: https://pdfium.googlesource.com/pdfium/.

## DejaVu fonts

PDFs are written with DejaVu Sans and DejaVu Serif, which may be embedded in any document. The fonts are Copyright (c)
2003 by Bitstream, Inc., with glyphs Copyright (c) 2006 by Tavmjong Bah; the changes of DejaVu are in the public domain.
Their licence: \`Bitstream-Vera.txt\`.

## Packages

| package | version | licence | copyright |
| --- | --- | --- | --- |
${packages.join('\n')}

## Texts

Apache-2.0: \`Apache-2.0.txt\`. The others, which ask to be repeated with each copy:

### MIT

${MIT}

### ISC

${ISC}

### BSD-2-Clause and BSD-3-Clause

${BSD}

### 0BSD

${ZERO_BSD}
`

const NO_WARRANTY = `THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.`

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

${NO_WARRANTY}`

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING
ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL,
DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR
PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION
WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

const BSD = `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the
   following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
   following disclaimer in the documentation and/or other materials provided with the distribution.
3. (BSD-3-Clause only) Neither the name of the copyright holder nor the names of its contributors may be used to
   endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED
WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A
PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY
DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
DAMAGE.`

const ZERO_BSD = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES.`

if (process.argv[1] === import.meta.filename) {
  await writeFile(target, await composeLicences())
  await writeFile(CREDITS_FILE, await composeCredits())
  process.stdout.write('resources/licences/THIRD-PARTY.md renderer/about/credits.ts\n')
}
