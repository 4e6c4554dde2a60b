import { describe, expect, test } from 'vitest'
import { planExport } from '../../../../iiif/export/plan.ts'
import { documentsOf } from '../../../../iiif/export/documents.ts'
import { apply } from '../../../../iiif/project/change.ts'
import { findContradiction } from '../../../../iiif/project/consistency.ts'
import { addSources, removeSource } from '../../../../iiif/project/commands/sources.ts'
import {
  canvasesOffered,
  importKept,
  keptSources,
} from '../../../../iiif/project/import/kept-sources.ts'
import { openManifest } from '../../../../iiif/project/import/open-manifest.ts'
import { takeCanvases } from '../../../../iiif/project/import/take-canvases.ts'
import {
  canvasesOf,
  recordsOf,
  type Project,
  type SourceRecord,
} from '../../../../iiif/project/model.ts'
import { newId } from '../../../support/arbitrary-choice.ts'
import { importedManifest } from '../../../support/imported-manifests.ts'
import { emptyProject } from '../../../support/projects.ts'

const { source: codex } = importedManifest(newId)
const pictured = (
  kind: 'image' | 'image-service',
  address: string,
  document: SourceRecord['document'],
): SourceRecord => ({
  type: 'Source',
  id: newId(),
  kind,
  address,
  label: { none: [kind] },
  fetched: '2026-01-01T00:00:00Z',
  ...(document && { document }),
})
const service = pictured('image-service', 'https://images.example/leaf%201/info.json', {
  '@context': 'http://iiif.io/api/image/2/context.json',
  '@id': 'https://images.example/leaf%201',
  protocol: 'http://iiif.io/api/image',
  width: 3000,
  height: 4000,
  profile: ['http://iiif.io/api/image/2/level1.json'],
  license: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'Library of Examples',
})
const picture = pictured('image', 'https://images.example/seal.jpg?large', {
  address: 'https://images.example/seal.jpg?large',
  format: 'image/jpeg',
  width: 600,
  height: 400,
})

const withSources = (...sources: readonly SourceRecord[]): Project =>
  apply(emptyProject(), addSources(sources).change)

function taken(project: Project, source: SourceRecord, places: readonly number[]): Project {
  const imported = importKept(source, newId)
  if (!imported) throw new Error('The source has no document')
  const canvases = places.map((place) => imported.canvases[place] ?? '')
  return apply(project, takeCanvases(project, imported, { canvases }).change)
}

const OPTIONS = {
  version: '3.0',
  base: 'https://mine.example/object',
  imageBase: 'https://mine.example/image/3',
  imageVersion: 3,
} as const

function exported(project: Project): {
  readonly items: readonly Readonly<Record<string, unknown>>[]
} {
  const errors = planExport(project, OPTIONS).findings.filter((one) => one.severity === 'error')
  expect(errors).toEqual([])
  return JSON.parse(documentsOf(project, OPTIONS)[0]?.body() ?? '{}') as never
}

describe('A manifest that is kept as a source', () => {
  test('offers its canvases with labels, sizes and pictures', () => {
    expect(keptSources(withSources(codex))).toEqual([codex])
    expect(canvasesOffered(codex).map(({ label, place }) => ({ label, place }))).toEqual([
      { label: { none: ['f1'] }, place: 0 },
      { label: { none: ['f2'] }, place: 1 },
    ])
    expect(canvasesOffered(codex)[0]?.painting).toHaveLength(1)
  })

  test('gives canvases again and again, and stays one source', () => {
    const once = taken(withSources(codex), codex, [1])
    const twice = taken(once, codex, [1, 0])
    expect(canvasesOf(twice).map(({ label }) => label)).toEqual([
      { none: ['f2'] },
      { none: ['f2'] },
      { none: ['f1'] },
    ])
    expect(recordsOf(twice, 'Source')).toEqual([codex])
    expect(findContradiction(twice)).toBeUndefined()
  })

  test('is taken out of the sources, and what came from it still says so', () => {
    const project = taken(withSources(codex), codex, [0])
    const without = apply(project, removeSource(project, codex.id).change)
    expect(keptSources(without)).toEqual([])
    expect(recordsOf(without, 'Source')[0]).toMatchObject({ id: codex.id, label: codex.label })
    expect(findContradiction(without)).toBeUndefined()
    expect(exported(without).items[0]?.['id']).toBe('https://library.example/codex/canvas/f1')
  })

  test('leaves nothing behind where nothing was taken', () => {
    const project = withSources(codex)
    expect(apply(project, removeSource(project, codex.id).change)).toEqual(emptyProject())
  })

  test('that is an object of the project as a whole is not offered beside it', () => {
    const project = emptyProject()
    const opened = apply(project, openManifest(importedManifest(newId)).change)
    expect(keptSources(opened)).toEqual([])
  })
})

describe('A picture or an image service that is kept as a source', () => {
  test('is one canvas of its size', () => {
    expect(canvasesOffered(service)).toMatchObject([
      {
        width: 3000,
        height: 4000,
        label: { none: ['leaf 1'] },
        painting: [
          {
            body: {
              type: 'RemoteImage',
              address: 'https://images.example/leaf%201/full/full/0/default.jpg',
              service: { id: 'https://images.example/leaf%201', version: 2, level: 1 },
            },
          },
        ],
      },
    ])
    expect(canvasesOffered(picture)).toMatchObject([
      { width: 600, height: 400, label: { none: ['seal'] } },
    ])
  })

  test('becomes a canvas of ours, with the rights and the credit that the service states', () => {
    const project = taken(taken(withSources(service, picture), service, [0]), picture, [0])
    const { items } = exported(project)
    expect(items.map(({ id }) => String(id).startsWith('https://mine.example/'))).toEqual([
      true,
      true,
    ])
    expect(items[0]).toMatchObject({
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      requiredStatement: { value: { none: ['Library of Examples'] } },
    })
    expect(items[0]).not.toHaveProperty('partOf')
    expect(items[1]).not.toHaveProperty('rights')
  })
})
