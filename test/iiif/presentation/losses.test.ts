import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { writeDocument } from '../../../iiif/presentation/write.ts'
import type { ApiVersion } from '../../../iiif/validation/finding.ts'
import { edited, readDocument as readFixture, REMOVED } from '../validation/support/documents.ts'

type Edit = readonly [pointer: string, value: unknown]

type Row = readonly [code: string, kind: string, at: string, ...edits: readonly Edit[]]

const namedRows = (rows: readonly Row[]) =>
  rows.map(([code, kind, path, ...edits]) => ({ code, kind, path, edits }))

const lossesOf = (
  fixture: 'manifest-3' | 'manifest-2',
  edits: readonly Edit[],
  version: ApiVersion,
) =>
  writeDocument(
    readDocument(
      edits.reduce((document, [at, value]) => edited(document, at, value), readFixture(fixture)),
    ),
    { version, faults: 'mended' },
  ).losses

const CANVAS = '/items/0'
const PAINTING = `${CANVAS}/items/0/items/0`
const COMMENT = `${CANVAS}/annotations/0/items/0`

/** What a scholar's manifest of version 3 may say, and what becomes of it: the code, its kind, and where. */
const TO_2: readonly Row[] = [
  ['to-2/duration', 'lost', '/items/1/duration'],
  ['to-2/time-mode', 'lost', '/items/1/items/0/items/0/timeMode'],
  ['to-2/placeholder-canvas', 'lost', '/placeholderCanvas'],
  ['to-2/media', 'lost', '/items/1/items/0/items/0/body/items/0'],
  ['to-2/media', 'lost', '/items/1/items/0/items/1/body'],
  ['to-2/image-service', 'lost', `${PAINTING}/body/service/0`],
  ['to-2/annotation-list', 'changed', `${CANVAS}/annotations/0`],
  ['to-2/provider', 'changed', '/provider/0'],
  ['to-2/required-statement', 'changed', '/requiredStatement'],
  ['to-2/behavior', 'lost', '/structures/0/behavior'],
  ['to-2/selector', 'lost', '/structures/0/items/1/items/0/selector'],
  ['to-2/nav-date', 'lost', `${CANVAS}/navDate`, [`${CANVAS}/navDate`, '1890-01-01T00:00:00Z']],
  ['to-2/canvas-size', 'changed', CANVAS, [`${CANVAS}/height`, REMOVED], [`${CANVAS}/width`, REMOVED]],
  ['to-2/label', 'changed', CANVAS, [`${CANVAS}/label`, REMOVED]],
  ['to-2/painted-text', 'changed', `${PAINTING}/body`, [`${PAINTING}/body`, { type: 'TextualBody', value: 'x' }]],
  ['to-2/transcription', 'changed', `${COMMENT}/motivation`, [`${COMMENT}/motivation`, 'supplementing']],
  ['to-2/extension', 'changed', '/navPlace', ['/navPlace', { type: 'FeatureCollection' }]],
  ['to-2/html', 'lost', '/summary', ['/summary', { en: ['<p class="x">Two leaves</p>'] }]],
  ['to-2/provider-links', 'lost', '/provider/0/seeAlso', ['/provider/0/seeAlso', [{ id: 'https://example.org/x', type: 'Dataset' }]]],
  ['to-2/one-picture', 'lost', '/thumbnail', ['/thumbnail/1', { id: 'https://example.org/2.jpg', type: 'Image' }]],
  ['to-2/link-language', 'lost', '/homepage/0/language', ['/homepage/0/language', ['en']]],
  ['to-2/rendering-format', 'changed', '/rendering/0', ['/rendering/0/format', REMOVED]],
  ['to-2/start-part', 'lost', '/start', ['/start', { type: 'SpecificResource', source: 'https://example.org/codex/canvas/2', selector: { type: 'PointSelector', t: 1 } }]],
] // prettier-ignore

const TO_3: readonly Row[] = [
  ['to-3/license', 'changed', '/license', ['/license', 'https://example.org/terms']],
  ['to-3/logo', 'changed', '/logo', ['/logo', 'https://example.org/logo.png']],
  ['to-3/related', 'changed', '/related', ['/related', 'https://example.org/page']],
  ['to-3/further-sequence', 'lost', '/sequences/1', ['/sequences/1', { '@id': 'https://example.org/s2', '@type': 'sc:Sequence', label: 'x' }]],
  ['to-3/sequence-description', 'lost', '/sequences/0/label', ['/sequences/0/label', 'Current order']],
  ['to-3/viewing-hint', 'lost', '/viewingHint', ['/viewingHint', 'sideways']],
  ['to-3/service-profile', 'lost', '/service/profile', ['/service', { '@context': 'http://iiif.io/api/image/2/context.json', '@id': 'https://example.org/i', profile: ['http://iiif.io/api/image/2/level2.json', {}] }]],
  ['to-3/service-address', 'lost', '/service', ['/service', { profile: 'x' }]],
  ['to-3/within', 'lost', '/within', ['/within', { label: 'A shelf' }]],
  ['to-3/annotation-list', 'changed', '/sequences/0/canvases/0/otherContent'],
  ['to-3/nothing', 'lost', '/sequences/0/canvases/1/images/0/resource/item', ['/sequences/0/canvases/1/images/0/resource/item', 'rdf:nil']],
  ['to-3/empty-range', 'lost', '/structures/2', ['/structures/2', { '@id': 'https://example.org/r', '@type': 'sc:Range', label: 'x' }]],
  ['to-3/html-label', 'lost', '/label', ['/label', '<i>Codex</i>']],
  ['to-3/later-property', 'lost', '/summary', ['/summary', 'x']],
] // prettier-ignore

describe('from version 3 to 2 the report says', () => {
  test.each(namedRows(TO_2))('$code ($kind) at $path', ({ code, kind, path, edits }) => {
    const losses = lossesOf('manifest-3', edits, '2.1')
    expect(losses).toContainEqual({
      code,
      kind,
      path,
      sentence: expect.stringMatching(/\S \S.*\.$/) as string,
    })
  })
})

describe('from version 2 to 3 the report says', () => {
  test.each(namedRows(TO_3))('$code ($kind) at $path', ({ code, kind, path, edits }) => {
    const losses = lossesOf('manifest-2', edits, '3.0')
    expect(losses).toContainEqual({
      code,
      kind,
      path,
      sentence: expect.stringMatching(/\S \S.*\.$/) as string,
    })
  })
})

test('version 2.0 loses what came with 2.1, and a rendering becomes a related link', () => {
  const read = readDocument(readFixture('manifest-2'))
  const { document, losses } = writeDocument(read, { version: '2.0', faults: 'mended' })
  expect(losses.map(({ code, path }) => `${code} ${path}`)).toEqual(['to-2.0/property /rendering'])
  expect(document).not.toHaveProperty('rendering')
  expect(document['related']).toMatchObject({ '@id': 'https://example.org/codex.pdf' })
})

test('annotation lists of version 2 are documents of their own, at the addresses that the manifest names', () => {
  const read = readDocument(readFixture('manifest-3'))
  const { document, lists } = writeDocument(read, { version: '2.1', faults: 'mended' })
  expect(lists.map((list) => list['@id'])).toEqual(['https://example.org/codex/comments/1'])
  expect(JSON.stringify(document)).toContain(
    '"otherContent":[{"@id":"https://example.org/codex/comments/1"',
  )
})
