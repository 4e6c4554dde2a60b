import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { writeDocument } from '../../../iiif/presentation/write.ts'
import { API_VERSIONS, type ApiVersion } from '../../../iiif/validation/finding.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { fixturesOf, HAS_FIXTURES, ownFixtures, parseFixture, type Fixture } from './fixtures.ts'

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isResource = (fixture: Fixture): boolean => isObject(parseFixture(fixture))

/** The version of the same family, in which nothing is to be lost. */
const ownVersion = (fixture: Fixture): ApiVersion => (fixture.version === '3.0' ? '3.0' : '2.1')

/** A change that the scholar makes: another label for the document, or for its first canvas. */
const EDITS: Readonly<Record<string, (resource: JsonObject) => JsonObject>> = {
  'another title': (resource) => ({ ...resource, label: { la: ['Titulus novus'] } }),
  'another label for the first canvas': (resource) => ({
    ...resource,
    items: itemsOf(resource).map((item, index) =>
      index === 0 ? { ...item, label: { la: ['f. nescio quod'] } } : item,
    ),
  }),
  'the canvases the other way round': (resource) => ({
    ...resource,
    items: [...itemsOf(resource)].reverse(),
  }),
  'one canvas less': (resource) => ({ ...resource, items: itemsOf(resource).slice(1) }),
}

const itemsOf = (resource: JsonObject): readonly JsonObject[] =>
  (resource['items'] ?? []) as readonly JsonObject[]

/** JSON Pointers of all that two values do not agree in. */
function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return []
  const bothLists = Array.isArray(one) && Array.isArray(other)
  if (!bothLists && !(isObject(one) && isObject(other))) return [path]
  const [left, right] = [one, other] as readonly Record<string, unknown>[]
  const keys = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])
  return [...keys].flatMap((key) => differences(left?.[key], right?.[key], `${path}/${key}`))
}

const VALID = [...ownFixtures(), ...fixturesOf('valid').filter(isResource)]
const READABLE = [...VALID, ...fixturesOf('wild').filter(isResource)]

const LISTED = HAS_FIXTURES ? test : test.skip

describe('what is read and not touched is written as it was', () => {
  LISTED('documents of others are there too', () => expect(READABLE.length).toBeGreaterThan(200))
  test.each(READABLE)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const read = readDocument(source)
    const { document, losses } = writeDocument(read, {
      version: ownVersion(fixture),
      faults: 'as-found',
    })
    // As text: the order of the keys counts too.
    expect(JSON.stringify(document)).toBe(JSON.stringify(source))
    expect(losses).toEqual([])
  })
})

/** Five readings of each: the largest would take longer than they teach. */
const EDITABLE = READABLE.filter(({ text }) => text.length < 200_000)

describe('what is changed is all that changes', () => {
  test.each(EDITABLE)('$file', (fixture) => {
    const source = parseFixture(fixture)
    const read = readDocument(source)
    const isManifest = read.resource['type'] === 'Manifest' && itemsOf(read.resource).length > 0
    for (const [name, edit] of Object.entries(EDITS)) {
      if (!isManifest && name !== 'another title') continue
      const resource = edit(read.resource)
      const options = { version: ownVersion(fixture), resource, faults: 'as-found' } as const
      const { document } = writeDocument(read, options)
      expect(readDocument(document).resource, name).toEqual(resource)
      if (fixture.status !== 'valid' || !name.startsWith('another')) continue
      const touched = differences(source, document)
      const place = name === 'another title' ? /^\/label\b/ : /\/0\/label\b/
      expect(touched.filter((path) => !place.test(path))).toEqual([])
      expect(touched).not.toEqual([])
    }
  })
})

describe.each(API_VERSIONS)('what is valid is valid as version %s too', (version) => {
  test.each(VALID)('$file', (fixture) => {
    const read = readDocument(parseFixture(fixture))
    const { document, lists } = writeDocument(read, { version, faults: 'mended' })
    const errors = [document, ...lists].flatMap((written) =>
      validate(written, version)
        .findings.filter(({ severity, rule }) => severity === 'error' || rule === 'v2/new-in-2.1')
        .map(({ rule, path, message }) => `${rule} ${path} ${message}`),
    )
    expect(errors).toEqual([])
  })
})
