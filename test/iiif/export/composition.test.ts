import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cornersOf } from '../../../iiif/composition/geometry.ts'
import { layersOf } from '../../../iiif/composition/layer.ts'
import { scaleOfCanvas } from '../../../iiif/composition/physical.ts'
import { composeManifest } from '../../../iiif/export/compose-manifest.ts'
import type { PresentationVersion } from '../../../iiif/export/options.ts'
import { readDocument } from '../../../iiif/presentation/read.ts'
import { PRESENTATION_DEFINITIONS } from '../../../iiif/presentation/versions.ts'
import { apply } from '../../../iiif/project/change.ts'
import { composeCanvases } from '../../../iiif/project/commands/compose.ts'
import { fitCanvas, setCanvasScale } from '../../../iiif/project/commands/canvas-scale.ts'
import { cropLayer, placeLayers } from '../../../iiif/project/commands/layers.ts'
import { importManifest } from '../../../iiif/project/import/import-manifest.ts'
import { projectOfManifest } from '../../../iiif/project/import/open-manifest.ts'
import {
  canvasesOf,
  getRecord,
  type CanvasRecord,
  type Project,
} from '../../../iiif/project/model.ts'
import type { Placement } from '../../../iiif/project/painting.ts'
import { validate } from '../../../iiif/validation/validate.ts'
import { countingIds, projectWithCanvases } from '../../support/projects.ts'

const optionsFor = (version: PresentationVersion) =>
  ({
    version,
    base: 'https://mine.example/object',
    imageBase: 'https://images.mine.example/iiif',
    imageVersion: version === '3.0' ? 3 : 2,
  }) as const

const VERSIONS = ['3.0', '2.1'] as const

/** The document as others read it, in plain JSON. */
const exported = (project: Project, version: PresentationVersion): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(
      PRESENTATION_DEFINITIONS[version].writeManifest(
        composeManifest(project, optionsFor(version)),
      ),
    ),
  ) as Record<string, unknown>

/** The composition of a project that was exported and is opened again. */
function openedAgain(project: Project, version: PresentationVersion): CanvasRecord {
  const document = exported(project, version)
  const imported = importManifest(
    readDocument(document),
    { file: 'manifest.json', fetched: '2026-01-01T00:00:00Z' },
    countingIds('again'),
  )
  const canvas = canvasesOf(projectOfManifest('project', imported)).at(-1)
  if (!canvas) throw new Error('A canvas was exported')
  return canvas
}

/** Two leaves of 1237 by 881 pixels; the second one placed and cropped. */
function composed(placement: Placement): Project {
  const start = projectWithCanvases(2)
  const project = apply(
    start,
    composeCanvases(start, {
      canvases: canvasesOf(start).map(({ id }) => id),
      newId: countingIds('new'),
      label: { none: ['Reunited'] },
      madeOf: { en: ['Composed of'] },
    }).change,
  )
  const cropped = apply(
    project,
    cropLayer(
      project,
      { canvas: 'new-1', layer: 'new-3' },
      { crop: { x: 100, y: 50, width: 400, height: 300 }, placement },
    ).change,
  )
  return apply(cropped, setCanvasScale(cropped, 'new-1', 0.085).change)
}

/** As large as what is on it, so that nothing lies beyond the edge. */
const fitted = (project: Project): Project => apply(project, fitCanvas(project, 'new-1').change)

const anyPlacement = fc
  .record({
    x: fc.integer({ min: 0, max: 20_000 }),
    y: fc.integer({ min: 0, max: 9_000 }),
    width: fc.integer({ min: 400, max: 60_000 }),
    rotation: fc.oneof(
      fc.constantFrom(0, 90, 180, 270),
      fc.integer({ min: 0, max: 3599 }).map((tenths) => tenths / 10),
    ),
    isMirrored: fc.boolean(),
  })
  .map(({ x, y, width, rotation, isMirrored }): Placement => ({
    x: x / 10,
    y: y / 10,
    width: width / 10,
    height: (width / 10) * (300 / 400),
    ...(rotation > 0 && { rotation }),
    ...(isMirrored && { isMirrored }),
  }))

describe.each(VERSIONS)('A composition in version %s', (version) => {
  test('is laid out the same within a pixel when it is opened again', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        const project = fitted(composed(placement))
        const before = layersOf(getRecord(project, 'Canvas', 'new-1'))
        const again = layersOf(openedAgain(project, version))
        expect(again).toHaveLength(2)
        again.forEach(({ crop, placement: after }, index) => {
          const was = before[index]
          expect(crop).toEqual(was?.crop)
          if (!was) return
          const corners = cornersOf(was.placement)
          cornersOf(after).forEach((corner, at) => {
            const other = corners[at] ?? corner
            expect(Math.hypot(corner.x - other.x, corner.y - other.y)).toBeLessThan(1.5)
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  test('is valid, whatever lies on it', () => {
    fc.assert(
      fc.property(anyPlacement, (placement) => {
        const { findings } = validate(exported(composed(placement), version), version)
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('says how large it is in the world, and it is read again', () => {
    const project = composed({ x: 0, y: 0, width: 400, height: 300 })
    expect(scaleOfCanvas(openedAgain(project, version))).toBe(0.085)
  })
})

describe('What viewers read', () => {
  const turned = composed({ x: 10.4, y: 150.3, width: 400, height: 300, rotation: 90 })
  const flat = (value: unknown): string => JSON.stringify(value)

  test('3.0: whole numbers on the address of the canvas, the part and the turn as the Image API says them', () => {
    const document = flat(exported(turned, '3.0'))
    // Turned by a quarter about its middle, the image fills a rectangle that stands upright.
    expect(document).toContain('canvas/new-1#xywh=60,100,300,400')
    expect(document).toContain(
      '"selector":{"type":"ImageApiSelector","region":"100,50,400,300","rotation":"90"}',
    )
    expect(document).toContain('/2.jpg/100,50,400,300/max/90/default.jpg')
  })

  test('2.1: the same as an address of the Image API, with the whole image beside it', () => {
    const document = flat(exported(turned, '2.1'))
    expect(document).toContain('/2.jpg/100,50,400,300/full/90/default.jpg')
    expect(document).toContain('"@type":"oa:SpecificResource"')
    expect(document).toContain(
      '"@type":"iiif:ImageApiSelector","region":"100,50,400,300","rotation":"90"',
    )
    expect(document).toContain('"physicalScale":0.085,"physicalUnits":"mm"')
  })

  test('a leaf that lies on the whole canvas is the plain image that every viewer reads', () => {
    const start = projectWithCanvases(1)
    const document = flat(exported(start, '3.0'))
    expect(document).not.toContain('SpecificResource')
  })
})

test('a layer that is moved by a command is exported where it was moved to', () => {
  const project = composed({ x: 0, y: 0, width: 400, height: 300 })
  const placements = new Map([['new-3', { x: 500, y: 40, width: 800, height: 600 }]])
  const moved = apply(
    project,
    placeLayers(project, 'new-1', { key: 'moveLayers', placements }).change,
  )
  expect(JSON.stringify(exported(moved, '3.0'))).toContain('#xywh=500,40,800,600')
})

test('what lies beyond the edge of the canvas is cut off, and the rest stays where it was', () => {
  const project = composed({ x: -100, y: -30, width: 400, height: 300 })
  const document = JSON.stringify(exported(project, '3.0'))
  expect(document).toContain('#xywh=0,0,300,270')
  expect(document).toContain('"region":"200,80,300,270"')
})
