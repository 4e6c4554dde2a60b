// Recipes of the IIIF Cookbook about what is painted where, and about leaves of others.
import { describe, expect, test } from 'vitest'
import { apply } from '../../../iiif/project/change.ts'
import { removeCanvases } from '../../../iiif/project/commands/canvases.ts'
import { addLayers } from '../../../iiif/project/commands/compose.ts'
import { cropLayer, placeLayers } from '../../../iiif/project/commands/layers.ts'
import { setCanvasSize, setLabel } from '../../../iiif/project/commands/properties.ts'
import { takeCanvases } from '../../../iiif/project/import/take-canvases.ts'
import type { JsonObject } from '../../../iiif/presentation/json.ts'
import { getRecord, type Project } from '../../../iiif/project/model.ts'
import type { Placement } from '../../../iiif/project/painting.ts'
import { importedManifest } from '../../support/imported-manifests.ts'
import { countingIds, emptyProject } from '../../support/projects.ts'
import { asList, begin, exported, type Work } from './work.ts'

const LABEL = { en: ['A leaf'] }
const SERVICE = 'https://images.example.org/iiif/3/1.jpg'

/** What is painted on a canvas of the manifest. */
const paintedOn = (manifest: JsonObject, index = 0): readonly JsonObject[] =>
  asList(asList(manifest['items'])[index]?.['items']).flatMap((page) => asList(page['items']))

const layersOn = (project: Project, canvas: string) => getRecord(project, 'Canvas', canvas).painting

function place(work: Work, layer: number, placement: Placement): void {
  const [canvas = ''] = work.canvases
  const { id = '' } = layersOn(work.project(), canvas)[layer] ?? {}
  work.do((project) =>
    placeLayers(project, canvas, { key: 'moveLayers', placements: new Map([[id, placement]]) }),
  )
}

test('Recipe 0036: a miniature that was cut out is painted in its place on the leaf', () => {
  const work = begin({
    label: { en: ['A codex'] },
    leaves: [
      { label: LABEL, width: 5400, height: 7200 },
      { label: LABEL, width: 1000, height: 1200 },
    ],
  })
  const [leaf = '', miniature = ''] = work.canvases
  const { newId } = work
  work.do((project) => addLayers(project, { canvas: leaf, canvases: [miniature], newId }))
  work.do((project) => removeCanvases(project, [miniature]))
  work.do((project) => setCanvasSize(project, { ids: [leaf] }, { width: 5400, height: 7200 }))
  place(work, 0, { x: 0, y: 0, width: 5400, height: 7200 })
  place(work, 1, { x: 3949, y: 994, width: 1000, height: 1200 })
  const manifest = work.export()
  const [canvas] = asList(manifest['items'])
  expect(paintedOn(manifest)).toMatchObject([
    { motivation: 'painting', body: { type: 'Image', width: 5400, height: 7200 } },
    {
      motivation: 'painting',
      body: { type: 'Image', width: 1000, height: 1200 },
      target: `${canvas?.['id'] as string}#xywh=3949,994,1000,1200`,
    },
  ])
})

test('Recipe 0299: a part of an image is the leaf', () => {
  const work = begin({
    label: { en: ['An opening'] },
    leaves: [{ label: LABEL, width: 3204, height: 4613 }],
  })
  const [canvas = ''] = work.canvases
  const crop = { x: 1768, y: 2423, width: 1768 - 332, height: 2080 }
  const size = { width: crop.width, height: crop.height }
  const { id: layer = '' } = layersOn(work.project(), canvas)[0] ?? {}
  work.do((project) => setCanvasSize(project, { ids: [canvas] }, size))
  work.do((project) =>
    cropLayer(project, { canvas, layer }, { crop, placement: { x: 0, y: 0, ...size } }),
  )
  const manifest = work.export()
  const region = `${crop.x},${crop.y},${crop.width},${crop.height}`
  expect(asList(manifest['items'])[0]).toMatchObject(size)
  expect(paintedOn(manifest)).toMatchObject([
    {
      motivation: 'painting',
      body: {
        id: `${SERVICE}/${region}/max/0/default.jpg`,
        type: 'SpecificResource',
        source: { type: 'Image', width: 3204, height: 4613, service: [{ id: SERVICE }] },
        selector: { type: 'ImageApiSelector', region },
      },
    },
  ])
})

test('Recipe 0040: an image that was scanned on its side is turned by the server', () => {
  const work = begin({
    label: { en: ['A codex'] },
    leaves: [{ label: LABEL, width: 1523, height: 2105 }],
  })
  const [canvas = ''] = work.canvases
  work.do((project) => setCanvasSize(project, { ids: [canvas] }, { width: 2105, height: 1523 }))
  place(work, 0, { x: 291, y: -291, width: 1523, height: 2105, rotation: 90 })
  const manifest = work.export()
  expect(asList(manifest['items'])[0]).toMatchObject({ width: 2105, height: 1523 })
  expect(paintedOn(manifest)).toMatchObject([
    {
      body: {
        id: `${SERVICE}/full/max/90/default.jpg`,
        type: 'SpecificResource',
        source: { type: 'Image', width: 1523, height: 2105, service: [{ id: SERVICE }] },
        selector: { type: 'ImageApiSelector', rotation: '90' },
      },
    },
  ])
})

describe('Recipe 0464: a canvas of others in an object of ours', () => {
  const newId = countingIds()
  const offered = importedManifest(newId)
  const theirs = offered.records.flatMap((record) => (record.type === 'Canvas' ? [record.id] : []))
  const empty = emptyProject()
  const taken = apply(empty, takeCanvases(empty, offered, { canvases: theirs.slice(0, 1) }).change)
  const ADDRESS = 'https://library.example/codex'

  test('keeps its address, and says of what it is a part', () => {
    const [canvas] = asList(exported(taken)['items'])
    expect(canvas).toMatchObject({
      id: `${ADDRESS}/canvas/f1`,
      type: 'Canvas',
      partOf: [{ id: `${ADDRESS}/manifest`, type: 'Manifest' }],
    })
  })

  test('gets an address of its own when it is changed, and says nevertheless', () => {
    const ids = getRecord(taken, 'Manifest', 'manifest').items
    const changed = apply(taken, setLabel(taken, { ids }, { en: ['The first leaf'] }).change)
    const [canvas] = asList(exported(changed)['items'])
    expect(canvas?.['id']).toMatch(/^https:\/\/example\.org\/object\/canvas\//)
    expect(canvas).toMatchObject({
      label: { en: ['The first leaf'] },
      partOf: [{ id: `${ADDRESS}/manifest`, type: 'Manifest' }],
    })
  })
})
