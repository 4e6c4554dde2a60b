import { describe, expect, test } from 'vitest'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { parseProject, printProject } from '../../../iiif/project/file.ts'
import { importManifest } from '../../../iiif/project/import/import-manifest.ts'
import { projectOfManifest } from '../../../iiif/project/import/open-manifest.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { apply } from '../../../iiif/project/change.ts'
import { manifestOf, type Project } from '../../../iiif/project/model.ts'
import { countingIds } from '../../support/projects.ts'
import { fixturesOf, ownFixtures, parseFixture, type Fixture } from './fixtures.ts'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isManifest = (fixture: Fixture): boolean => {
  const value = parseFixture(fixture)
  return isObject(value) && readDocument(value).resource['type'] === 'Manifest'
}

const VALID = [...ownFixtures(), ...fixturesOf('valid')].filter(isManifest)
const WILD = fixturesOf('wild').filter(isManifest)

const versionOf = (fixture: Fixture): '3.0' | '2.1' => (fixture.version === '3.0' ? '3.0' : '2.1')

const opened = (value: unknown): Project =>
  projectOfManifest(
    'project',
    importManifest(readDocument(value), { fetched: '2026-01-01T00:00:00Z' }, countingIds('r')),
  )

const saved = (project: Project): Project => {
  expect(findContradiction(project)).toBeUndefined()
  const loaded = parseProject(printProject(project), 'codex.florilegium').project
  expect(loaded.records.size).toBe(project.records.size)
  for (const [id, record] of project.records) expect(loaded.records.get(id)).toEqual(record)
  return loaded
}

function exported(project: Project, version: '3.0' | '2.1'): JsonObject {
  const options = {
    version,
    base: 'https://florilegium.example/codex',
    imageBase: 'https://images.florilegium.example',
    imageVersion: 3,
  } as const
  return PRESENTATION_DEFINITIONS[version].writeManifest(composeManifest(project, options))
}

/** JSON Pointers of all that two values do not agree in. */
function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return []
  const bothLists = Array.isArray(one) && Array.isArray(other)
  if (!bothLists && !(isObject(one) && isObject(other))) return [path]
  const [left, right] = [one, other] as readonly Record<string, unknown>[]
  const keys = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])
  return [...keys].flatMap((key) => differences(left?.[key], right?.[key], `${path}/${key}`))
}

const NEW_LABEL = { la: ['Titulus novus'] }

describe('a manifest opened, saved, loaded and exported is what it was', () => {
  test.each(VALID)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const document = exported(saved(opened(source)), versionOf(fixture))
    // As text: the order of the keys counts too.
    expect(JSON.stringify(document)).toBe(JSON.stringify(source))
  })
})

describe('a faulty one is what it was, its certain faults mended', () => {
  test.each(WILD)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const { mended, version } = readDocument(source)
    const document = exported(saved(opened(source)), version === '3.0' ? '3.0' : '2.1')
    expect(JSON.stringify(document)).toBe(JSON.stringify(mended))
  })
})

const SMALL = [...VALID, ...WILD].filter(({ text }) => text.length < 200_000)

describe('one label changed is all that changes', () => {
  test.each(SMALL)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const { mended, version } = readDocument(source)
    const project = opened(source)
    const family = version === '3.0' ? '3.0' : '2.1'
    const title = apply(project, setLabel(project, { ids: [project.manifest] }, NEW_LABEL).change)
    const titled = differences(mended, exported(title, family))
    expect(titled.filter((path) => !/^\/label\b/.test(path))).toEqual([])
    expect(titled).not.toEqual([])
    const [canvas] = manifestOf(project).items
    if (canvas === undefined) return
    const changed = apply(project, setLabel(project, { ids: [canvas] }, NEW_LABEL).change)
    const touched = differences(mended, exported(changed, family))
    expect(touched.filter((path) => !/\/(items|canvases)\/\d+\/label\b/.test(path))).toEqual([])
    expect(touched).not.toEqual([])
  })
})
