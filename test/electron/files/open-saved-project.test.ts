import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { manifestOf } from '../../../iiif/project/model.ts'
import { crashAfter, madeProject, opened } from '../../support/opened-work.ts'
import { nameOf, type Work } from '../../support/saved-work.ts'
import { fingerprint } from '../../support/temporary-folder.ts'

const codesOf = ({ notices }: Work) => notices.map(({ code }) => code)
const asideIn = (folder: string, what: string) =>
  readdirSync(folder).filter((name) => name.includes(`(${what} `))

describe('After a crash', () => {
  test('everything that was durable is there, though the project file is older', async () => {
    const { file } = await madeProject()
    await crashAfter(file, 'one', 'two', 'three')
    expect(readFileSync(file, 'utf8')).not.toContain('three')
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('three')
    expect(work.notices).toEqual([])
    await work.fold()
    expect(readFileSync(file, 'utf8')).toContain('three')
  })

  test('all can be undone and redone as before it', async () => {
    const { file } = await madeProject()
    const before = await opened(file)
    for (const name of ['one', 'two', 'three']) await before.name(name)
    await before.undo()
    await before.fold()
    await before.undo()
    await before.close()

    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('one')
    expect(work.session.past.map(({ at }) => at)).toEqual(['2026-03-01T12:00:00.000Z'])
    await work.redo()
    await work.redo()
    expect(nameOf(work.session.project)).toBe('three')
    await work.undo()
    await work.undo()
    await work.undo()
    expect(manifestOf(work.session.project).label).toEqual({ en: ['A codex'] })
  })

  test('a line that is torn is kept in a file that says so, and the work goes on', async () => {
    const { folder, file, journal } = await madeProject()
    await crashAfter(file, 'one')
    appendFileSync(journal, '0badcafe {"sequence":3,"kind":"do","la')
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('one')
    expect(codesOf(work)).toEqual(['project/journal-torn'])
    const [aside] = asideIn(folder, 'torn end')
    expect(readFileSync(path.join(folder, aside!), 'utf8')).toContain('0badcafe')
    await work.name('two')
    await work.close()
    const again = await opened(file)
    expect(nameOf(again.session.project)).toBe('two')
    expect(again.notices).toEqual([])
  })

  test('what was left of a file that was being written is removed, and nothing else', async () => {
    const { folder, file } = await madeProject()
    await crashAfter(file, 'one')
    const before = readdirSync(folder)
    // A write that was cut off, of each of the two files; and one of another project, which may be going on.
    const tag = (name: string) => crc32(name).toString(16).padStart(8, '0')
    const [own, journals, others] = [file, `${file}-journal`, 'Other.florilegium'].map((name) =>
      path.join(folder, `.florilegium-${tag(path.basename(name))}-1.tmp`),
    )
    for (const left of [own, journals, others]) writeFileSync(left!, 'half')
    await (await opened(file)).close()
    expect(readdirSync(folder)).toEqual([path.basename(others!), ...before])
  })
})

describe('A project file that is damaged', () => {
  test.each([
    ['emptied', () => ''],
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['filled with zeros', (text: string) => '\0'.repeat(text.length)],
    ['written over by another program', () => '{"type":"Manifest"}'],
  ])('%s: it is brought back from the journal, and kept beside', async (_, damage) => {
    const { folder, file } = await madeProject()
    await crashAfter(file, 'one', 'two')
    const damaged = damage(readFileSync(file, 'utf8'))
    writeFileSync(file, damaged)
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('two')
    expect(work.session.past).toHaveLength(2)
    expect(codesOf(work)).toEqual(['project/recovered'])
    const [aside] = asideIn(folder, 'damaged')
    expect(readFileSync(path.join(folder, aside!), 'utf8')).toBe(damaged)
    await work.fold()
    await work.close()
    expect(readFileSync(file, 'utf8')).toContain('two')
    expect((await opened(file)).notices).toEqual([])
  })

  test('without a journal it is refused, and nothing is touched', async () => {
    const { folder, file } = await madeProject()
    writeFileSync(file, '{"format":"florilegium-project"')
    const before = fingerprint(folder)
    await expect(opened(file)).rejects.toMatchObject({ code: 'project/damaged' })
    expect(fingerprint(folder)).toEqual(before)
  })

  test('one of a newer version is refused, whatever its journal says', async () => {
    const { folder, file } = await madeProject()
    await crashAfter(file, 'one')
    writeFileSync(file, '{"format":"florilegium-project","version":99}')
    const before = fingerprint(folder)
    await expect(opened(file)).rejects.toMatchObject({ code: 'project/written-by-newer-version' })
    expect(fingerprint(folder)).toEqual(before)
  })
})

