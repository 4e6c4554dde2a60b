import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkManifest } from '../../../iiif/checks/manifest-check.ts'
import { findDuplicateKeys } from '../../../iiif/validation/duplicate-keys.ts'

const TWICE = `{
  "label": { "en": ["A"] },
  "items": [
    { "id": "a", "id" : "b", "value": "id", "note": "\\"id\\": " }
  ],
  "label": { "la": ["B"] }
}`

describe('a key that stands twice in one object', () => {
  test('is told with its place, in the document and in the text', () => {
    const found = findDuplicateKeys(TWICE)
    expect(found.map(({ path }) => path)).toEqual(['/items/0/id', '/label'])
    expect(found[0]?.message).toContain('line 4, column 18')
    expect(found[1]?.message).toContain('line 6, column 3')
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  test('is the same key however it is written', () => {
    expect(findDuplicateKeys('{"label": 1, "\\u006cabel": 2}')).toHaveLength(1)
  })

  test('is left to a person by the Manifest check', () => {
    const text = `{ "@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest",
      "id": "https://example.org/m", "label": {"en": ["A"]}, "label": {"en": ["B"]}, "items": [] }`
    const check = checkManifest({ text, repairs: [] })
    const left = check.kind === 'read' ? check.left : []
    expect(left.map(({ rule }) => rule)).toContain('document/duplicate-key')
  })
})

test('what a program writes never has one', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(findDuplicateKeys(text)).toEqual([])
    }),
  )
})

test('the same keys in different objects are none', () => {
  expect(findDuplicateKeys('[{"a": {"a": 1}}, {"a": [{"a": 1}, {"a": 2}]}]')).toEqual([])
})
