import { expect, test } from 'vitest'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { reuseCanvas } from '../../../iiif/presentation/reuse.ts'
import { readDocument } from '../validation/support/documents.ts'

const manifest = { id: 'https://example.org/codex/manifest.json', label: { en: ['A codex'] } }
const [original] = (readDocument('manifest-3') as { readonly items: readonly JsonObject[] })
  .items as [JsonObject]
const NEW = 'https://my.example.org/object/canvas/1'

test('a canvas of others that is not touched keeps its id and all that it says', () => {
  expect(reuseCanvas({ original, current: structuredClone(original), manifest }, NEW)).toBe(
    original,
  )
})

test('a changed one is another canvas: it says where it came from, and its annotations follow it', () => {
  const current = { ...original, label: { none: ['f. 1r, trimmed'] } }
  const canvas = reuseCanvas({ original, current, manifest }, NEW)
  expect(canvas).toMatchObject({
    id: NEW,
    label: { none: ['f. 1r, trimmed'] },
    partOf: [{ id: manifest.id, type: 'Manifest', label: manifest.label }],
  })
  const text = JSON.stringify(canvas)
  expect(text).toContain(`"target":"${NEW}#xywh=10,20,300,400"`)
  expect(text).toContain(`"source":"${NEW}"`)
  expect(text).not.toContain('"https://example.org/codex/canvas/1"')
  // What is painted is still the library's picture.
  expect(text).toContain('"id":"https://example.org/image/1/full/max/0/default.jpg"')
})

test('changed twice, it names where it came from once', () => {
  const once = reuseCanvas(
    { original, current: { ...original, label: { en: ['x'] } }, manifest },
    NEW,
  )
  const twice = reuseCanvas({ original, current: { ...once, label: { en: ['y'] } }, manifest }, NEW)
  expect(twice['partOf']).toEqual(once['partOf'])
})
