import { computed, shallowRef } from 'vue'
import type { Point } from '../../iiif/annotation/selectors/index.ts'
import {
  movedBy,
  resizedTo,
  turnedTo,
  type Corner,
} from '../../iiif/composition/change-placement.ts'
import { boundsOf, boundsOfAll, middleOf } from '../../iiif/composition/geometry.ts'
import { wholeOf, type Layer } from '../../iiif/composition/layer.ts'
import { snapped, type Guide } from '../../iiif/composition/snap.ts'
import { placeLayers, type PlacingKey } from '../../iiif/project/commands/layers.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import type { Placement } from '../../iiif/project/painting.ts'
import { useProject } from '../stores/project.ts'
import type { CanvasView } from './compositor.ts'
import { useComposing } from './composing.ts'

/** By what a layer is held. */
export type Grip =
  { readonly kind: 'move' | 'turn' } | { readonly kind: 'corner'; readonly corner: Corner }

const KEYS: Readonly<Record<Grip['kind'], PlacingKey>> = {
  move: 'moveLayers',
  turn: 'rotateLayers',
  corner: 'resizeLayers',
}

/** How near an edge must come to another to be brought to it, in CSS pixels. */
const REACH = 7
/** With Shift, layers are turned in steps of so many degrees. */
const STEP = 15
const FREELY = 0.1

/** Keys that are held while something is dragged. */
export type HeldKeys = Pick<PointerEvent, 'shiftKey' | 'altKey'>

interface Gesture {
  readonly grip: Grip
  /** In units of the canvas. */
  readonly start: Point
  readonly before: readonly Layer[]
}

/** Dragging of layers: shown at once, and one step of the history when they are let go of. */
export function useGesture(view: () => CanvasView) {
  const project = useProject()
  const composing = useComposing()
  const gesture = shallowRef<Gesture>()
  const drafts = shallowRef<ReadonlyMap<RecordId, Placement>>(new Map())
  const guides = shallowRef<readonly Guide[]>([])

  const layers = computed(() =>
    composing.layers.map((layer) => {
      const placement = drafts.value.get(layer.id)
      return placement ? { ...layer, placement } : layer
    }),
  )

  function begin(grip: Grip, start: Point): void {
    const before = composing.layers.filter(
      ({ id, placement }) => composing.chosen.includes(id) && !placement.isLocked,
    )
    if (before.length > 0) gesture.value = { grip, start, before }
  }

  function drag(point: Point, held: HeldKeys): void {
    const now = gesture.value
    if (!now) return
    guides.value = []
    const [only] = now.before
    switch (now.grip.kind) {
      case 'move':
        return move(now, point, held)
      case 'corner':
        if (only)
          drafts.value = new Map([[only.id, resizedTo(only.placement, now.grip.corner, point)]])
        return
      case 'turn':
        if (only)
          drafts.value = new Map([
            [only.id, turned(only.placement, point, held.shiftKey ? STEP : FREELY)],
          ])
    }
  }

  function move({ start, before }: Gesture, point: Point, held: HeldKeys): void {
    let by = { x: point.x - start.x, y: point.y - start.y }
    // Straight along one side.
    if (held.shiftKey) by = Math.abs(by.x) > Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y }
    const bounds = boundsOfAll(before.map(({ placement }) => movedBy(placement, by)))
    if (bounds && composing.isSnapping && !held.altKey && composing.canvas) {
      const moving = before.map(({ id }) => id)
      const others = composing.layers.filter(({ id }) => !moving.includes(id))
      const areas = [
        wholeOf(composing.canvas),
        ...others.map(({ placement }) => boundsOf(placement)),
      ]
      const near = snapped(bounds, areas, REACH / view().scale)
      by = { x: by.x + near.move.x, y: by.y + near.move.y }
      guides.value = near.guides
    }
    drafts.value = new Map(before.map(({ id, placement }) => [id, movedBy(placement, by)]))
  }

  function end(): void {
    const now = gesture.value
    const placements = drafts.value
    cancel()
    if (!now || placements.size === 0 || !project.project || !composing.canvas) return
    project.run(
      placeLayers(project.project, composing.canvas.id, { key: KEYS[now.grip.kind], placements }),
    )
  }

  function cancel(): void {
    gesture.value = undefined
    drafts.value = new Map()
    guides.value = []
  }

  return {
    layers,
    guides,
    isDragging: computed(() => drafts.value.size > 0),
    begin,
    drag,
    end,
    cancel,
  }
}

/** The upper edge looks towards the pointer. @param step in degrees */
function turned(placement: Placement, point: Point, step: number): Placement {
  const middle = middleOf(placement)
  const degrees = (Math.atan2(point.y - middle.y, point.x - middle.x) * 180) / Math.PI + 90
  return turnedTo(placement, Math.round(degrees / step) * step)
}
