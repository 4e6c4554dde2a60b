import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { invert } from '../../../iiif/project/change.ts'
import { foldersOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import {
  ANY_STEP,
  folderOfScans,
  sourcesListed,
  sourcesOf,
  startProgram,
  windowOf,
  type TestProgram,
} from './program.ts'

let count = 0
const newId = (): string => `new-${++count}`

const gather = (program: TestProgram, names: readonly string[]) => (project: Project) =>
  addCanvases(project, {
    images: names.map((name) => {
      const content = sourcesOf(program).get(name)?.content
      if (content?.kind !== 'image') throw new Error(`${name} is not listed as an image`)
      const { width, height } = content
      const folder = foldersOf(project)[0]!.id
      return { image: { type: 'Image', folder, path: name, width, height }, label: name }
    }),
    newId,
  })

describe('A scholar makes an object from a folder', () => {
  test('from choosing the folder to the manifest in another program', async () => {
    const scans = await folderOfScans(['f. 1.jpg', 'f. 2.jpg', 'box 2/f. 10.jpg'])
    writeFileSync(path.join(scans, 'broken.jpg'), 'no image')
    const before = fingerprint(scans)
    const target = path.join(temporaryFolder(), 'codex.json')
    const program = await startProgram({
      answers: {
        chooseFolder: () => Promise.resolve(scans),
        chooseExportTarget: () => Promise.resolve(target),
      },
    })

    // Choosing the folder makes a project that is saved from the first moment.
    const chosen = await program.call('chooseFolder')
    const opened = await program.call('createProject', chosen!.path)
    expect(opened.file).toBe(
      path.join(program.home, 'Documents/Florilegium', `${path.basename(scans)}.florilegium`),
    )
    expect(readFileSync(opened.file, 'utf8')).toContain('"format": "florilegium-project"')
    await sourcesListed(program)
    expect(sourcesOf(program).get('broken.jpg')?.content).toMatchObject({ kind: 'unusable' })

    // Canvases are gathered and named; every change is durable when main says so.
    const window = windowOf(program, opened)
    await window.run(gather(program, ['f. 1.jpg', 'box 2/f. 10.jpg']))
    await window.run((project) => setLabel(project, { ids: [project.manifest] }, { la: ['Liber'] }))
    await window.saved()
    await window.folded('Liber')

    // Another program finds the object at its address, and the images where the manifest says.
    const addresses = await program.call('getAddresses')
    for (const address of [addresses.presentation3, addresses.presentation2]) {
      const answer = await fetch(address)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      expect(text).toContain('Liber')
      expect(text).toContain(address)
    }
    const image = await fetch(
      `${addresses.image3}/${encodeURIComponent('box 2/f. 10.jpg')}/full/max/0/default.jpg`,
    )
    expect(image.status).toBe(200)
    expect(await program.app.imageServerBase()).toBe(addresses.image3.replace('/image/3', ''))

    // The export says what it would write, then writes just that.
    const options = {
      version: '3.0',
      base: 'https://example.org/objects',
      imageBase: 'https://images.example.org/iiif/3',
      imageVersion: 3,
    } as const
    const plan = await program.call('planExport', options)
    expect(plan.canvases).toBe(2)
    const file = await program.call('chooseExportFile', { name: 'codex.json' })
    const order = { options, file: file!.path, lossReport: 'nowhere' } as const
    const report = await program.call('runExport', order)
    expect(report.files).toEqual([target])
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({
      id: 'https://example.org/objects/codex.json',
      type: 'Manifest',
    })
    expect(readdirSync(path.dirname(target))).toEqual(['codex.json'])

    // The scans are as they were.
    await program.call('closeProject')
    expect(fingerprint(scans)).toEqual(before)
  })

  test('and finds everything again the next day, under the same address', async () => {
    const scans = await folderOfScans(['f. 1.jpg'])
    const first = await startProgram()
    await first.drop(scans)
    const opened = await first.call('createProject', scans)
    await sourcesListed(first)
    const window = windowOf(first, opened)
    await window.run(gather(first, ['f. 1.jpg']))
    const addresses = await first.call('getAddresses')
    await first.app.close()

    const second = await startProgram({ home: first.home })
    const [recent] = await second.call('listRecent')
    expect(recent).toMatchObject({ file: opened.file, isThere: true })
    const again = await second.call('openProject', recent!.file)
    expect(again.records).toEqual(expect.arrayContaining([...window.project.records.values()]))
    expect(again.revision).toBe(0)
    expect(await second.call('getAddresses')).toEqual(addresses)
    expect((await fetch(addresses.presentation3)).status).toBe(200)
  })

  test('a second project over the same folder gets a number, and both stay', async () => {
    const scans = await folderOfScans(['f. 1.jpg'])
    const program = await startProgram()
    await program.drop(scans)
    const first = await program.call('createProject', scans)
    const second = await program.call('createProject', scans)
    expect(second.file).toBe(first.file.replace('.florilegium', ' 2.florilegium'))
    expect(second.id).not.toBe(first.id)
    expect((await program.call('listRecent')).map(({ file }) => file)).toEqual([
      second.file,
      first.file,
    ])
    expect(await program.call('forgetRecent', first.file)).toHaveLength(1)
  })

  test('goes on in another file after Save as', async () => {
    const scans = await folderOfScans(['f. 1.jpg'])
    const target = path.join(temporaryFolder(), 'copy')
    const program = await startProgram({
      answers: { chooseProjectTarget: () => Promise.resolve(target) },
    })
    await program.drop(scans)
    const opened = await program.call('createProject', scans)
    expect(await program.call('saveProjectAs')).toEqual({
      file: `${target}.florilegium`,
      name: 'copy',
    })
    const window = windowOf(program, opened)
    await window.run((project) =>
      setLabel(project, { ids: [project.manifest] }, { none: ['Later'] }),
    )
    await window.saved()
    await waitFor('the copy', () => readFileSync(`${target}.florilegium`, 'utf8').includes('Later'))
    expect(readFileSync(opened.file, 'utf8')).not.toContain('Later')
  })
})

describe('The sources of an open project', () => {
  test('show what is added to the folder and removed from it, and serve it', async () => {
    const scans = await folderOfScans(['f. 1.jpg'])
    const program = await startProgram()
    await program.drop(scans)
    await program.call('createProject', scans)
    await sourcesListed(program)
    await folderOfScans(['f. 2.jpg'], scans)
    await waitFor('f. 2.jpg', () => sourcesOf(program).has('f. 2.jpg'))
    const { image3 } = await program.call('getAddresses')
    const status = async (name: string) =>
      (await fetch(`${image3}/${encodeURIComponent(name)}/info.json`)).status
    expect(await status('f. 2.jpg')).toBe(200)
    rmSync(path.join(scans, 'f. 1.jpg'))
    await waitFor('f. 1.jpg to go', () => !sourcesOf(program).has('f. 1.jpg'))
    expect(await status('f. 1.jpg')).toBe(404)
  })

  test('a second folder comes by a command and goes by its undo', async () => {
    const [scans, more] = [await folderOfScans(['a.jpg']), await folderOfScans(['b.jpg'])]
    const program = await startProgram()
    await program.drop(scans)
    const opened = await program.call('createProject', scans)
    const window = windowOf(program, opened)
    const folder = { type: 'Folder', id: 'more', location: more, prefix: '~more' } as const
    const change = [{ id: 'more', after: folder }]

    expect(await program.refusal('applyChange', { revision: 1, change, origin: ANY_STEP })).toBe(
      'project/folder-not-chosen',
    )
    await program.drop(more)
    await window.send(change)
    await waitFor('b.jpg', () => sourcesOf(program).has('b.jpg'))
    const { image3 } = await program.call('getAddresses')
    const address = `${image3}/${encodeURIComponent('~more/b.jpg')}/info.json`
    expect((await fetch(address)).status).toBe(200)

    await window.send(invert(change))
    await waitFor('b.jpg to be served no more', () => program.told('sourcesChanged').length > 0)
    await expect.poll(async () => (await fetch(address)).status).toBe(404)
    // Redo needs no second choosing.
    await window.send(change)
    await expect.poll(async () => (await fetch(address)).status).toBe(200)
  })

  test('an image whose pixels turn out to be damaged is listed as such', async () => {
    const scans = await folderOfScans(['f. 1.jpg'])
    const whole = readFileSync(path.join(scans, 'f. 1.jpg'))
    // Begins and ends like an image; between them is nothing to decode.
    const start = whole.indexOf(Buffer.from([0xff, 0xda]))
    writeFileSync(
      path.join(scans, 'hollow.jpg'),
      Buffer.concat([
        whole.subarray(0, start),
        Buffer.from([0xff, 0xda, 0x00, 0x03, 0x00, 0xff, 0xd9]),
      ]),
    )
    const program = await startProgram()
    await program.drop(scans)
    await program.call('createProject', scans)
    await sourcesListed(program)
    expect(sourcesOf(program).get('hollow.jpg')?.content.kind).toBe('image')
    const { image3 } = await program.call('getAddresses')
    const answer = await fetch(`${image3}/hollow.jpg/full/max/0/default.jpg`)
    expect(answer.ok).toBe(false)
    await waitFor(
      'the damage',
      () => sourcesOf(program).get('hollow.jpg')?.content.kind === 'unusable',
    )
    expect(
      (await fetch(`${image3}/${encodeURIComponent('f. 1.jpg')}/full/max/0/default.jpg`)).ok,
    ).toBe(true)
  })

  test('the folder of a project is gone: the project opens, and says so', async () => {
    const top = temporaryFolder()
    mkdirSync(path.join(top, 'scans'))
    const scans = await folderOfScans(['f. 1.jpg'], path.join(top, 'scans'))
    const program = await startProgram()
    await program.drop(scans)
    const { file } = await program.call('createProject', scans)
    await program.call('closeProject')
    rmSync(scans, { recursive: true })
    const opened = await program.call('openProject', file)
    expect(manifestOf(windowOf(program, opened).project).items).toEqual([])
    const state = await waitFor('the refusal', () =>
      program
        .told('sourcesChanged')
        .map((change) => change.state)
        .find(({ kind }) => kind === 'failed'),
    )
    expect(state).toMatchObject({ problem: { code: 'folder/gone', details: { name: 'scans' } } })
  })
})

describe('The sample', () => {
  test('is drawn once, opened as a project, and later opened as it was left', async () => {
    let drawn = 0
    const program = await startProgram({
      platform: {
        drawSample: async (folder) => {
          drawn += 1
          await folderOfScans(['codex/f. 1r.jpg', 'codex/f. 1v.jpg'], folder)
        },
      },
    })
    const opened = await program.call('openSample')
    expect(manifestOf(windowOf(program, opened).project).items.length).toBeGreaterThan(0)
    expect(path.dirname(opened.file)).toBe(path.join(program.home, 'Documents/Florilegium'))
    const window = windowOf(program, opened)
    await window.run((project) =>
      setLabel(project, { ids: [project.manifest] }, { none: ['Mine'] }),
    )
    await window.saved()
    await program.call('closeProject')

    const again = await program.call('openSample')
    expect(manifestOf(windowOf(program, again).project).label).toEqual({ none: ['Mine'] })
    expect(again.file).toBe(opened.file)
    expect(drawn).toBe(1)
    expect((await program.call('getSettings')).isSampleOffered).toBe(false)
  })

  test('that could not be drawn is said to have failed, and is drawn the next time', async () => {
    let isBroken = true
    const program = await startProgram({
      platform: {
        drawSample: async (folder) => {
          await folderOfScans(['codex/f. 1r.jpg'], folder)
          if (isBroken) throw new Error('interrupted')
        },
      },
    })
    expect(await program.refusal('openSample')).toBe('request/failed')
    isBroken = false
    await program.call('openSample')
  })
})
