import { describe, expect, test } from 'vitest'
import { composeWhole } from '../../../iiif/export/whole-project.ts'
import type { Json, JsonObject } from '../../../iiif/presentation/json.ts'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { apply } from '../../../iiif/project/change.ts'
import {
  moveInCollection,
  placeInCollection,
  takeFromCollection,
} from '../../../iiif/project/commands/collections.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { parseProject, printProject } from '../../../iiif/project/file.ts'
import { importDocument } from '../../../iiif/project/import/import-collection.ts'
import { projectOfManifest } from '../../../iiif/project/import/open-manifest.ts'
import {
  canvasesOf,
  recordsOf,
  type CollectionRecord,
  type Project,
} from '../../../iiif/project/model.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { LIBRARY_MANIFEST } from '../../support/imported-manifests.ts'
import { countingIds } from '../../support/projects.ts'
import { fixturesOf, ownFixtures, parseFixture, type Fixture } from './fixtures.ts'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCollection = (fixture: Fixture): boolean => {
  const value = parseFixture(fixture)
  return isObject(value) && readDocument(value).resource['type'] === 'Collection'
}

const VALID = [...ownFixtures(), ...fixturesOf('valid')].filter(isCollection)
const WILD = fixturesOf('wild').filter(isCollection)

const opened = (value: unknown): Project =>
  projectOfManifest(
    'project',
    importDocument(readDocument(value), { fetched: '2026-01-01T00:00:00Z' }, countingIds('r')),
  )

function saved(project: Project): Project {
  expect(findContradiction(project)).toBeUndefined()
  const loaded = parseProject(printProject(project), 'library.florilegium').project
  for (const [id, record] of project.records) expect(loaded.records.get(id)).toEqual(record)
  return loaded
}

const BASE = 'https://florilegium.example/library'

const documentsOf = (project: Project, version: '3.0' | '2.1') =>
  composeWhole(project, {
    version,
    base: BASE,
    imageBase: 'https://images.florilegium.example',
    imageVersion: 3,
  }).documents.map(({ path, body }) => ({ path, json: JSON.parse(body()) as JsonObject }))

const exported = (project: Project, version: '3.0' | '2.1'): JsonObject =>
  documentsOf(project, version)[0]?.json ?? {}

const rootIn = (project: Project): CollectionRecord => {
  const collections = recordsOf(project, 'Collection')
  const root = collections.find(({ id }) => collections.every(({ items }) => !items.includes(id)))
  if (!root) throw new Error('There is a collection')
  return root
}

/** Embedded and only named members, nested, with what no specification knows. */
const LIBRARY: JsonObject = {
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  'ex:before': true,
  id: 'https://library.example/all',
  type: 'Collection',
  label: { en: ['All of it'] },
  items: [
    {
      'ex:shelf': 3,
      type: 'Manifest',
      id: 'https://library.example/a',
      label: { en: ['A'] },
      navDate: '1450-01-01T00:00:00Z',
    },
    {
      id: 'https://library.example/part',
      type: 'Collection',
      label: { en: ['A part'] },
      items: [
        { id: 'https://library.example/b', type: 'Manifest', label: { en: ['B'] } },
        { id: 'https://library.example/c', type: 'Manifest', label: { en: ['C'] }, 'ex:kept': [1] },
      ],
      'ex:after': 'kept',
    },
    Object.fromEntries(Object.entries(LIBRARY_MANIFEST).filter(([key]) => key !== '@context')),
    { id: 'urn:unknown:thing', type: 'ex:Thing' },
  ],
}

const itemsOf = (collection: JsonObject): readonly JsonObject[] =>
  collection['items'] as unknown as readonly JsonObject[]

const changed = (json: JsonObject, path: readonly (string | number)[], value: Json): JsonObject => {
  const copy = structuredClone(json) as unknown as Record<string, unknown>
  let holder: Record<string | number, unknown> = copy
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>
  holder[path.at(-1) ?? ''] = value
  return copy as unknown as JsonObject
}

