import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FacsimileOptions } from '../../../iiif/facsimile/options.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { FONTS_FOLDER, readPdf } from '../export/pdf/support.ts'
import {
  folderOfScans,
  sourcesListed,
  sourcesOf,
  startProgram,
  windowOf,
  type TestProgram,
} from './program.ts'

const FACSIMILE: FacsimileOptions = {
  kind: 'facsimile',
  paper: 'a4',
  longestSide: 1000,
  text: 'searchable',
  languages: ['en'],
}

let count = 0
const newId = (): string => `new-${++count}`

const gather = (program: TestProgram) => (project: Project) =>
  addCanvases(project, {
    images: [...sourcesOf(program)].flatMap(([name, { content }]) =>
      content.kind === 'image'
        ? [
            {
              image: {
                type: 'Image' as const,
                folder: foldersOf(project)[0]!.id,
                path: name,
                width: content.width,
                height: content.height,
              },
              label: name,
            },
          ]
        : [],
    ),
    newId,
  })

/** An object over scans, and a folder for what is made of it. */
async function openedObject(names: readonly string[] = ['f. 1r.jpg', 'f. 1v.jpg']) {
  const scans = await folderOfScans(names)
  const target = path.join(temporaryFolder(), 'codex.pdf')
  const program = await startProgram({
    answers: {
      chooseFolder: () => Promise.resolve(scans),
      chooseExportTarget: (suggestion) =>
        Promise.resolve(path.join(path.dirname(target), suggestion)),
      chooseSiteFolder: (suggestion) =>
        Promise.resolve(path.join(path.dirname(target), suggestion)),
    },
    platform: { fonts: FONTS_FOLDER },
  })
  const opened = await program.call('createProject', (await program.call('chooseFolder'))!.path)
  await sourcesListed(program)
  await windowOf(program, opened).run(gather(program))
  const chosen = await program.call('chooseTarget', { kind: 'facsimile', name: 'codex' })
  return { program, target, place: chosen!.path }
}

describe('A facsimile of an object', () => {
  test('is a PDF with the pictures of the image server', async () => {
    const { program, target, place } = await openedObject()
    const plan = await program.call('planTarget', FACSIMILE)
    expect(plan).toMatchObject({ canvases: 2, pages: 3, files: 1 })
    const report = await program.call('publishTarget', { options: FACSIMILE, place })
    const bytes = readFileSync(target)
    expect(report).toEqual({ place: target, files: 1, bytes: bytes.length })
    const { pages } = await readPdf(bytes)
    expect(pages.map(({ text }) => text.split('\r\n')[0])).toEqual([
      path.basename(pages[0]!.text.split('\r\n')[0]!),
      'f. 1r.jpg',
      'f. 1v.jpg',
    ])
    expect(program.told('publishProgress').at(-1)).toEqual({ done: 2, total: 2 })
  })

  test('that is cancelled leaves nothing', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${index + 1}.jpg`)
    const { program, target, place } = await openedObject(names)
    const running = program.app.handlers.publishTarget({ options: FACSIMILE, place })
    await waitFor('the first page', () => program.told('publishProgress').length > 0)
    await program.call('cancelPublishing')
    expect(await running).toEqual({ kind: 'done', value: undefined })
    expect(readdirSync(path.dirname(target))).toEqual([])
  })

  test('is written nowhere but where the scholar chose', async () => {
    const { program } = await openedObject()
    const place = path.join(temporaryFolder(), 'other.pdf')
    expect(await program.refusal('publishTarget', { options: FACSIMILE, place })).toBe(
      'request/place-not-chosen',
    )
    expect(existsSync(place)).toBe(false)
  })
})

describe('An object that is handed on', () => {
  test('as a bundle is opened by another installation, with its scans', async () => {
    const { program } = await openedObject(['f. 1r.jpg', 'box/f. 1v.jpg'])
    const { path: place } = (await program.call('chooseTarget', { kind: 'bundle', name: 'codex' }))!
    expect(await program.call('planTarget', { kind: 'bundle' })).toMatchObject({
      canvases: 2,
      files: 4,
    })
    await program.call('publishTarget', { options: { kind: 'bundle' }, place })

    const other = await startProgram({ platform: { fonts: FONTS_FOLDER } })
    expect(await other.refusal('openBundle', place)).toBe('request/place-not-chosen')
    await other.drop(place)
    expect(other.told('openRequested').at(-1)).toMatchObject({ kind: 'bundle', path: place })
    const opened = await other.call('openBundle', place)
    await sourcesListed(other)
    expect([...sourcesOf(other).keys()].sort()).toEqual(['box/f. 1v.jpg', 'f. 1r.jpg'])
    expect(opened.file).toBe(
      path.join(other.home, 'Documents/Florilegium/codex', path.basename(opened.file)),
    )
  })

  test('as a bag holds the object in both versions of IIIF, at the address that was said', async () => {
    const { program } = await openedObject()
    const { path: place } = (await program.call('chooseTarget', { kind: 'bag', name: 'codex' }))!
    const options = { kind: 'bag', base: 'https://example.org/codex/' } as const
    const plan = await program.call('planTarget', options)
    const report = await program.call('publishTarget', { options, place })
    expect(report).toMatchObject({ place, files: plan.files })
    const manifest = readFileSync(path.join(place, 'data/exports/iiif-3/manifest.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({
      id: 'https://example.org/codex/iiif-3/manifest.json',
    })
    expect(existsSync(path.join(place, 'data/originals/1/f. 1r.jpg'))).toBe(true)
    expect(await program.refusal('planTarget', { kind: 'bag', base: 'no address' })).toBe(
      'export/base-malformed',
    )
  })
})