describe('A journal that is damaged', () => {
  test('at its beginning: what came after the last fold is there all the same', async () => {
    const { folder, file, journal } = await madeProject()
    const before = await opened(file)
    await before.name('one')
    await before.fold()
    await before.name('two')
    await before.close()
    const bytes = readFileSync(journal)
    bytes[100]! ^= 1
    writeFileSync(journal, bytes)
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('two')
    expect(codesOf(work)).toEqual(['project/journal-damaged'])
    expect(asideIn(folder, 'damaged')).toHaveLength(1)
    await work.name('three')
    await work.close()
    const again = await opened(file)
    expect(nameOf(again.session.project)).toBe('three')
    expect(again.notices).toEqual([])
  })

  test('altogether, or of another project: the file is opened, and the journal kept', async () => {
    for (const content of [Buffer.alloc(0), Buffer.from('nonsense\n'), undefined]) {
      const { folder, file, journal } = await madeProject()
      const other = await madeProject(5)
      await crashAfter(other.file, 'of another')
      const text = readFileSync(other.file, 'utf8').replace('"project"', '"another project"')
      if (content) writeFileSync(journal, content)
      else {
        writeFileSync(other.file, text)
        rmSync(other.journal)
        await crashAfter(other.file, 'of another')
        copyFileSync(other.journal, journal)
      }
      const work = await opened(file)
      expect(manifestOf(work.session.project).label).toEqual({ en: ['A codex'] })
      expect(codesOf(work)).toEqual(['project/journal-damaged'])
      expect(asideIn(folder, 'damaged')).toHaveLength(1)
    }
  })
})

describe('A project that something else changed', () => {
  test('while it was closed: it opens as it is now; undo, and a file beside it, hold what it was', async () => {
    const { folder, file } = await madeProject()
    await crashAfter(file, 'one', 'ours')
    writeFileSync(file, readFileSync(file, 'utf8').replace('A codex', 'Theirs'))
    const work = await opened(file)
    expect(manifestOf(work.session.project).label).toEqual({ en: ['Theirs'] })
    expect(codesOf(work)).toEqual(['project/changed-while-closed'])
    const [aside] = asideIn(folder, 'before it was changed elsewhere')
    expect(readFileSync(path.join(folder, aside!), 'utf8')).toContain('ours')
    expect(work.session.past.at(-1)?.label).toEqual({ key: 'changeOutside' })
    await work.undo()
    expect(nameOf(work.session.project)).toBe('ours')
    await work.close()
    expect(nameOf((await opened(file)).session.project)).toBe('ours')
  })

  test('by bringing an older copy back: the older copy counts, and the newer is kept', async () => {
    const { folder, file } = await madeProject()
    const before = await opened(file)
    await before.name('older')
    await before.fold()
    copyFileSync(file, path.join(folder, 'backup'))
    await before.name('newer')
    await before.fold()
    await before.close()
    renameSync(path.join(folder, 'backup'), file)
    const work = await opened(file)
    expect(nameOf(work.session.project)).toBe('older')
    await work.undo()
    expect(nameOf(work.session.project)).toBe('newer')
  })

  test('while it is open: ours goes on, theirs is kept beside it', async () => {
    const { folder, file } = await madeProject()
    const work = await opened(file)
    await work.name('one')
    await work.fold()
    const theirs = readFileSync(file, 'utf8').replace('one', 'theirs')
    writeFileSync(file, theirs)
    await work.name('ours')
    await work.fold()
    expect(readFileSync(file, 'utf8')).toContain('ours')
    expect(codesOf(work)).toEqual(['project/changed-outside'])
    const [aside] = asideIn(folder, 'changed elsewhere')
    expect(readFileSync(path.join(folder, aside!), 'utf8')).toBe(theirs)
  })

  test('by replacing the journal while it is open: ours goes on, theirs is kept beside it', async () => {
    const { folder, file, journal } = await madeProject()
    const work = await opened(file)
    await work.name('one')
    writeFileSync(`${journal}.new`, 'theirs')
    renameSync(`${journal}.new`, journal)
    await work.name('ours')
    expect(codesOf(work)).toEqual(['project/journal-replaced'])
    const [aside] = asideIn(folder, 'of another state')
    expect(readFileSync(path.join(folder, aside!), 'utf8')).toBe('theirs')
    await work.close()
    expect(nameOf((await opened(file)).session.project)).toBe('ours')
  })

  test('by removing the journal while it is open: it is made anew with all that was in it', async () => {
    const { file, journal } = await madeProject()
    const work = await opened(file)
    await work.name('one')
    rmSync(journal)
    await work.name('two')
    await work.close()
    const again = await opened(file)
    expect(nameOf(again.session.project)).toBe('two')
    expect(again.session.past).toHaveLength(2)
  })
})
