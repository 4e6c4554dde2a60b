// What a file names is not opened: by whatever name SVG, XML, PDF or a list of addresses is in the folder.
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedImage } from '../../../electron/app/published-image.ts'
import type { SourceFormat } from '../../../electron/contract/app-api.ts'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import { scanFolder } from '../../../electron/files/image-folder.ts'
import { codeOf } from '../../../electron/files/error-code.ts'
import { startImageServer, type TestImageServer } from '../../support/image-server.ts'
import { askMany } from '../../support/many-requests.ts'
import { printFigure } from '../../support/print-figure.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

let server: TestImageServer
beforeAll(async () => {
  server = await startImageServer()
  server.process.stderr?.resume()
})
afterAll(() => server.stop())

/** A pipe that has a reader can be opened for writing; one that nobody opened cannot. */
function hasReader(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENXIO') return false
    throw error
  }
}

const svgOf = (pipe: string): string =>
  `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file://${pipe}">]>` +
  `<?xml-stylesheet href="file://${pipe}"?>` +
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="211" height="149">` +
  `<image xlink:href="file://${pipe}" width="211" height="149"/><image href="${path.basename(pipe)}"/><text>&e;</text></svg>`

const pdfOf = (pipe: string): string =>
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/GoToR/F(${pipe})>>>>endobj\n` +
  `2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
  `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 211 149]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n` +
  `4 0 obj<</Length 29>>stream\nq 211 0 0 149 0 0 cm /I Do Q\nendstream endobj\n` +
  `5 0 obj<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Length 0` +
  `/F<</Type/Filespec/F(${pipe})>>>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>`

const CONTENTS: Readonly<Record<string, (pipe: string) => string>> = {
  svg: svgOf,
  'svg after spaces': (pipe) => ' '.repeat(900) + svgOf(pipe),
  xml: (pipe) => `<!DOCTYPE a [<!ENTITY b SYSTEM "file://${pipe}">]><a>&b;</a>`,
  pdf: pdfOf,
  postscript: (pipe) => `%!PS-Adobe-3.0\n(${pipe}) (r) file showpage`,
  mvg: (pipe) => `push graphic-context\nimage over 0,0 0,0 '${pipe}'`,
  list: (pipe) => `#EXTM3U\nfile://${pipe}`,
  name: (pipe) => `@${pipe}`,
}
const ENDINGS = ['svg', 'jpg', 'png', 'tif', 'webp', 'gif', 'avif', 'heic', 'jp2', 'pdf']
const FORMATS: readonly SourceFormat[] = [
  'jpeg',
  'png',
  'tiff',
  'webp',
  'gif',
  'avif',
  'heic',
  'jp2',
]

test.runIf(process.platform !== 'win32')(
  'no file that is named in a file is opened, whatever the two are called',
  async () => {
    const root = temporaryFolder()
    const pipe = path.join(root, 'named.png')
    execFileSync('mkfifo', [pipe])
    const images: PublishedImage[] = []
    for (const [kind, write] of Object.entries(CONTENTS)) {
      for (const ending of ENDINGS) {
        const name = `${kind}.${ending}`
        writeFileSync(path.join(root, name), write(pipe))
      }
    }
    // As the listing finds them, and as if it had believed each to be a picture of some kind.
    const listing = await scanFolder(root)
    for (const [name, file] of listing) {
      if (name === 'named.png') continue
      const found = publishedImage({ location: root, prefix: '' }, file)
      if (found) images.push({ ...found, identifier: `found ${name}` })
      const { size, modified } = file.entry
      for (const format of FORMATS) {
        const identifier = `${format} ${name}`
        images.push({
          identifier,
          root,
          path: name.replace(/\/1$/, ''),
          format,
          width: 211,
          height: 149,
          size,
          modified,
        })
      }
    }
    let isOver = false
    let opened = 0
    const watch = async (): Promise<void> => {
      while (!isOver) {
        if (hasReader(pipe)) opened += 1
        await wait(2)
      }
    }
    const watching = watch()
    await server.publish('x', images)
    const statuses = new Map<number, number>()
    await askMany(server.port, {
      targets: images.map(
        ({ identifier }) => `/x/image/3/${encodeURIComponent(identifier)}/full/max/0/default.png`,
      ),
      connections: 4,
      ahead: 1,
      onAnswer: (_, { status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1),
    })
    isOver = true
    await watching
    printFigure(
      'A13',
      `${listing.size} files of other kinds, asked for as ${images.length} pictures: ` +
        `${JSON.stringify(Object.fromEntries(statuses))}; what they name was opened ${opened} times`,
    )
    expect(opened).toBe(0)
    // Only a PDF is one, and shows its own page.
    expect([...statuses.keys()].sort()).toEqual([200, 500])
    expect(statuses.get(200)).toBe(ENDINGS.length)
    expect(server.process.exitCode).toBeNull()
  },
  120_000,
)
