import { describe, expect, test } from 'vitest'
import { originalOf } from '../../../iiif/compare/original.ts'
import { apply, invert } from '../../../iiif/project/change.ts'
import { removeUnknown, unknownPropertiesOf } from '../../../iiif/project/commands/unknown.ts'
import { canvasesOf, type Project } from '../../../iiif/project/model.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

/** A codex whose first canvas came from a document that said more of it than any specification knows. */
function codexOfOthers(): Project {
  const project = projectWithCanvases(2)
  const [canvas] = canvasesOf(project)
  if (!canvas) throw new Error('It is there')
  const address = 'https://library.example/canvas/1'
  const resource = {
    id: address,
    type: 'Canvas',
    label: { none: ['f. 1'] },
    'ex:shelf': { row: 7 },
    navPlace: { type: 'FeatureCollection' },
    'ex:colour': 'red',
  }
  const records = [
    { ...canvas, origin: 'origin' },
    {
      type: 'Source',
      id: 'source',
      kind: 'manifest',
      label: { en: ['A library'] },
      fetched: '2026-01-02T00:00:00Z',
    },
    { type: 'Origin', id: 'origin', source: 'source', address, resource, original: resource },
  ] as const
  return {
    ...project,
    records: new Map([...project.records, ...records.map((one) => [one.id, one] as const)]),
  }
}

describe('properties that no specification knows', () => {
  const project = codexOfOthers()
  const [canvas, other] = canvasesOf(project)
  const resource = { type: 'Canvas', id: canvas?.id ?? '' } as const

  test('are those that came with it, without extensions that the program knows', () => {
    expect(Object.keys(unknownPropertiesOf(project, resource))).toEqual(['ex:shelf', 'ex:colour'])
    expect(unknownPropertiesOf(project, { type: 'Canvas', id: other?.id ?? '' })).toEqual({})
  })

  test('can be taken away, and brought back by undoing it', () => {
    const order = { property: 'ex:shelf', newId: countingIds('new') }
    const { change, label } = removeUnknown(project, resource, order)
    const after = apply(project, change)
    expect(label).toEqual({ key: 'removeUnknown' })
    expect(Object.keys(unknownPropertiesOf(after, resource))).toEqual(['ex:colour'])
    expect(apply(after, invert(change))).toEqual(project)
    // What it was when it came stays known.
    expect(originalOf(after, resource)?.resource).toHaveProperty('ex:shelf')
    expect(originalOf(after, resource)?.source.label).toEqual({ en: ['A library'] })
    expect(JSON.stringify(after.records.get('new-1'))).not.toContain('ex:shelf')
  })

  test('that are not there cannot', () => {
    const order = { property: 'ex:nothing', newId: countingIds('new') }
    expect(removeUnknown(project, resource, order).change).toEqual([])
  })
})
