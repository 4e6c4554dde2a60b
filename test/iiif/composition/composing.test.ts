import { describe, expect, test } from 'vitest'
import { scaleOfCanvas } from '../../../iiif/composition/physical.ts'
import { boundsOf } from '../../../iiif/composition/geometry.ts'
import { layersOf } from '../../../iiif/composition/layer.ts'
import { flatStateOf, shownPainting } from '../../../iiif/composition/shown-painting.ts'
import { apply } from '../../../iiif/project/change.ts'
import type { Command } from '../../../iiif/project/command.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { addLayers, composeCanvases } from '../../../iiif/project/commands/compose.ts'
import { flattenCanvas, unflattenCanvas } from '../../../iiif/project/commands/flatten.ts'
import * as scales from '../../../iiif/project/commands/canvas-scale.ts'
import * as layers from '../../../iiif/project/commands/layers.ts'
import { setRequiredStatement, setRights } from '../../../iiif/project/commands/properties.ts'
import { findContradiction } from '../../../iiif/project/consistency.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import {
  annotationsOn,
  canvasesOf,
  getRecord,
  type CanvasRecord,
  type Project,
} from '../../../iiif/project/model.ts'
import { importedManifest } from '../../support/imported-manifests.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const after = (project: Project, ...commands: ((project: Project) => Command)[]): Project =>
  commands.reduce((current, make) => apply(current, make(current).change), project)

const composing =
  (canvases: readonly string[]) =>
  (project: Project): Command =>
    composeCanvases(project, {
      canvases,
      newId: countingIds('new'),
      label: { none: ['Reunited'] },
      madeOf: { en: ['Composed of'] },
    })

const withScale =
  (canvas: string, scale: number) =>
  (project: Project): Command =>
    scales.setCanvasScale(project, canvas, scale)

const composedIn = (project: Project): CanvasRecord => {
  expect(findContradiction(project)).toBeUndefined()
  return getRecord(project, 'Canvas', 'new-1')
}

const idsOf = (project: Project): readonly string[] => canvasesOf(project).map(({ id }) => id)

describe('A composition', () => {
  test('is a canvas of its own behind the last of those that it is made of, which stay as they are', () => {
    const start = projectWithCanvases(3)
    const [first = '', second = ''] = idsOf(start)
    const project = after(start, composing([second, first]))
    expect(idsOf(project)).toEqual([first, second, 'new-1', idsOf(start)[2]])
    expect(getRecord(project, 'Canvas', first)).toBe(getRecord(start, 'Canvas', first))
    const { painting, width } = composedIn(project)
    expect(painting.map(({ from }) => from)).toEqual([
      { canvas: second, label: { none: ['f. 2'] } },
      { canvas: first, label: { none: ['f. 1'] } },
    ])
    expect(painting[0]?.placement).toEqual({ x: 0, y: 0, width: 1237, height: 881 })
    expect(painting[1]?.placement?.x).toBeGreaterThan(1237)
    expect(width).toBe((painting[1]?.placement?.x ?? 0) + 1237)
  })

  test('says what it is made of and whom to name, once each, and the rights that all share', () => {
    const start = projectWithCanvases(2)
    const [first = '', second = ''] = idsOf(start)
    const credit = (text: string) => ({ label: { en: ['Credit'] }, value: { en: [text] } })
    const rights = 'http://creativecommons.org/licenses/by/4.0/'
    const project = after(
      start,
      (one) => setRequiredStatement(one, { ids: [first] }, credit('Library A')),
      (one) => setRequiredStatement(one, { ids: [second] }, credit('Library B')),
      (one) => setRights(one, { ids: [first, second] }, rights),
      composing([first, second]),
    )
    expect(composedIn(project)).toMatchObject({
      metadata: [{ label: { en: ['Composed of'] }, value: { none: ['f. 1', 'f. 2'] } }],
      requiredStatement: { value: { en: ['Library A', 'Library B'] } },
      rights,
    })
  })

  test('of leaves of others names their source, and keeps what they were', () => {
    const imported = importedManifest(countingIds('r'))
    const start = after(projectWithCanvases(1), (one) =>
      takeCanvases(one, imported, { canvases: imported.canvases }),
    )
    const taken = idsOf(start)[1] ?? ''
    const project = after(start, composing([taken]))
    const { metadata, painting } = composedIn(project)
    expect(metadata[0]?.value).toEqual({ none: ['f1, Codex of others'] })
    expect(painting[0]?.from?.origin).toBe(getRecord(start, 'Canvas', taken).origin)
  })

  test('of leaves whose size is known lies there to scale from the beginning', () => {
    const start = projectWithCanvases(2)
    const [first = '', second = ''] = idsOf(start)
    const project = after(
      start,
      withScale(first, 0.2),
      withScale(second, 0.1),
      composing([first, second]),
    )
    const composed = composedIn(project)
    expect(scaleOfCanvas(composed)).toBe(0.1)
    expect(composed.painting.map(({ placement }) => placement?.width)).toEqual([2474, 1237])
    expect(composed.painting.map(({ scale }) => scale)).toEqual([
      { pixel: 0.2, by: 'service' },
      { pixel: 0.1, by: 'service' },
    ])
  })

  test('takes further leaves at its right, in its own scale', () => {
    const start = projectWithCanvases(3)
    const [first = '', second = '', third = ''] = idsOf(start)
    const newId = countingIds('more')
    const project = after(
      start,
      withScale(first, 0.1),
      withScale(second, 0.1),
      withScale(third, 0.3),
      composing([first, second]),
      (one) => addLayers(one, { canvas: 'new-1', canvases: [third], newId }),
    )
    const { painting, width } = composedIn(project)
    expect(painting).toHaveLength(3)
    expect(painting[2]?.placement?.width).toBe(1237 * 3)
    expect(painting[2]?.placement?.x).toBeGreaterThan(
      composedIn(after(start, composing([first, second]))).width,
    )
    expect(width).toBe(Math.ceil((painting[2]?.placement?.x ?? 0) + 1237 * 3))
  })
})

