import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { bundleMark } from '../../../../electron/export/pack/bundle-format.ts'
import { findOriginals } from '../../../../electron/export/pack/find-originals.ts'
import {
  findDanger,
  keyOf,
  type EntryHeader,
} from '../../../../electron/export/pack/safe-entries.ts'
import { unpackBundle } from '../../../../electron/export/pack/unpack-bundle.ts'
import { writeBundle } from '../../../../electron/export/pack/write-bundle.ts'
import { loadProject } from '../../../../electron/files/project-file.ts'
import { printProject } from '../../../../iiif/project/file.ts'
import { foldersOf, type Project } from '../../../../iiif/project/model.ts'
import { packProject } from '../../../../iiif/targets/packed-project.ts'
import { withRecords } from '../../../iiif/export/support/codex.ts'
import { projectWithCanvases } from '../../../support/projects.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** A project over two files of this computer; one of them lies in a folder of its own. */
function objectOverScans(): { readonly project: Project; readonly scans: string } {
  const scans = temporaryFolder()
  for (const name of ['1.jpg', '2.jpg']) writeFileSync(path.join(scans, name), `picture ${name}`)
  const project = withRecords(projectWithCanvases(2), {
    type: 'Folder',
    id: 'folder',
    location: scans,
    prefix: '',
  })
  return { project, scans }
}

async function bundled(project: Project): Promise<string> {
  const file = path.join(temporaryFolder(), 'Codex.florilegium.zip')
  const { text, originals } = packProject(project, 'originals')
  const { found } = await findOriginals(originals)
  await writeBundle(
    {
      name: 'Codex',
      text,
      originals: found,
      made: new Date('2026-03-01T12:00:00Z'),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
    createWriteStream(file),
  )
  return file
}

/** A zip file with these entries, written as they are named. */
async function zipOf(entries: Readonly<Record<string, string>>, mode = 0o100644): Promise<string> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(entries)) {
    zip.addBuffer(Buffer.from(text), name.replaceAll('../', '@@/').replace(/^\/tmp/, '#tmp'), {
      mode,
      compress: text.length > 1000,
    })
  }
  zip.end()
  const file = path.join(temporaryFolder(), 'sent.florilegium.zip')
  await pipeline(zip.outputStream, createWriteStream(file))
  // The library writes no such names; whoever means harm does.
  const bytes = readFileSync(file)
    .toString('latin1')
    .replaceAll('@@/', '../')
    .replaceAll('#tmp', '/tmp')
  writeFileSync(file, bytes, 'latin1')
  return file
}

describe('A bundle', () => {
  test('brings the project and its scans to another computer, byte for byte', async () => {
    const { project, scans } = objectOverScans()
    const folder = path.join(temporaryFolder(), 'Codex')
    const file = await unpackBundle(await bundled(project), folder)
    expect(path.relative(folder, file)).toBe('Codex.florilegium')
    const arrived = await loadProject(file)
    expect(foldersOf(arrived).map(({ location }) => location)).toEqual([
      path.join(folder, 'originals/1'),
    ])
    const withoutPlaces = (one: Project): string =>
      printProject(withRecords(one, { ...foldersOf(one)[0]!, location: 'scans' }))
    expect(withoutPlaces(arrived)).toBe(withoutPlaces(project))
    for (const name of ['1.jpg', '2.jpg']) {
      const there = readFileSync(path.join(folder, 'originals/1', name))
      expect(there.equals(readFileSync(path.join(scans, name)))).toBe(true)
    }
  })

  test('holds nothing that lies outside of the folders of the project', async () => {
    const { project, scans } = objectOverScans()
    writeFileSync(path.join(path.dirname(scans), 'secret.txt'), 'mine')
    const [canvas] = [...project.records.values()].filter((record) => record.type === 'Canvas')
    const outside = {
      type: 'Image',
      folder: 'folder',
      path: '../secret.txt',
      width: 1,
      height: 1,
    } as const
    const { originals } = packProject(
      withRecords(project, {
        ...canvas!,
        painting: [{ ...canvas!.painting[0]!, body: outside }],
      }),
      'originals',
    )
    const { found, missing } = await findOriginals(originals)
    expect(found.map(({ to }) => to)).toEqual(['1/2.jpg'])
    expect(missing).toBe(1)
  })
})

