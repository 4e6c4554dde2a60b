import { ALIGNMENTS, DIRECTIONS } from '../../iiif/composition/align.ts'
import { mirrored, movedBy, turnedTo, withSide } from '../../iiif/composition/change-placement.ts'
import { layersOf, type Layer } from '../../iiif/composition/layer.ts'
import { addLayers, composeCanvases } from '../../iiif/project/commands/compose.ts'
import { flattenCanvas, unflattenCanvas } from '../../iiif/project/commands/flatten.ts'
import * as scales from '../../iiif/project/commands/canvas-scale.ts'
import * as layers from '../../iiif/project/commands/layers.ts'
import type { Command } from '../../iiif/project/command.ts'
import {
  canvasesOf,
  manifestOf,
  type CanvasRecord,
  type Project,
} from '../../iiif/project/model.ts'
import type { Placement } from '../../iiif/project/painting.ts'
import {
  newId,
  onCanvases,
  pick,
  someCanvases,
  type Choice,
  type CommandMaker,
} from './arbitrary-choice.ts'

interface Chosen {
  readonly canvas: CanvasRecord
  readonly layer: Layer
  readonly choice: Choice
}

const onLayer =
  (make: (project: Project, chosen: Chosen) => Command | undefined) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const canvas = pick(
      canvasesOf(project).filter((one) => layersOf(one).length > 0),
      choice.first,
    )
    const layer = canvas && pick(layersOf(canvas), choice.second)
    return layer && make(project, { canvas, layer, choice })
  }

const placing = (
  key: layers.PlacingKey,
  change: (placement: Placement, choice: Choice) => Placement,
) =>
  onLayer((project, { canvas, layer, choice }) =>
    layers.placeLayers(project, canvas.id, {
      key,
      placements: new Map([[layer.id, change(layer.placement, choice)]]),
    }),
  )

const chosenOf = ({ canvas, layer }: Chosen) => ({ canvas: canvas.id, layers: [layer.id] })

/** What is done to the layers of a composition. */
export const COMPOSING_MAKERS = {
  composeCanvases: onCanvases((project, canvases) =>
    composeCanvases(project, {
      canvases,
      newId,
      label: { none: ['composed'] },
      madeOf: { en: ['Composed of'] },
    }),
  ),
  addLayers: (choice) => (project) => {
    const canvas = pick(manifestOf(project).items, choice.second)
    return canvas === undefined
      ? undefined
      : addLayers(project, { canvas, canvases: someCanvases(project, choice), newId })
  },
  removeLayers: onLayer((project, chosen) => layers.removeLayers(project, chosenOf(chosen))),
  moveLayers: placing('moveLayers', (placement, { first, second }) =>
    movedBy(placement, { x: first / 7, y: second / 7 }),
  ),
  resizeLayers: placing('resizeLayers', (placement, { first }) =>
    withSide(placement, 'width', first),
  ),
  rotateLayers: placing('rotateLayers', (placement, { first }) => turnedTo(placement, first / 3)),
  mirrorLayers: placing('mirrorLayers', mirrored),
  registerLayer: placing('registerLayer', (placement, { first }) => turnedTo(placement, -first)),
  cropLayer: onLayer((project, { canvas, layer, choice: { first } }) =>
    layers.cropLayer(
      project,
      { canvas: canvas.id, layer: layer.id },
      {
        crop: first % 2 ? undefined : { x: 1, y: 2, width: 3, height: 4 },
        placement: layer.placement,
      },
    ),
  ),
  setOpacity: onLayer((project, chosen) =>
    layers.setOpacity(project, chosenOf(chosen), (chosen.choice.first % 11) / 10),
  ),
  lockLayers: onLayer((project, chosen) =>
    layers.lockLayers(project, chosenOf(chosen), chosen.choice.first % 2 ? 'locked' : 'free'),
  ),
  hideLayers: onLayer((project, chosen) =>
    layers.hideLayers(project, chosenOf(chosen), chosen.choice.first % 2 ? 'hidden' : 'shown'),
  ),
  orderLayers: onLayer((project, { canvas, layer, choice: { first } }) =>
    layers.orderLayer(project, { canvas: canvas.id, layer: layer.id }, first % 5),
  ),
  alignLayers: onLayer((project, { canvas, choice: { first } }) =>
    layers.alignLayers(
      project,
      { canvas: canvas.id, layers: layersOf(canvas).map(({ id }) => id) },
      pick(ALIGNMENTS, first) ?? 'left',
    ),
  ),
  distributeLayers: onLayer((project, { canvas, choice: { first } }) =>
    layers.distributeLayers(
      project,
      { canvas: canvas.id, layers: layersOf(canvas).map(({ id }) => id) },
      pick(DIRECTIONS, first) ?? 'down',
    ),
  ),
  fitCanvas: onLayer((project, { canvas }) => scales.fitCanvas(project, canvas.id)),
  setScale: onLayer((project, { canvas, layer, choice: { first, second } }) =>
    first % 2
      ? scales.setCanvasScale(project, canvas.id, second ? second / 100 : undefined)
      : scales.setLayerScale(
          project,
          canvas.id,
          new Map([[layer.id, second ? { pixel: second / 100, by: 'stated' } : undefined]]),
        ),
  ),
  matchScale: onLayer((project, { canvas }) => scales.matchScale(project, canvas.id)),
  flattenCanvas: onLayer((project, { canvas, choice: { first } }) =>
    flattenCanvas(project, canvas.id, {
      folder: { id: 'composed', location: '/composed' },
      image: {
        type: 'Image',
        folder: 'composed',
        path: `${first}.tif`,
        width: 1 + first,
        height: 7,
      },
    }),
  ),
  unflattenCanvas: onLayer((project, { canvas }) => unflattenCanvas(project, canvas.id)),
} as const satisfies Readonly<Record<string, (choice: Choice) => CommandMaker>>
