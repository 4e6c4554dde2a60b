import { describe, expect, test } from 'vitest'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { annotationsOn, canvasesOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { SAMPLE_CANVASES } from '../../../iiif/project/sample-contents.ts'
import { makeSampleProject } from '../../../iiif/project/sample.ts'
import { BEHAVIORS_OF } from '../../../iiif/presentation/properties.ts'
import { findRights } from '../../../iiif/rights.ts'
import { countingIds } from '../../support/projects.ts'

const entries = SAMPLE_CANVASES.map(({ path }) => ({ path, width: 1400, height: 2000 }))

const make = (images = entries): Project =>
  makeSampleProject({ id: 'sample', folder: '/sample', entries: images, newId: countingIds() })

describe('The project of the sample', () => {
  const project = make()

  test('contradicts itself nowhere', () => expect(findContradiction(project)).toBeUndefined())

  test('has the canvases in the order of the codex, the fragment where its leaf was', () => {
    const labels = canvasesOf(project).map(({ label }) => (label['none'] ?? label['en'])?.[0])
    expect(labels.slice(0, 4)).toEqual(['Front cover', 'f. 1r', 'f. 1v', 'f. 2r'])
    expect(labels.slice(-4)).toEqual(['f. 8, a fragment', 'f. 10r', 'f. 10v', 'Rear cover'])
  })

  test('is described in English and Latin, with rights that every reader knows', () => {
    const { label, rights, behavior, requiredStatement } = manifestOf(project)
    expect(Object.keys(label)).toEqual(['en', 'la'])
    expect(findRights(rights ?? '')).toBe('zero')
    expect(behavior).toEqual(['paged'])
    expect(requiredStatement).toBeDefined()
  })

  test('gives canvases only behaviors that canvases may have', () => {
    const given = canvasesOf(project).flatMap(({ behavior }) => behavior)
    expect(given.filter((one) => !BEHAVIORS_OF.Canvas.some((may) => may === one))).toEqual([])
  })

  test('has comments, transcriptions and tags, on rectangles, polygons and whole canvases, within their canvas', () => {
    const annotations = canvasesOf(project).flatMap((canvas) =>
      annotationsOn(project, canvas.id).map((annotation) => ({ annotation, canvas })),
    )
    const kinds = (of: (one: (typeof annotations)[number]) => string): Set<string> =>
      new Set(annotations.map(of))
    expect(kinds(({ annotation }) => annotation.motivation)).toEqual(
      new Set(['commenting', 'supplementing', 'tagging']),
    )
    expect(kinds(({ annotation }) => annotation.target.kind)).toEqual(
      new Set(['rectangle', 'polygon', 'whole']),
    )
    for (const { annotation, canvas } of annotations) {
      const { target } = annotation
      const corners =
        target.kind === 'polygon'
          ? target.points
          : target.kind === 'rectangle'
            ? [target, { x: target.x + target.width, y: target.y + target.height }]
            : []
      for (const { x, y } of corners) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(canvas.width)
        expect(y).toBeLessThanOrEqual(canvas.height)
      }
      if (target.kind === 'rectangle')
        expect(Math.min(target.width, target.height)).toBeGreaterThan(0)
    }
  })

  test('leaves out what is not in the folder, and what the folder has besides stays in the sources', () => {
    const some = make([...entries.slice(0, 3), { path: 'other.jpg', width: 10, height: 10 }])
    expect(canvasesOf(some)).toHaveLength(3)
    expect(findContradiction(some)).toBeUndefined()
  })
})
