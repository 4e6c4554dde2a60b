import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../iiif/project/change.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { splitRegion } from '../../../iiif/project/commands/split-region.ts'
import {
  annotationsOn,
  manifestOf,
  type AnnotationRecord,
  type Project,
} from '../../../iiif/project/model.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const bare = projectWithCanvases(1)
const canvas = manifestOf(bare).items[0]!
const region: AnnotationRecord = {
  type: 'Annotation',
  id: 'region',
  canvas,
  motivation: 'supplementing',
  bodies: [{ value: 'In principio\ncreavit Deus\ncaelum', language: 'la' }],
  target: { kind: 'rectangle', x: 1, y: 2, width: 30, height: 40 },
}
const adding = (project: Project, annotation: AnnotationRecord): Project =>
  apply(project, addAnnotation(project, annotation).change)
const before: AnnotationRecord = { ...region, id: 'before', target: { kind: 'whole' } }
const after: AnnotationRecord = { ...before, id: 'after' }
const project = [before, region, after].reduce(adding, bare)
const split = { id: 'region', newId: countingIds('line'), count: 2, flow: 'down' } as const

describe('A region that is split into lines', () => {
  test('gives its place in the list and its text to them', () => {
    const command = splitRegion(project, split)
    const lines = annotationsOn(apply(project, command.change), canvas)
    expect(command.label).toEqual({ key: 'splitRegion', count: 2 })
    expect(lines).toMatchObject([
      { id: 'before' },
      { bodies: [{ value: 'In principio', language: 'la' }], target: { y: 2, height: 20 } },
      {
        bodies: [{ value: 'creavit Deus\ncaelum', language: 'la' }],
        target: { y: 22, height: 20 },
      },
      { id: 'after' },
    ])
  })

  test('comes back whole with one undo', () => {
    const { change } = splitRegion(project, split)
    expect(apply(apply(project, change), invert(change))).toEqual(project)
  })

  test('is a rectangle: a note on the whole canvas has no lines', () => {
    expect(splitRegion(project, { ...split, id: 'before' }).change).toEqual([])
  })
})