describe('A bundle that means harm is refused, and nothing of it is written', () => {
  const { text } = packProject(projectWithCanvases(2), 'originals')
  const mark = bundleMark('Codex.florilegium')
  const honest = { 'florilegium-bundle.json': mark, 'Codex.florilegium': text }
  const elsewhere = text.replace('originals/1', '/etc')

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['a name that climbs', { ...honest, 'originals/../../evil.txt': 'x' }, 'bundle/unsafe'],
    ['a name that climbs at once', { ...honest, '../evil.txt': 'x' }, 'bundle/unsafe'],
    ['an absolute name', { ...honest, '/tmp/evil.txt': 'x' }, 'bundle/unsafe'],
    ['a stream of Windows', { ...honest, 'originals/1/a.jpg:evil': 'x' }, 'bundle/unsafe'],
    ['a device of Windows', { ...honest, 'originals/1/con.jpg': 'x' }, 'bundle/unsafe'],
    ['a name that ends with a dot', { ...honest, 'originals/1/a.': 'x' }, 'bundle/unsafe'],
    [
      'two names that some systems take for one',
      { ...honest, 'A.txt': 'x', 'a.txt': 'y' },
      'bundle/unsafe',
    ],
    [
      'a bomb of many small files',
      {
        ...honest,
        ...Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [
            `originals/1/${index}.tif`,
            '0'.repeat(900_000),
          ]),
        ),
      },
      'bundle/unsafe',
    ],
    ['a bomb', { ...honest, 'originals/1/a.tif': '0'.repeat(3_000_000) }, 'bundle/unsafe'],
    [
      'a project that reads other folders',
      { ...honest, 'Codex.florilegium': elsewhere },
      'bundle/unsafe',
    ],
    [
      'a project elsewhere',
      { ...honest, 'florilegium-bundle.json': bundleMark('originals/x') },
      'bundle/unsafe',
    ],
    ['no mark', { 'Codex.florilegium': text }, 'bundle/not-one'],
    [
      'another mark',
      { ...honest, 'florilegium-bundle.json': '{"format":"other"}' },
      'bundle/not-one',
    ],
    ['no project', { 'florilegium-bundle.json': mark }, 'bundle/damaged'],
    [
      'a version to come',
      { ...honest, 'florilegium-bundle.json': mark.replace('"version":1', '"version":2') },
      'bundle/newer',
    ],
  ])('%s', async (_, entries, code) => {
    const parent = temporaryFolder()
    const file = await zipOf(entries)
    await expect(unpackBundle(file, path.join(parent, 'in'))).rejects.toThrow(
      expect.objectContaining({ code }),
    )
    expect(readdirSync(parent)).toEqual([])
    expect(existsSync(path.join(parent, '..', 'evil.txt'))).toBe(false)
  })

  test('a link', async () => {
    const parent = temporaryFolder()
    const file = await zipOf(honest, 0o120777)
    await expect(unpackBundle(file, path.join(parent, 'in'))).rejects.toThrow(
      expect.objectContaining({ code: 'bundle/unsafe' }),
    )
    expect(readdirSync(parent)).toEqual([])
  })

  test('one that was changed on its way, wherever: refused, or unharmed', async () => {
    const bytes = readFileSync(await zipOf({ ...honest, 'originals/1/1.jpg': 'picture' }))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(bytes)
          changed[at] = changed[at]! ^ by
          const parent = temporaryFolder()
          const file = path.join(temporaryFolder(), 'x.florilegium.zip')
          writeFileSync(file, changed)
          const outcome = await unpackBundle(file, path.join(parent, 'in')).catch(
            (error: unknown) => error,
          )
          if (typeof outcome === 'string') return
          expect(outcome).toHaveProperty('code')
          expect(readdirSync(parent)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('an ordinary name is never refused', () => {
    const header = (fileName: string): EntryHeader => ({
      fileName,
      compressedSize: 10,
      uncompressedSize: 10,
      externalFileAttributes: 0,
      isEncrypted: () => false,
    })
    const nothing = { names: new Set<string>(), bytes: 0, fileBytes: 1000 }
    expect(findDanger(header('originals/1/f. 1r – Müller.jpg'), nothing)).toBeUndefined()
    const seen = { ...nothing, names: new Set([keyOf('A.jpg')]) }
    expect(findDanger(header('a.JPG'), seen)).toContain('twice')
    expect(findDanger(header('b.jpg'), { ...nothing, bytes: 20e9 })).toContain('gigabytes')
  })
})
