import { describe, expect, test } from 'vitest'
import { resourceJson } from '../../../iiif/export/resource-json.ts'
import { canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { describedCodex, OPTIONS_2, OPTIONS_3, withRecords } from './support/codex.ts'
import { at, read } from './support/read.ts'

/** With a part within a part. */
function codexWithParts(): Project {
  const project = describedCodex()
  const [, second] = canvasesOf(project)
  const range = { type: 'Range', label: { en: ['A quire'] }, metadata: [], behavior: [] } as const
  return withRecords(
    project,
    { ...manifestOf(project), structures: ['whole'] },
    { ...range, id: 'whole', items: ['quire'] },
    { ...range, id: 'quire', items: [second?.id ?? ''] },
    { ...range, id: 'nothing', items: [] },
  )
}

describe('the JSON of one resource is what stands in the document', () => {
  const project = codexWithParts()
  const document = read(OPTIONS_3, 'manifest.json', project)
  const [first, second] = canvasesOf(project)

  test('of the manifest: the whole document', () => {
    const resource = { type: 'Manifest', id: project.manifest } as const
    expect(resourceJson(project, OPTIONS_3, resource)).toEqual(document)
  })

  test.each([
    ['Canvas', second?.id ?? '', '/items/1'],
    ['Annotation', 'text', '/items/0/annotations/0/items/1'],
    ['Range', 'quire', '/structures/0/items/0'],
  ] as const)('of a %s', (type, id, place) => {
    expect(at(document, place)).toBeDefined()
    expect(resourceJson(project, OPTIONS_3, { type, id })).toEqual(at(document, place))
  })

  test('in version 2.1', () => {
    const older = read(OPTIONS_2, 'manifest.json', project)
    const shown = resourceJson(project, OPTIONS_2, { type: 'Canvas', id: first?.id ?? '' })
    expect(shown).toEqual(at(older, '/sequences/0/canvases/0'))
    expect(resourceJson(project, OPTIONS_2, { type: 'Annotation', id: 'text' })).toMatchObject({
      '@type': 'oa:Annotation',
    })
  })

  test('a part that holds nothing is not published', () => {
    expect(resourceJson(project, OPTIONS_3, { type: 'Range', id: 'nothing' })).toBeUndefined()
  })
})
