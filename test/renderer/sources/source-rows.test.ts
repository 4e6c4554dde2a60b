import fc from 'fast-check'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SourceEntry } from '../../../electron/contract/app-api.ts'
import { reportOf, problem } from '../../../iiif/problem.ts'
import { textFor } from '../../../iiif/language-map.ts'
import { importedManifest } from '../../support/imported-manifests.ts'
import type { FolderRecord } from '../../../iiif/project/model.ts'
import { sourceRows, type ListedSources } from '../../../renderer/panels/sources/source-rows.ts'
import { useSources } from '../../../renderer/stores/sources.ts'

const letters: FolderRecord = { type: 'Folder', id: 'a', location: '/scans/Letters', prefix: '' }
const seals: FolderRecord = { type: 'Folder', id: 'b', location: 'C:\\scans\\Seals', prefix: '~' }

const image = (path: string, more: Partial<SourceEntry> = {}): SourceEntry => ({
  path,
  size: 1,
  modified: 0,
  content: { kind: 'image', format: 'jpeg', width: 3, height: 4 },
  ...more,
})
const unusable = (path: string): SourceEntry =>
  image(path, {
    content: { kind: 'unusable', problem: reportOf(problem('source/empty-file')) },
  })

beforeEach(() => setActivePinia(createPinia()))

/** The lines as short words: `[Letters]` for a group, the path for an image, `!path` for what cannot be used. */
function listed(
  folders: readonly (readonly [FolderRecord, readonly SourceEntry[]])[],
  asked: Partial<ListedSources> = {},
): readonly string[] {
  const sources = useSources()
  for (const [folder, found] of folders) {
    sources.receive({ folder: folder.id, state: { kind: 'watching' }, found, removed: [] })
  }
  const rows = sourceRows({
    folders: folders.map(([folder]) => folder),
    documents: [],
    contentOf: sources.contentOf,
    search: '',
    order: 'name',
    toggled: new Set(),
    ...asked,
  })
  return rows.map((row) => {
    if (row.kind === 'group') return `[${row.name}]`
    if (row.kind === 'unusableGroup') return `[! ${row.count}]`
    if (row.kind === 'document') return `[${textFor(row.source.label, ['en'])}]`
    if (row.kind === 'canvas') return textFor(row.canvas.label, ['en'])
    return row.kind === 'image' ? row.entry.path : `!${row.entry.path}`
  })
}

describe('The list of sources', () => {
  test('has each folder with its images in natural order, then its subfolders', () => {
    const found = ['f. 10.jpg', 'seals/s. 1.jpg', 'f. 2.jpg', 'f. 1.jpg'].map((path) => image(path))
    expect(listed([[letters, found]])).toEqual([
      '[Letters]',
      'f. 1.jpg',
      'f. 2.jpg',
      'f. 10.jpg',
      '[seals]',
      'seals/s. 1.jpg',
    ])
  })

  test('has no line for a chosen folder that holds nothing but folders', () => {
    expect(listed([[letters, [image('codex/f. 1.jpg')]]])).toEqual(['[codex]', 'codex/f. 1.jpg'])
  })

  test('names subfolders with their folder where there are several', () => {
    const rows = listed([
      [letters, [image('box/1.jpg')]],
      [seals, [image('box/1.jpg'), image('2.jpg')]],
    ])
    expect(rows).toEqual([
      '[Letters / box]',
      'box/1.jpg',
      '[Seals]',
      '2.jpg',
      '[Seals / box]',
      'box/1.jpg',
    ])
  })

  test('has what cannot be used last, folded', () => {
    const found = [unusable('a.jpg'), image('b.jpg')]
    expect(listed([[letters, found]])).toEqual(['[Letters]', 'b.jpg', '[! 1]'])
    expect(listed([[letters, found]], { toggled: new Set(['unusable']) })).toEqual([
      '[Letters]',
      'b.jpg',
      '[! 1]',
      '!a.jpg',
    ])
  })

  test('is ordered by the date of the file, then by name', () => {
    const found = [
      image('c', { modified: 1 }),
      image('b', { modified: 2 }),
      image('a', { modified: 2 }),
    ]
    expect(listed([[letters, found]], { order: 'modified' })).toEqual(['[Letters]', 'c', 'a', 'b'])
  })

  test('is ordered by time of capture, with those that have none last', () => {
    const found = [
      image('a'),
      image('b', { captured: '2024-05-01T10:20:30' }),
      image('c', { captured: '2023-05-01T10:20:30' }),
    ]
    expect(listed([[letters, found]], { order: 'captured' })).toEqual(['[Letters]', 'c', 'b', 'a'])
  })

  test('is searched without regard to capitals and to how accents are encoded', () => {
    const found = [image('Été.jpg'), image('hiver.jpg')]
    expect(listed([[letters, found]], { search: ' éTÉ' })).toEqual(['[Letters]', 'Été.jpg'])
    expect(listed([[letters, found]], { search: 'e\u0301te\u0301' })).toEqual([
      '[Letters]',
      'Été.jpg',
    ])
  })

  test('has nothing twice and loses nothing, in whatever batches the folder is found', () => {
    const batches = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(batches, (batches) => {
        setActivePinia(createPinia())
        const sources = useSources()
        for (const numbers of batches) {
          const found = numbers.map((number) => image(`f. ${number}.jpg`))
          sources.receive({ folder: 'a', state: { kind: 'scanning', seen: 1 }, found, removed: [] })
        }
        const numbers = [...new Set(batches.flat())].sort((one, other) => one - other)
        const paths = sources.contentOf('a').inOrder.map(({ path }) => path)
        expect(paths).toEqual(numbers.map((number) => `f. ${number}.jpg`))
      }),
    )
  })
})

describe('Documents of others among the sources', () => {
  const { source } = importedManifest(() => 'codex')

  test('stand behind the folders, each with its canvases', () => {
    const rows = listed([[letters, [image('f. 1.jpg')]]], { documents: [source] })
    expect(rows).toEqual(['[Letters]', 'f. 1.jpg', '[Codex of others]', 'f1', 'f2'])
  })

  test('are searched by the labels of their canvases, together with the folders', () => {
    const found = [image('f2.jpg'), image('f3.jpg')]
    const rows = listed([[letters, found]], { documents: [source], search: 'F2' })
    expect(rows).toEqual(['[Letters]', 'f2.jpg', '[Codex of others]', 'f2'])
  })

  test('show all of their canvases where their own title is what was sought', () => {
    expect(listed([], { documents: [source], search: 'codex' })).toEqual([
      '[Codex of others]',
      'f1',
      'f2',
    ])
  })

  test('are left out where neither is', () => {
    expect(listed([], { documents: [source], search: 'psalter' })).toEqual([])
  })
})