describe('a collection opened, saved, loaded and exported is what it was', () => {
  test.each(VALID)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const document = exported(
      saved(opened(source)),
      readDocument(source).version === '3.0' ? '3.0' : '2.1',
    )
    // As text: the order of the keys counts too.
    expect(JSON.stringify(document)).toBe(JSON.stringify(source))
  })

  test.each(WILD)('$file, its certain faults mended', (fixture) => {
    const source = parseFixture(fixture)
    const { mended, version } = readDocument(source)
    const document = exported(saved(opened(source)), version === '3.0' ? '3.0' : '2.1')
    expect(JSON.stringify(document)).toBe(JSON.stringify(mended))
  })

  test('with what stands whole in it and what is only named, in one document', () => {
    const project = saved(opened(LIBRARY))
    const documents = documentsOf(project, '3.0')
    expect(documents.map(({ path }) => path)).toEqual(['collection.json'])
    expect(JSON.stringify(documents[0]?.json)).toBe(JSON.stringify(LIBRARY))
  })
})

describe('what stands whole in a collection can be worked on', () => {
  test('a manifest in it is shown, with its canvases', () => {
    expect(canvasesOf(opened(LIBRARY))).toHaveLength(2)
  })

  test('a label of a nested collection changed is all that changes', () => {
    const project = opened(LIBRARY)
    const part = recordsOf(project, 'Collection').find(({ label }) => label['en']?.[0] === 'A part')
    const label = { en: ['Another name'] }
    const after = apply(project, setLabel(project, { ids: [part?.id ?? ''] }, label).change)
    expect(exported(after, '3.0')).toEqual(changed(LIBRARY, ['items', 1, 'label'], label))
  })

  test('a label of a manifest in it changed is all that changes', () => {
    const project = opened(LIBRARY)
    const label = { en: ['Another name'] }
    const after = apply(project, setLabel(project, { ids: [project.manifest] }, label).change)
    expect(exported(after, '3.0')).toEqual(changed(LIBRARY, ['items', 2, 'label'], label))
  })
})

describe('what a collection holds can be changed', () => {
  test('a member taken out is gone, and the others stay exactly what they are', () => {
    const project = opened(LIBRARY)
    const at = { collection: rootIn(project).id, at: 0 }
    const after = apply(project, takeFromCollection(project, at).change)
    const items = itemsOf(LIBRARY).slice(1)
    expect(exported(after, '3.0')).toEqual(changed(LIBRARY, ['items'], items as unknown as Json))
  })

  test('members in another order keep all that is said of them', () => {
    const project = opened(LIBRARY)
    const move = { collection: rootIn(project).id, from: 0, to: 1 }
    const after = apply(project, moveInCollection(project, move).change)
    const [first, second, ...rest] = itemsOf(LIBRARY)
    expect(itemsOf(exported(after, '3.0'))).toEqual([second, first, ...rest])
  })

  test('a manifest of ours in it is named, is a document of its own, and says what it is part of', () => {
    const before = opened(LIBRARY)
    const own = {
      type: 'Manifest',
      id: 'own',
      label: { en: ['Ours'] },
      metadata: [],
      behavior: [],
      items: [],
    } as const
    const project = { ...before, records: new Map([...before.records, [own.id, own] as const]) }
    const place = { collection: rootIn(project).id, item: 'own' }
    const after = apply(project, placeInCollection(project, place).change)
    const documents = documentsOf(after, '3.0')
    expect(
      itemsOf(documents[0]?.json ?? {}).find(({ id }) => id === `${BASE}/own/manifest.json`),
    ).toEqual({
      id: `${BASE}/own/manifest.json`,
      type: 'Manifest',
      label: { en: ['Ours'] },
    })
    const manifest = documents.find(({ path }) => path === 'own/manifest.json')?.json
    expect(manifest?.['partOf']).toEqual([
      { id: 'https://library.example/all', type: 'Collection', label: { en: ['All of it'] } },
    ])
  })

  test('in version 2.1 it is valid, whatever it came in', () => {
    const errors = validate(exported(opened(LIBRARY), '2.1'), '2.1').findings.filter(
      ({ severity }) => severity === 'error',
    )
    expect(errors.filter(({ path }) => !path.startsWith('/manifests/2'))).toEqual([])
  })
})

test('a project of references alone begins with an empty manifest, which is not published', () => {
  const source = { ...LIBRARY, items: itemsOf(LIBRARY).slice(0, 1) } as unknown as JsonObject
  const project = saved(opened(source))
  expect(canvasesOf(project)).toEqual([])
  expect(documentsOf(project, '3.0').map(({ path }) => path)).toEqual(['collection.json'])
  expect(exported(project, '3.0')).toEqual(source)
})
