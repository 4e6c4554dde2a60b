import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf, inWords } from '../../../iiif/compare/differences.ts'
import type { Json, JsonObject } from '../../../iiif/presentation/json.ts'

const canvas = (name: string, more: JsonObject = {}): JsonObject => ({
  id: `https://example.org/${name}`,
  type: 'Canvas',
  label: { none: [name] },
  ...more,
})
const manifest = (more: JsonObject): JsonObject => ({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: 'https://example.org/manifest',
  type: 'Manifest',
  label: { en: ['A codex'] },
  ...more,
})

describe('what was changed is said', () => {
  test('of a text: what it was and what it is', () => {
    expect(differencesOf(manifest({}), manifest({ label: { en: ['Our codex'] } }))).toEqual([
      { kind: 'changed', property: 'label', then: 'A codex', now: 'Our codex' },
    ])
  })

  test('of what was added or taken away', () => {
    const [then, now] = [{ 'ex:shelf': 12 }, { summary: { en: ['Two leaves'] } }]
    expect(differencesOf(manifest(then), manifest(now))).toEqual([
      { kind: 'removed', property: 'ex:shelf', then: '12' },
      { kind: 'added', property: 'summary', now: 'Two leaves' },
    ])
  })

  test('of the metadata: entry by entry', () => {
    const entry = (label: string, value: string): Json => ({
      label: { en: [label] },
      value: { en: [value] },
    })
    expect(
      differencesOf(
        manifest({ metadata: [entry('Date', '1450'), entry('Place', 'Fulda')] }),
        manifest({ metadata: [entry('Date', 'c. 1450'), entry('Place', 'Fulda')] }),
      ),
    ).toEqual([
      { kind: 'changed', property: 'metadata', entry: 'Date', then: '1450', now: 'c. 1450' },
    ])
  })

  test('of canvases: which came, went, were changed, and whether their order is another', () => {
    const [a, b, c] = [canvas('a'), canvas('b'), canvas('c')]
    expect(
      differencesOf(
        manifest({ items: [a, b, c] }),
        manifest({ items: [c, canvas('a', { label: { none: ['A'] } }), canvas('d')] }),
      ),
    ).toEqual([
      { kind: 'itemsAdded', property: 'items', names: ['d'] },
      { kind: 'itemsRemoved', property: 'items', names: ['b'] },
      { kind: 'itemsChanged', property: 'items', names: ['A'] },
      { kind: 'itemsMoved', property: 'items', names: ['c', 'A'] },
    ])
  })

  test('in few words, however long the value is', () => {
    expect(inWords('x'.repeat(10_000))).toHaveLength(201)
    expect(inWords({ id: 'https://example.org/a', label: { en: ['Home'] } })).toBe('Home')
  })
})

const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>
const resource = fc.dictionary(
  fc.constantFrom('id', 'label', 'summary', 'metadata', 'items', 'ex:a', 'ex:b'),
  json,
)

test('nothing is said of what is the same', () => {
  fc.assert(
    fc.property(resource, (one) => {
      const other = Object.fromEntries(Object.entries(structuredClone(one)).reverse())
      expect(differencesOf(one, other)).toEqual([])
    }),
  )
})

test('every property that is another is spoken of, and no other', () => {
  fc.assert(
    fc.property(resource, fc.constantFrom('label', 'summary', 'ex:a'), json, (one, key, value) => {
      const changed = { ...one, [key]: value }
      const isSame = differencesOf({ [key]: one[key] ?? null }, { [key]: value }).length === 0
      const spoken = differencesOf(one, changed).map(({ property }) => property)
      expect(spoken).toEqual(isSame && key in one ? [] : [key])
    }),
  )
})
