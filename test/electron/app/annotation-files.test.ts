import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { planImport } from '../../../iiif/annotation/formats/plan-import.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { changeAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { importAnnotations } from '../../../iiif/project/commands/import-annotations.ts'
import { annotationsOn, canvasesOf, foldersOf } from '../../../iiif/project/model.ts'
import { countingIds } from '../../support/projects.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { folderOfScans, sourcesListed, startProgram, windowOf } from './program.ts'

const alto = (image: string) => `<?xml version="1.0" encoding="ISO-8859-1"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Description><MeasurementUnit>pixel</MeasurementUnit>
<sourceImageInformation><fileName>${image}</fileName></sourceImageInformation></Description><Layout>
<Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="302" HEIGHT="194"><PrintSpace><TextBlock ID="b"><TextLine ID="l1" HPOS="20" VPOS="40" WIDTH="100" HEIGHT="22">
<String CONTENT="Grüße"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`

/** A project of two canvases, 151 by 97, and a folder with files of annotations about them. */
async function begin(files: Readonly<Record<string, string>>) {
  const work = temporaryFolder()
  const output = temporaryFolder()
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(work, name), text, 'latin1')
  const scans = await folderOfScans(['f1.jpg', 'f2.jpg'])
  const program = await startProgram({
    answers: {
      chooseFolder: () => Promise.resolve(output),
      chooseExportTarget: (name) => Promise.resolve(path.join(output, name)),
      chooseAnnotationFiles: () =>
        Promise.resolve(Object.keys(files).map((name) => path.join(work, name))),
    },
  })
  await program.drop(scans)
  const window = windowOf(program, await program.call('createProject', scans))
  await sourcesListed(program)
  const folder = foldersOf(window.project)[0]!.id
  await window.run((project) =>
    addCanvases(project, {
      newId: countingIds(),
      images: ['f1.jpg', 'f2.jpg'].map((name) => ({
        label: name,
        image: { type: 'Image', folder, path: name, width: 151, height: 97 },
      })),
    }),
  )
  const read = async () => {
    const chosen = await program.call('chooseAnnotationFiles')
    return program.call('readAnnotationFiles', {
      files: chosen!.map((one) => one.path),
      level: 'line',
    })
  }
  return { program, window, read, output }
}

const options = { base: 'https://books.test/letters', profile: 'specification' } as const
const take = { matching: { kind: 'names' }, known: 'keep' } as const

describe('Annotations from files and for them', () => {
  test('ALTO in, edited, and out again: ids and places are those of the first file', async () => {
    const { program, window, read, output } = await begin({ 'x.xml': alto('f2.jpg') })
    const { files } = await read()
    await window.run((project) => importAnnotations(project, planImport(project, files, take)))
    const second = canvasesOf(window.project)[1]!.id
    const [line] = annotationsOn(window.project, second)
    expect(line).toMatchObject({
      bodies: [{ value: 'Grüße' }],
      target: { x: 10, y: 20, width: 50, height: 11 },
    })
    await window.run((project) =>
      changeAnnotation(
        project,
        { id: line!.id },
        { bodies: [{ value: 'Viele Grüße', language: 'de' }] },
      ),
    )
    const report = await program.call('exportAnnotations', { ...options, format: 'alto' })
    expect(report!.files).toEqual([path.join(output, 'f2.xml')])
    const written = readFileSync(report!.files[0]!, 'utf8')
    expect(written).toContain(
      '<TextLine ID="l1" HPOS="10" VPOS="20" WIDTH="50" HEIGHT="11" LANG="de">',
    )
    expect(written).toContain('CONTENT="Viele Grüße"')
    await program.call('showFile', report!.files[0]!)
  })

  test('several files go into a new folder, beside whatever is there already', async () => {
    const { program, window, read, output } = await begin({
      'a.xml': alto('f1.jpg'),
      'b.xml': alto('f2.jpg'),
    })
    const { files } = await read()
    await window.run((project) => importAnnotations(project, planImport(project, files, take)))
    for (const folder of ['page', 'page-2']) {
      const report = await program.call('exportAnnotations', { ...options, format: 'page' })
      expect(path.basename(path.dirname(report!.files[0]!))).toMatch(new RegExp(`${folder}$`))
      expect(readdirSync(path.dirname(report!.files[0]!)).sort()).toEqual(['f1.xml', 'f2.xml'])
    }
    expect(readdirSync(output)).toHaveLength(2)
  })

  test('a file that cannot be read is named beside the others', async () => {
    const { read } = await begin({ 'a.xml': alto('f1.jpg'), 'b.xml': '<alto>', 'c.json': '{}' })
    const { files, refused } = await read()
    expect(files.map(({ name }) => name)).toEqual(['a.xml'])
    expect(refused).toMatchObject([
      { code: 'annotations/xml-broken', details: { name: 'b.xml' } },
      { code: 'annotations/file-not-understood', details: { name: 'c.json' } },
    ])
  })

  test('the window reads no file that was not chosen, and cancelling writes nothing', async () => {
    const { program, output } = await begin({ 'a.xml': alto('f1.jpg') })
    const asked = { files: ['/etc/passwd'], level: 'line' }
    expect(await program.refusal('readAnnotationFiles', asked)).toBe('request/place-not-chosen')
    expect(await program.refusal('exportAnnotations', { ...options, format: 'csv' })).toBe(
      'annotations/nothing-to-export',
    )
    expect(await program.refusal('exportAnnotations', { ...options, format: 'docx' })).toBe(
      'request/malformed',
    )
    expect(readdirSync(output)).toEqual([])
  })
})
