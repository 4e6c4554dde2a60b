import { describe, expect, test } from 'vitest'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import { planExport } from '../../../iiif/export/plan.ts'
import { publishedDocuments } from '../../../iiif/export/published.ts'
import { apply } from '../../../iiif/project/change.ts'
import * as commands from '../../../iiif/project/commands/collections.ts'
import type { Project } from '../../../iiif/project/model.ts'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { openManifest } from '../../../iiif/project/import/open-manifest.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { importedManifest, LIBRARY_MANIFEST } from '../../support/imported-manifests.ts'
import { countingIds } from '../../support/projects.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at } from './support/read.ts'

/** Two codices, the first in a collection within another. */
function library(): Project {
  const codex = describedCodex()
  const canvas = codex.records.get('id-1')
  if (canvas?.type !== 'Canvas') throw new Error('It is there')
  const collection = { metadata: [], behavior: [] }
  return withRecords(
    codex,
    { ...canvas, id: 'other', annotations: [], painting: [] },
    {
      type: 'Manifest',
      id: 'second',
      label: { en: ['A second codex'] },
      metadata: [],
      behavior: [],
      items: ['other'],
    },
    {
      ...collection,
      type: 'Collection',
      id: 'shelf',
      label: { en: ['Shelf'] },
      items: ['manifest'],
    },
    {
      ...collection,
      type: 'Collection',
      id: 'library',
      label: { en: ['Library'] },
      items: ['shelf', 'second'],
    },
  )
}

const whole = (options: ExportOptions): ExportOptions => ({ ...options, extent: 'whole' })

const readAll = (project: Project, options: ExportOptions): ReadonlyMap<string, unknown> =>
  new Map(
    publishedDocuments(project, whole(options)).map(({ path, body }) => [path, JSON.parse(body())]),
  )

describe('everything in one go', () => {
  const documents = readAll(library(), OPTIONS_3)

  test('is a document for each, the collection that leads to all others first', () => {
    expect([...documents.keys()]).toEqual([
      'collection.json',
      'collection/shelf.json',
      'manifest/manifest.json',
      'second/manifest.json',
    ])
    expect(at(documents.get('collection.json'), '/label')).toEqual({ en: ['Library'] })
  })

  test('names each by the address that it has, and says what it is part of', () => {
    const BASE = 'https://example.org/codex'
    for (const [path, document] of documents) {
      expect(at(document, '/id')).toBe(`${BASE}/${path}`)
    }
    expect(at(documents.get('collection.json'), '/items')).toMatchObject([
      { id: `${BASE}/collection/shelf.json`, type: 'Collection', label: { en: ['Shelf'] } },
      { id: `${BASE}/second/manifest.json`, type: 'Manifest' },
    ])
    expect(at(documents.get('collection/shelf.json'), '/items/0/thumbnail/0/type')).toBe('Image')
    expect(at(documents.get('manifest/manifest.json'), '/partOf')).toEqual([
      { id: `${BASE}/collection/shelf.json`, type: 'Collection', label: { en: ['Shelf'] } },
    ])
    expect(at(documents.get('collection/shelf.json'), '/partOf/0/id')).toBe(
      `${BASE}/collection.json`,
    )
    const text = JSON.stringify([...documents.values()])
    const ids = [...text.matchAll(/"id":"([^"]+\/canvas\/[^"]+)","type":"Canvas"/g)].map(
      ([, id]) => id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each([
    ['3.0', OPTIONS_3],
    ['2.1', OPTIONS_2],
    ['2.0', { ...OPTIONS_2, version: '2.0' }],
  ] as const)('obeys version %s', (version, options) => {
    for (const document of readAll(library(), options).values()) {
      const { findings } = validate(document, version)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })

  test('is planned like one manifest, its findings and losses by document', () => {
    const options = whole({ ...OPTIONS_2, imageVersion: 3 })
    const { files, canvases, losses } = planExport(library(), options)
    expect(files.map(({ path }) => path)).toContain('manifest/list/id-1.json')
    expect(canvases).toBe(3)
    expect(losses[0]?.places[0]).toMatch(/^\/manifest~1manifest\.json\//)
  })

  test('what came from a document is what it was, and part of the collection', () => {
    const imported = importedManifest(countingIds('came'))
    const opened = apply(library(), openManifest(imported).change)
    const order = { collection: 'shelf', item: imported.manifest! }
    const project = apply(opened, commands.placeInCollection(opened, order).change)
    const documents = readAll(project, OPTIONS_3)
    const { partOf, ...rest } = documents.get(`${imported.manifest}/manifest.json`) as JsonObject
    expect(rest).toEqual(LIBRARY_MANIFEST)
    expect(partOf).toMatchObject([{ label: { en: ['Shelf'] } }])
    expect(at(documents.get('collection/shelf.json'), '/items/1/id')).toBe(LIBRARY_MANIFEST['id'])
  })

  test('without one collection for all, is led to by one that names what is in no other', () => {
    const project = library()
    const loose = apply(project, commands.removeCollection(project, 'library').change)
    const root = readAll(loose, OPTIONS_3).get('collection.json')
    expect(at(root, '/items')).toMatchObject([{ label: { en: ['Shelf'] } }, { type: 'Manifest' }])
  })
})
