import { describe, expect, test } from 'vitest'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import type { ExportOptions } from '../../../iiif/export/options.ts'
import { apply } from '../../../iiif/project/change.ts'
import { importAnnotations } from '../../../iiif/project/commands/import-annotations.ts'
import { canvasesOf, type AnnotationRecord } from '../../../iiif/project/model.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import { answerSearch, withSearchService } from '../../../iiif/search/answer.ts'
import { parseSearchQuery } from '../../../iiif/search/query.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const OPTIONS: ExportOptions = {
  version: '3.0',
  base: 'https://books.test/codex',
  imageBase: 'https://images.test/iiif/3',
  imageVersion: 3,
}
const bare = projectWithCanvases(2)
const [first, second] = canvasesOf(bare).map(({ id }) => id) as [string, string]
const record = (id: string, more: Partial<AnnotationRecord>): AnnotationRecord => ({
  type: 'Annotation',
  id,
  canvas: first,
  motivation: 'commenting',
  bodies: [],
  target: { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
  ...more,
})
const manifest = composeManifest(
  apply(
    bare,
    importAnnotations(bare, {
      added: [
        record('bird', { bodies: [{ value: 'An émerald bird', language: 'en' }] }),
        record('line', { motivation: 'supplementing', bodies: [{ value: 'avis viridis' }] }),
        record('far', { canvas: second, bodies: [{ value: 'Two birds' }] }),
        record('empty', {}),
      ],
      replaced: [],
    }).change,
  ),
  OPTIONS,
)
const at = (query: string) => `${OPTIONS.base}/search?${query}`
const search = (query: string) => answerSearch(manifest, parseSearchQuery(query), at(query))
const idsOf = (query: string) =>
  (search(query)['items'] as readonly { readonly id: string }[]).map(({ id }) =>
    id.slice(id.lastIndexOf('/') + 1),
  )

describe('Content Search 2.0 §3.2, an annotation page', () => {
  test('holds the annotations as the manifest has them, under the address of the search', () => {
    const query = 'q=bird&motivation=commenting'
    const { items } = PRESENTATION_DEFINITIONS['3.0'].writePage(manifest.items[0]!.annotations![0]!)
    expect(search(query)).toEqual({
      '@context': 'http://iiif.io/api/search/2/context.json',
      id: at(query),
      type: 'AnnotationPage',
      items: [(items as readonly unknown[])[0], expect.objectContaining({ type: 'Annotation' })],
    })
  })

  test.each([
    ['q=bird', ['bird', 'far']],
    ['q=EMERALD+bird', ['bird']],
    ['q=bird%20%C3%A9merald', ['bird']],
    ['q=avis&motivation=supplementing', ['line']],
    ['q=avis&motivation=painting', []],
    ['q=avis&motivation=tagging%20non-painting', ['line']],
    ['q=nothing+of+that', []],
    ['q=%E0%A4%A', []],
    ['', ['bird', 'line', 'far']],
  ])('%s finds %j', (query, ids) => expect(idsOf(query)).toEqual(ids))

  test('names the parameters that it does not answer', () => {
    expect(search('q=bird&date=2020&user=me&colour=red')['ignored']).toEqual(['date', 'user'])
    expect(search('q=bird')).not.toHaveProperty('ignored')
  })
})

test('the service stands in the manifest, which stays valid', () => {
  const searchable = withSearchService(manifest, `${OPTIONS.base}/search`)
  const document = PRESENTATION_DEFINITIONS['3.0'].writeManifest(searchable)
  expect(document['service']).toEqual([{ id: `${OPTIONS.base}/search`, type: 'SearchService2' }])
  const { findings } = validate(document, '3.0')
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})
