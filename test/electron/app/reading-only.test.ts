import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { foldersOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { countingIds } from '../../support/projects.ts'
import { makeReadOnly, mayMount, mountDisk } from '../../support/small-disks.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'
import { waitFor } from '../../support/wait-for.ts'
import { ANY_STEP, folderOfScans, startProgram, windowOf, type TestProgram } from './program.ts'

const named = (text: string) => (project: Project) =>
  setLabel(project, { ids: [project.manifest] }, { none: [text] })

/** A project that was worked on and left; `change` is another step, made against it. */
async function leftProject() {
  const program = await startProgram()
  const scans = await folderOfScans(['f. 1.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  const window = windowOf(program, opened)
  await window.run((project) =>
    addCanvases(project, {
      images: [{ label: 'f. 1', image: imageIn(foldersOf(project)[0]!.id) }],
      newId: countingIds(),
    }),
  )
  await window.run(named('as it was left'))
  await window.saved()
  await waitFor('all to be in the project file', () => {
    const hash = createHash('sha256').update(readFileSync(opened.file)).digest('hex')
    const journal = readFileSync(`${opened.file}-journal`, 'utf8').trimEnd().split('\n')
    return journal.length > 3 && journal.at(-1)!.includes(`"file":"${hash}"`)
  })
  return { program, opened, window, ...named('changed')(window.project) }
}

const imageIn = (folder: string) =>
  ({ type: 'Image', folder, path: 'f. 1.jpg', width: 151, height: 97 }) as const

const noticesOf = (program: TestProgram): readonly string[] =>
  program.told('projectNoticed').map(({ code }) => code)

describe('A project that another program has open', () => {
  test('is opened for reading: nothing at all is written, and no change is taken', async () => {
    const { opened, change } = await leftProject()
    // Older, and with a torn end: what an opening for writing would mend.
    const folder = path.dirname(opened.file)
    writeFileSync(`${opened.file}-journal`, '0badcafe {"torn', { flag: 'a' })
    const before = fingerprint(folder)
    const reader = await startProgram()
    await reader.drop(opened.file)
    const read = await reader.call('openProject', opened.file)
    expect(read.reading?.code).toBe('project/reading-elsewhere')
    expect(read.notices).toEqual([])
    expect(JSON.stringify(read.records)).toContain('as it was left')
    const step = { revision: 1, change, origin: ANY_STEP }
    expect(await reader.refusal('applyChange', step)).toBe('project/reading-elsewhere')
    await reader.call('closeProject')
    expect(fingerprint(folder)).toEqual(before)
  })

  test('tells when it was changed there, and when it is free; opened again, it can be changed', async () => {
    const { program, opened, window } = await leftProject()
    const reader = await startProgram()
    await reader.drop(opened.file)
    await reader.call('openProject', opened.file)
    await window.run(named('changed in the first'))
    await waitFor('the change', () => noticesOf(reader).includes('project/reading-changed'))
    await program.call('closeProject')
    await waitFor('the end of it', () => noticesOf(reader).includes('project/reading-free'))
    const again = await reader.call('openProject', opened.file)
    expect(again.reading).toBeUndefined()
    const theirs = windowOf(reader, again)
    expect(manifestOf(theirs.project).label).toEqual({ none: ['changed in the first'] })
    await theirs.run(named('changed in the second'))
    await theirs.folded('changed in the second')
  })

  test('goes on in a copy, which is nobody else’s; not in the file itself', async () => {
    const { opened } = await leftProject()
    const copy = path.join(temporaryFolder(), 'Copy.florilegium')
    const answers = [opened.file, copy]
    const reader = await startProgram({
      answers: { chooseProjectTarget: () => Promise.resolve(answers.shift()) },
    })
    await reader.drop(opened.file)
    const window = windowOf(reader, await reader.call('openProject', opened.file))
    expect(await reader.refusal('saveProjectAs')).toBe('project/reading-elsewhere')
    expect(await reader.call('saveProjectAs')).toMatchObject({ file: copy })
    await window.run(named('in the copy'))
    await window.saved()
    await reader.call('closeProject')
    expect(readFileSync(copy, 'utf8')).toContain('in the copy')
    expect(readFileSync(opened.file, 'utf8')).not.toContain('in the copy')
  })
})

describe.skipIf(!mayMount)('A project on a disk', () => {
  test('that can only be read is opened for reading, and goes on in a copy among the projects here', async () => {
    const { program, opened } = await leftProject()
    await program.call('closeProject')
    const folder = path.dirname(opened.file)
    const before = fingerprint(folder)
    onTestFinished(makeReadOnly(folder))
    const suggested: string[] = []
    const reader = await startProgram({
      answers: {
        chooseProjectTarget: (suggestion) => {
          suggested.push(suggestion)
          mkdirSync(path.dirname(suggestion), { recursive: true })
          return Promise.resolve(suggestion)
        },
      },
    })
    await reader.drop(opened.file)
    const read = await reader.call('openProject', opened.file)
    expect(read).toMatchObject({ reading: { code: 'project/reading-disk' }, notices: [] })
    expect((await reader.call('planExport', EXPORT)).files).not.toEqual([])
    await reader.call('saveProjectAs')
    expect(suggested).toEqual([
      path.join(reader.home, 'Documents/Florilegium', path.basename(opened.file)),
    ])
    const window = windowOf(reader, read)
    await window.run(named('in the copy'))
    await window.saved()
    expect(fingerprint(folder)).toEqual(before)
  })

  test('that is full is opened, and the scholar is told before anything is changed', async () => {
    const { program, opened } = await leftProject()
    await program.call('closeProject')
    const disk = path.join(temporaryFolder(), 'disk')
    onTestFinished(mountDisk(disk, '256k'))
    const file = path.join(disk, 'Codex.florilegium')
    writeFileSync(file, readFileSync(opened.file))
    execFileSync('sh', ['-c', `cat /dev/zero > ${disk}/filler 2>/dev/null || true`])
    const reader = await startProgram()
    await reader.drop(file)
    const read = await reader.call('openProject', file)
    expect(read.reading).toBeUndefined()
    expect(read.notices.map(({ code }) => code)).toEqual(['project/no-room'])
  })
})

const EXPORT = {
  version: '3.0',
  base: 'https://example.org/codex',
  imageBase: 'https://images.example.org',
  imageVersion: 3,
} as const
