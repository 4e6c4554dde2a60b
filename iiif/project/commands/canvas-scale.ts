import { moveSelection } from '../../annotation/move-selection.ts'
import type { Point } from '../../annotation/selectors/index.ts'
import { fitAround, movedBy, scaledAbout } from '../../composition/change-placement.ts'
import { middleOf } from '../../composition/geometry.ts'
import { layerOf, layersOf, shownLayersOf } from '../../composition/layer.ts'
import { rounded } from '../../composition/lay-out.ts'
import { scaleOfCanvas, widthToScale, withScale } from '../../composition/physical.ts'
import { without } from '../../without.ts'
import { paintingInOrder } from '../../composition/written-order.ts'
import type { Change } from '../change.ts'
import type { Command } from '../command.ts'
import {
  annotationsOn,
  getRecord,
  type CanvasRecord,
  type Project,
  type RecordId,
} from '../model.ts'
import type { PhysicalScale } from '../painting.ts'
import { changeRecord } from './changes.ts'
import { changePainting } from './layers.ts'

/** Makes the canvas as large as what is shown on it. What is on it, annotations too, moves along. */
export function fitCanvas(project: Project, id: RecordId): Command {
  const canvas = getRecord(project, 'Canvas', id)
  const fit = fitAround(shownLayersOf(canvas).map(({ placement }) => placement))
  const label = { key: 'fitCanvas' } as const
  if (!fit) return { label, change: [] }
  const { width, height, move } = fit
  const painting = canvas.painting.map((one) => {
    const layer = layerOf(canvas, one)
    const placement = layer?.placement ?? one.placement
    return placement
      ? paintingInOrder({ ...one, placement: rounded(movedBy(placement, move)) })
      : one
  })
  return {
    label,
    change: [
      ...changeRecord(project, { type: 'Canvas', id }, { painting, width, height }),
      ...moveAnnotations(project, id, move),
    ],
  }
}

const moveAnnotations = (project: Project, canvas: RecordId, move: Point): Change =>
  move.x === 0 && move.y === 0
    ? []
    : annotationsOn(project, canvas).flatMap(({ id, target }) =>
        changeRecord(project, { type: 'Annotation', id }, { target: moveSelection(target, move) }),
      )

/** Says how large the world is on a canvas. @param scale millimetres for one unit; unknown without */
export const setCanvasScale = (
  project: Project,
  id: RecordId,
  scale: number | undefined,
): Command => ({
  label: { key: 'setScale' },
  change: changeRecord(
    project,
    { type: 'Canvas', id },
    { service: withScale(getRecord(project, 'Canvas', id).service, scale) },
  ),
})

/** Says how large images are in the world. They stay as they are: {@link matchScale} resizes them. */
export function setLayerScale(
  project: Project,
  canvas: RecordId,
  scales: ReadonlyMap<RecordId, PhysicalScale | undefined>,
): Command {
  const layers = [...scales.keys()]
  const change = changePainting(project, { canvas, layers }, (painting) => {
    const rest = without(painting, 'scale')
    const scale = scales.get(painting.id)
    return scale ? { ...rest, scale } : rest
  })
  return { label: { key: 'setScale', count: layers.length }, change }
}

/**
 * Resizes layers whose physical size is known so that all are shown in the scale of the canvas; their middles stay.
 * Where the canvas has none, it gets that of the lowest of them, which keeps its size.
 */
export function matchScale(project: Project, id: RecordId): Command {
  const canvas = getRecord(project, 'Canvas', id)
  const scale = scaleToMatch(canvas)
  const label = { key: 'matchScale' } as const
  if (scale === undefined) return { label, change: [] }
  const layers = new Map(layersOf(canvas).map((layer) => [layer.id, layer]))
  const painting = canvas.painting.map((one) => {
    const layer = layers.get(one.id)
    if (!one.scale || !layer || layer.placement.isLocked) return one
    const factor = widthToScale(layer, one.scale.pixel, scale) / layer.placement.width
    const placement = scaledAbout(layer.placement, factor, middleOf(layer.placement))
    return paintingInOrder({ ...one, placement: rounded(placement) })
  })
  return {
    label,
    change: changeRecord(
      project,
      { type: 'Canvas', id },
      { painting, service: withScale(canvas.service, scale) },
    ),
  }
}

/** Millimetres for one unit of the canvas: as it says, or as its lowest layer of known size is shown. */
export function scaleToMatch(canvas: CanvasRecord): number | undefined {
  const stated = scaleOfCanvas(canvas)
  if (stated !== undefined) return stated
  const lowest = canvas.painting.find(({ scale }) => scale !== undefined)
  const layer = lowest && layerOf(canvas, lowest)
  return layer && lowest.scale
    ? (lowest.scale.pixel * layer.crop.width) / layer.placement.width
    : undefined
}
