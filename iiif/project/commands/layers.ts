import { aligned, distributed, type Alignment, type Direction } from '../../composition/align.ts'
import { layersOf, wholeOf, type Layer } from '../../composition/layer.ts'
import { rounded } from '../../composition/lay-out.ts'
import { without } from '../../without.ts'
import { paintingInOrder } from '../../composition/written-order.ts'
import type { Change } from '../change.ts'
import type { Command, CommandKey } from '../command.ts'
import { getRecord, type CanvasRecord, type Project, type RecordId } from '../model.ts'
import type { Area, PaintingAnnotation, Placement } from '../painting.ts'
import { changeRecord } from './changes.ts'

/** Layers of one canvas; those that are not on it are passed over. */
export interface ChosenLayers {
  readonly canvas: RecordId
  readonly layers: readonly RecordId[]
}

/** What is done to where layers lie, each a step by its own name. */
export type PlacingKey = Extract<
  CommandKey,
  'moveLayers' | 'resizeLayers' | 'rotateLayers' | 'mirrorLayers' | 'registerLayer'
>

/**
 * Puts layers where they were dragged to, turned to or typed to. Locked ones stay.
 *
 * @param gesture with the same one, commands that follow each other are one step
 */
export function placeLayers(
  project: Project,
  canvas: RecordId,
  {
    key,
    placements,
    gesture,
  }: {
    readonly key: PlacingKey
    readonly placements: ReadonlyMap<RecordId, Placement>
    readonly gesture?: string | undefined
  },
): Command {
  const layers = [...placements.keys()]
  const change = changePainting(project, { canvas, layers }, (painting) => {
    const placement = placements.get(painting.id)
    return placement && !painting.placement?.isLocked
      ? { ...painting, placement: rounded(placement) }
      : painting
  })
  return {
    label: { key, count: layers.length },
    change,
    ...(gesture !== undefined && { gesture }),
  }
}

/** Paints another part of an image. @param crop in pixels of the full image; all of it without */
export function cropLayer(
  project: Project,
  { canvas, layer }: { readonly canvas: RecordId; readonly layer: RecordId },
  { crop, placement }: { readonly crop: Area | undefined; readonly placement: Placement },
): Command {
  const change = changePainting(project, { canvas, layers: [layer] }, (painting) => {
    return { ...without(painting, 'crop'), placement: rounded(placement), ...(crop && { crop }) }
  })
  return { label: { key: 'cropLayer' }, change }
}

/** @param opacity from 0 to 1 */
export const setOpacity = (project: Project, chosen: ChosenLayers, opacity: number): Command => ({
  label: { key: 'setOpacity', count: chosen.layers.length },
  change: changePlacements(project, chosen, (placement) =>
    opacity >= 1 ? without(placement, 'opacity') : { ...placement, opacity: Math.max(0, opacity) },
  ),
  gesture: `opacity ${chosen.canvas} ${chosen.layers.join(' ')}`,
})

/** Locks layers, or sets them free again. */
export const lockLayers = (
  project: Project,
  chosen: ChosenLayers,
  state: 'locked' | 'free',
): Command => ({
  label: { key: 'lockLayers', count: chosen.layers.length },
  change: changePlacements(project, chosen, (placement) =>
    state === 'locked' ? { ...placement, isLocked: true } : without(placement, 'isLocked'),
  ),
})

/** Hides layers, or shows them again. */
export const hideLayers = (
  project: Project,
  chosen: ChosenLayers,
  state: 'hidden' | 'shown',
): Command => ({
  label: { key: 'hideLayers', count: chosen.layers.length },
  change: changePainting(project, chosen, (painting) =>
    state === 'hidden' ? { ...painting, isHidden: true } : without(painting, 'isHidden'),
  ),
})

/** Puts a layer at another place in the order. @param to its index afterwards, from the lowest */
export function orderLayer(
  project: Project,
  { canvas: id, layer }: { readonly canvas: RecordId; readonly layer: RecordId },
  to: number,
): Command {
  const { painting } = getRecord(project, 'Canvas', id)
  const moving = painting.filter((one) => one.id === layer)
  const others = painting.filter((one) => one.id !== layer)
  const at = Math.min(Math.max(to, 0), others.length)
  return {
    label: { key: 'orderLayers' },
    change: changeRecord(
      project,
      { type: 'Canvas', id },
      { painting: [...others.slice(0, at), ...moving, ...others.slice(at)] },
    ),
  }
}

/** Takes layers off the canvas. Their images stay where they are. */
export function removeLayers(project: Project, { canvas: id, layers }: ChosenLayers): Command {
  const { painting } = getRecord(project, 'Canvas', id)
  return {
    label: { key: 'removeLayers', count: layers.length },
    change: changeRecord(
      project,
      { type: 'Canvas', id },
      { painting: painting.filter((one) => !layers.includes(one.id)) },
    ),
  }
}

/** Brings layers to one line. */
export const alignLayers = (
  project: Project,
  chosen: ChosenLayers,
  alignment: Alignment,
): Command => ({
  label: { key: 'alignLayers', count: chosen.layers.length },
  change: changeTogether(project, chosen, (placements, canvas) =>
    aligned(placements, alignment, wholeOf(canvas)),
  ),
})

/** Makes the gaps between layers the same. */
export const distributeLayers = (
  project: Project,
  chosen: ChosenLayers,
  direction: Direction,
): Command => ({
  label: { key: 'distributeLayers', count: chosen.layers.length },
  change: changeTogether(project, chosen, (placements) => distributed(placements, direction)),
})

type ChangePainting = (painting: PaintingAnnotation) => PaintingAnnotation

export function changePainting(
  project: Project,
  { canvas: id, layers }: ChosenLayers,
  change: ChangePainting,
): Change {
  const { painting } = getRecord(project, 'Canvas', id)
  return changeRecord(
    project,
    { type: 'Canvas', id },
    {
      painting: painting.map((one) =>
        layers.includes(one.id) ? paintingInOrder(change(one)) : one,
      ),
    },
  )
}

const changePlacements = (
  project: Project,
  chosen: ChosenLayers,
  change: (placement: Placement) => Placement,
): Change => {
  const canvas = getRecord(project, 'Canvas', chosen.canvas)
  return changePainting(project, chosen, (painting) => ({
    ...painting,
    placement: change(painting.placement ?? wholeOf(canvas)),
  }))
}

/** Changes the placements of layers that depend on each other. Locked ones stay. */
function changeTogether(
  project: Project,
  chosen: ChosenLayers,
  change: (placements: readonly Placement[], canvas: CanvasRecord) => readonly Placement[],
): Change {
  const canvas = getRecord(project, 'Canvas', chosen.canvas)
  const free = layersOf(canvas).filter(
    ({ id, placement }: Layer) => chosen.layers.includes(id) && !placement.isLocked,
  )
  const after = change(
    free.map(({ placement }) => placement),
    canvas,
  )
  const placed = new Map(free.map(({ id }, index) => [id, after[index]]))
  return changePainting(project, chosen, (painting) => {
    const placement = placed.get(painting.id)
    return placement ? { ...painting, placement: rounded(placement) } : painting
  })
}
