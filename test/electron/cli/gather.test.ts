// A project of canvases from anywhere: each with its credit, in the order of the command line; and the window opens it.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProject } from '../../../electron/files/project-file.ts'
import {
  canvasesOf,
  findRecord,
  foldersOf,
  recordsOf,
  type CanvasRecord,
  type Project,
} from '../../../iiif/project/model.ts'
import { nameOfImage, firstImage } from '../../../iiif/project/painting.ts'
import { startLibrary, type LibraryServer } from '../../support/library-server.ts'
import { LIBRARY_MANIFEST } from '../../support/imported-manifests.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { startProgram } from '../app/program.ts'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'
import { folderOf } from './support/scans.ts'

let library: LibraryServer
beforeAll(async () => {
  library = await startLibrary()
})
afterAll(async () => {
  await library.stop()
  await removeBuiltCli()
})

const gather = (...words: readonly string[]) => runCli(['gather', ...words])

/** From what a canvas is, and of which source. */
function describeCanvas(project: Project, { painting, origin, label }: CanvasRecord): string {
  const image = firstImage(painting)
  const came = findRecord(project, 'Origin', origin ?? '')
  const source = findRecord(project, 'Source', came?.source ?? '')
  const from = source?.file ?? source?.address ?? ''
  return [label['none']?.[0], image && nameOfImage(image), from].filter(Boolean).join(' | ')
}

describe('florilegium gather', () => {
  test('puts scans and leaves of several libraries into one project, in the order of the sources', async () => {
    const folder = temporaryFolder()
    const scans = await folderOf(['f. 2r.jpg', 'f. 10r.png', 'f. 1r.jpg'])
    const file = path.join(folder, 'codex.json')
    writeFileSync(file, JSON.stringify(LIBRARY_MANIFEST))
    const output = path.join(folder, 'mixed')
    const { origin, host } = library
    const { code, stderr } = await gather(
      `${origin}/manifest.json#canvases=3-4,1`,
      scans,
      `${file}#canvases=2`,
      `${origin}/older.json#canvases=2`,
      path.join(scans, 'f. 1r.jpg'),
      `${origin}/seal.jpg`,
      `${origin}/manifest.json#canvases=2`,
      '--output',
      output,
      '--trust',
      host,
    )
    expect(stderr).toContain('3 canvases of "A dispersed herbal"')
    expect({ code, stderr }).toMatchObject({ code: 0 })
    const project = await loadProject(`${output}.florilegium`)
    const described = canvasesOf(project).map((canvas) => describeCanvas(project, canvas))
    const leaf = (number: number, document: string): string =>
      `f. ${number} | ${origin}/iiif/${number}/full/max/0/default.jpg | ${origin}/${document}`
    expect(described.slice(0, 3)).toEqual([
      leaf(3, 'manifest.json'),
      leaf(4, 'manifest.json'),
      leaf(1, 'manifest.json'),
    ])
    expect(described.slice(3, 6)).toEqual([
      'f. 1r | f. 1r.jpg',
      'f. 2r | f. 2r.jpg',
      'f. 10r | f. 10r.png',
    ])
    expect(described.slice(6, -1)).toEqual([
      'f2 | https://images.example/f2.jpg | codex.json',
      expect.stringContaining('older.json'),
      'f. 1r | f. 1r.jpg',
      `seal | ${origin}/seal.jpg`,
    ])
    expect(described.at(-1)).toBe(leaf(2, 'manifest.json'))
    expect(foldersOf(project).map(({ location }) => location)).toEqual([scans])
    expect(library.asked.filter((one) => one === '/manifest.json')).toHaveLength(1)

    // Whose it is goes with it.
    const herbal = recordsOf(project, 'Source').find(
      ({ address }) => address === `${origin}/manifest.json`,
    )
    expect(herbal).toMatchObject({
      kind: 'manifest',
      version: '3.0',
      label: { en: ['A dispersed herbal'] },
      head: { requiredStatement: { value: { en: ['Library of Examples'] } } },
    })

    const program = await startProgram()
    await program.drop(`${output}.florilegium`)
    const opened = await program.call('openProject', `${output}.florilegium`)
    expect(opened.records).toHaveLength(project.records.size)
  })

  test('enters no private network unless the server is trusted', async () => {
    const output = path.join(temporaryFolder(), 'mixed')
    library.asked.length = 0
    const { code, stderr } = await gather(`${library.origin}/manifest.json`, '-o', output)
    expect(code).toBe(2)
    expect(stderr).toContain('lies in a private network')
    expect(library.asked).toEqual([])
  })

  test('never writes over a project that is there', async () => {
    const output = path.join(temporaryFolder(), 'work.florilegium')
    writeFileSync(output, 'the work of years')
    const { code, stderr } = await gather(temporaryFolder(), '--output', output)
    expect({ code, text: readFileSync(output, 'utf8') }).toEqual({
      code: 2,
      text: 'the work of years',
    })
    expect(stderr).toContain('never written over')
  })

  test.each([
    [['manifest.json#canvases=5'], 'has 4 canvases, and "5" does not name places'],
    [['collection.json'], 'is a collection'],
    [['gone.json'], 'status 404'],
  ])('says what is wrong with %j, and writes nothing', async ([name = ''], sentence) => {
    const output = path.join(temporaryFolder(), 'mixed')
    const source = `${library.origin}/${name}`
    const { code, stderr } = await gather(source, '-o', output, '--trust', library.host)
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    await expect(loadProject(`${output}.florilegium`)).rejects.toThrow()
  })

  test('needs a source, a place for the project, and canvases', async () => {
    expect((await gather('--output', 'x')).stderr).toContain('needs one source at least')
    expect((await gather(temporaryFolder())).stderr).toContain('--output PROJECT')
    const output = path.join(temporaryFolder(), 'nothing')
    expect((await gather(temporaryFolder(), '-o', output)).code).toBe(1)
  })
})
