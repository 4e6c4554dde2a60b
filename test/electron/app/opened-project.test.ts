import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { manifestOf } from '../../../iiif/project/model.ts'
import { mayMount, mountDisk } from '../../support/small-disks.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { ANY_STEP, folderOfScans, startProgram, windowOf, type TestProgram } from './program.ts'

const origin = ANY_STEP

async function openedProject() {
  const program = await startProgram()
  const scans = await folderOfScans(['f. 1.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  return { program, scans, opened, window: windowOf(program, opened) }
}

const named = (text: string) => (project: Parameters<typeof manifestOf>[0]) =>
  setLabel(project, { ids: [project.manifest] }, { none: [text] })

describe('Main keeps its own copy of the project', () => {
  test('a change that was made against another state is refused, and nothing is saved', async () => {
    const { program, opened, window } = await openedProject()
    const before = manifestOf(window.project)
    const change = [{ id: before.id, before: { ...before, label: {} }, after: before }]
    expect(await program.refusal('applyChange', { revision: 1, change, origin })).toBe(
      'project/out-of-step',
    )
    expect(await program.refusal('applyChange', { revision: 2, change: [], origin })).toBe(
      'project/out-of-step',
    )
    expect(readFileSync(opened.file, 'utf8')).toContain(before.label['none']![0])
    await window.run(named('in step'))
    await window.saved()
  })

  test('a change that would leave a project which cannot be read again is refused', async () => {
    const { program, window } = await openedProject()
    const before = manifestOf(window.project)
    const change = [{ id: before.id, before, after: { ...before, items: ['nowhere'] } }]
    expect(await program.refusal('applyChange', { revision: 1, change, origin })).toBe(
      'project/out-of-step',
    )
    const removal = [{ id: before.id, before }]
    expect(await program.refusal('applyChange', { revision: 1, change: removal, origin })).toBe(
      'project/out-of-step',
    )
  })

  test('without a project there is nothing to change, export or serve', async () => {
    const program = await startProgram()
    const options = {
      version: '3.0',
      base: 'https://x.org',
      imageBase: 'https://x.org',
      imageVersion: 3,
    }
    expect(await program.refusal('applyChange', { revision: 1, change: [], origin })).toBe(
      'project/none-open',
    )
    expect(await program.refusal('planExport', options)).toBe('project/none-open')
    expect(await program.refusal('getAddresses')).toBe('project/none-open')
    expect(await program.refusal('saveProjectAs')).toBe('project/none-open')
    await expect(program.app.imageServerBase()).rejects.toMatchObject({ code: 'project/none-open' })
    expect(await program.refusal('closeProject')).toBe('done')
  })

  test('fifty changes in a row are all there when the last is saved', async () => {
    const { window } = await openedProject()
    for (let number = 1; number <= 50; number++) await window.run(named(`name ${number}`))
    await window.saved()
    await window.folded('name 50')
  })

  test('closing waits for what is not saved yet', async () => {
    const { program, opened, window } = await openedProject()
    await window.run(named('at the last moment'))
    await program.call('closeProject')
    expect(readFileSync(opened.file, 'utf8')).toContain('at the last moment')
  })
})

describe('The window can name only places that the scholar chose', () => {
  test('no other folder, project, export or file is touched', async () => {
    const { program, opened } = await openedProject()
    const elsewhere = temporaryFolder()
    writeFileSync(path.join(elsewhere, 'other.florilegium'), readFileSync(opened.file))
    const options = {
      version: '3.0',
      base: 'https://x.org',
      imageBase: 'https://x.org',
      imageVersion: 3,
    }
    const before = fingerprint(elsewhere)
    expect(await program.refusal('createProject', elsewhere)).toBe('request/place-not-chosen')
    expect(await program.refusal('openProject', path.join(elsewhere, 'other.florilegium'))).toBe(
      'request/place-not-chosen',
    )
    expect(
      await program.refusal('runExport', {
        options,
        file: path.join(elsewhere, 'x.json'),
        lossReport: 'nowhere',
      }),
    ).toBe('request/place-not-chosen')
    expect(await program.refusal('showFile', '/etc/passwd')).toBe('request/place-not-chosen')
    expect(fingerprint(elsewhere)).toEqual(before)
    expect(await program.refusal('showFile', opened.file)).toBe('done')
  })

  test('what is dropped is told with its kind, and may be opened', async () => {
    const program = await startProgram()
    const folder = await folderOfScans(['f. 1.jpg'])
    await program.drop(folder)
    await program.drop(path.join(folder, 'codex.florilegium'))
    await program.drop(path.join(folder, 'f. 1.jpg'))
    expect(program.told('openRequested').map(({ kind, name }) => [kind, name])).toEqual([
      ['folder', path.basename(folder)],
      ['project', 'codex.florilegium'],
      ['unknown', 'f. 1.jpg'],
    ])
  })
})

describe('A project that cannot be opened', () => {
  const open = async (program: TestProgram, content: string): Promise<string> => {
    const file = path.join(temporaryFolder(), 'codex.florilegium')
    writeFileSync(file, content)
    await program.drop(file)
    const code = await program.refusal('openProject', file)
    expect(readFileSync(file, 'utf8')).toBe(content)
    return code
  }

  test('is refused and kept as it is, and the one that is open stays open', async () => {
    const { program, window } = await openedProject()
    expect(await open(program, '{"format":"florilegium-project","ver')).toBe('project/damaged')
    expect(await open(program, '{"format":"florilegium-project","version":99}')).toBe(
      'project/written-by-newer-version',
    )
    expect(await open(program, '{"type":"Manifest"}')).toBe('project/foreign')
    await window.run(named('still open'))
    await window.saved()
    await window.folded('still open')
  })

  test('a recent one that is gone is listed as gone, and refused', async () => {
    const { program, opened } = await openedProject()
    await program.call('closeProject')
    rmSync(opened.file)
    expect(await program.call('listRecent')).toMatchObject([{ file: opened.file, isThere: false }])
    expect(await program.refusal('openProject', opened.file)).toBe('project/gone')
  })

  test('a folder that is gone, or that is a file, makes no project', async () => {
    const program = await startProgram()
    const top = temporaryFolder()
    writeFileSync(path.join(top, 'file'), '')
    for (const name of ['gone', 'file']) await program.drop(path.join(top, name))
    expect(await program.refusal('createProject', path.join(top, 'gone'))).toBe('folder/gone')
    expect(await program.refusal('createProject', path.join(top, 'file'))).toBe(
      'folder/not-a-folder',
    )
    expect(await program.call('listRecent')).toEqual([])
  })
})

describe('When the project cannot be saved', () => {
  test('the window is told why; when the place is back, everything is saved by itself', async () => {
    const { program, opened, window } = await openedProject()
    const folder = path.dirname(opened.file)
    renameSync(folder, `${folder} (unplugged)`)
    await window.run(named('kept in memory'))
    const failing = await waitFor('the failure', () =>
      program.told('saveStateChanged').find(({ kind }) => kind === 'failing'),
    )
    expect(failing).toMatchObject({
      problem: {
        code: 'project/not-saved-gone',
        details: { name: path.basename(opened.file, '.florilegium'), count: 1 },
      },
    })
    // Neither closing nor quitting loses it.
    expect(await program.refusal('closeProject')).toBe('project/not-saved-gone')
    expect(await program.app.flush()).toMatchObject({ problem: { code: 'project/not-saved-gone' } })
    renameSync(`${folder} (unplugged)`, folder)
    await window.saved()
    await window.folded('kept in memory')
  })

  test.skipIf(!mayMount)(
    'because the disk is full: it is saved as soon as there is room',
    async () => {
      const disk = path.join(temporaryFolder(), 'disk')
      onTestFinished(mountDisk(disk, '256k'))
      const program = await startProgram({
        answers: { chooseProjectTarget: () => Promise.resolve(path.join(disk, 'codex')) },
      })
      const scans = await folderOfScans(['f. 1.jpg'])
      await program.drop(scans)
      const window = windowOf(program, await program.call('createProject', scans))
      const { file } = (await program.call('saveProjectAs'))!
      spawnSync('dd', ['if=/dev/zero', `of=${disk}/filler`, 'bs=1k', 'count=300'])
      const before = readFileSync(file, 'utf8')
      await window.run(named('x'.repeat(5000)))
      const failing = await waitFor('the failure', () =>
        program.told('saveStateChanged').find(({ kind }) => kind === 'failing'),
      )
      expect(failing).toMatchObject({ problem: { code: 'project/not-saved-full' } })
      expect(readFileSync(file, 'utf8')).toBe(before)
      rmSync(path.join(disk, 'filler'))
      await program.call('retrySave')
      await window.saved()
      await waitFor('the project file', () => readFileSync(file, 'utf8').includes('xxxxx'))
    },
  )
})

describe('Settings', () => {
  test('are kept from one start to the next', async () => {
    const first = await startProgram()
    expect(await first.call('getSettings')).toEqual({
      theme: 'system',
      isSampleOffered: true,
      imageCacheGigabytes: 10,
    })
    await first.call('changeSettings', { theme: 'dark' })
    await first.app.close()
    const second = await startProgram({ home: first.home })
    expect(await second.call('getSettings')).toEqual({
      theme: 'dark',
      isSampleOffered: true,
      imageCacheGigabytes: 10,
    })
  })

  test.each([
    '',
    '{"theme":"neon"}',
    '[',
    '{"theme":"dark","isSampleOffered":true,"segments":[],"x":1}',
  ])('that are damaged (%s) are set aside, and the program starts', async (content) => {
    const home = temporaryFolder()
    const file = path.join(home, 'data/settings.json')
    mkdirSync(path.dirname(file))
    writeFileSync(file, content)
    writeFileSync(path.join(home, 'data/recent.json'), content)
    const program = await startProgram({ home })
    expect(await program.call('getSettings')).toEqual({
      theme: 'system',
      isSampleOffered: true,
      imageCacheGigabytes: 10,
    })
    expect(await program.call('listRecent')).toEqual([])
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content)
  })
})