describe('On a composition', () => {
  const start = (): Project => {
    const project = projectWithCanvases(2)
    return after(project, composing(idsOf(project)))
  }
  const [lower, upper] = ['new-2', 'new-3'] as const

  test('a locked layer stays where it is, whatever is done', () => {
    const project = after(start(), (one) =>
      layers.lockLayers(one, { canvas: 'new-1', layers: [lower] }, 'locked'),
    )
    const before = composedIn(project).painting[0]
    const moved = after(
      project,
      (one) =>
        layers.placeLayers(one, 'new-1', {
          key: 'moveLayers',
          placements: new Map([[lower, { x: 9, y: 9, width: 10, height: 10 }]]),
        }),
      (one) => layers.alignLayers(one, { canvas: 'new-1', layers: [lower, upper] }, 'bottom'),
      (one) => scales.matchScale(one, 'new-1'),
    )
    expect(composedIn(moved).painting[0]).toEqual(before)
  })

  test('matching brings every layer of known size to the scale of the canvas, about its middle', () => {
    const project = after(
      start(),
      withScale('new-1', 0.1),
      (one) =>
        scales.setLayerScale(
          one,
          'new-1',
          new Map([
            [lower, { pixel: 0.2, by: 'file' as const }],
            [upper, { pixel: 0.05, by: 'measured' as const }],
          ]),
        ),
      (one) => scales.matchScale(one, 'new-1'),
    )
    const placed = layersOf(composedIn(project)).map(({ placement }) => placement)
    expect(placed.map(({ width }) => width)).toEqual([2474, 618.5])
    expect(placed[0]).toMatchObject({ x: -618.5, y: -440.5 })
  })

  test('fitting the canvas moves everything along, annotations too, and loses nothing', () => {
    const project = after(
      start(),
      (one) =>
        layers.placeLayers(one, 'new-1', {
          key: 'moveLayers',
          placements: new Map([[lower, { x: -100, y: -50, width: 1237, height: 881 }]]),
        }),
      (one) =>
        addAnnotation(one, {
          type: 'Annotation',
          id: 'note',
          canvas: 'new-1',
          motivation: 'commenting',
          bodies: [{ value: 'a wormhole' }],
          target: { kind: 'point', x: 10, y: 10 },
        }),
      (one) => scales.fitCanvas(one, 'new-1'),
    )
    const composed = composedIn(project)
    for (const { placement } of layersOf(composed)) {
      const { x, y, width, height } = boundsOf(placement)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(composed.width)
      expect(y + height).toBeLessThanOrEqual(composed.height)
    }
    expect(annotationsOn(project, 'new-1')[0]?.target).toEqual({ kind: 'point', x: 110, y: 60 })
  })

  test('what is hidden is neither shown nor flattened; the order is that of the list', () => {
    const hidden = after(start(), (one) =>
      layers.hideLayers(one, { canvas: 'new-1', layers: [lower] }, 'hidden'),
    )
    expect(shownPainting(composedIn(hidden)).map(({ id }) => id)).toEqual([upper])
    const raised = after(start(), (one) =>
      layers.orderLayer(one, { canvas: 'new-1', layer: lower }, 1),
    )
    expect(shownPainting(composedIn(raised)).map(({ id }) => id)).toEqual([upper, lower])
  })

  test('a flattened image is shown while the layers are what it was made of, and not a moment longer', () => {
    const image = { type: 'Image', folder: 'made', path: 'a.tif', width: 9, height: 9 } as const
    const flat = after(start(), (one) =>
      flattenCanvas(one, 'new-1', { image, folder: { id: 'made', location: '/made' } }),
    )
    expect(flatStateOf(composedIn(flat))).toBe('current')
    expect(shownPainting(composedIn(flat)).map(({ body }) => body)).toEqual([image])
    const changed = after(flat, (one) =>
      layers.setOpacity(one, { canvas: 'new-1', layers: [upper] }, 0.5),
    )
    expect(flatStateOf(composedIn(changed))).toBe('outdated')
    expect(shownPainting(composedIn(changed))).toHaveLength(2)
    // Locking changes nothing that could be seen.
    const locked = after(flat, (one) =>
      layers.lockLayers(one, { canvas: 'new-1', layers: [upper] }, 'locked'),
    )
    expect(flatStateOf(composedIn(locked))).toBe('current')
    expect(flatStateOf(composedIn(after(flat, (one) => unflattenCanvas(one, 'new-1'))))).toBe(
      'none',
    )
  })
})
