import { mirrored, movedBy, turnedTo, withSide } from '../../iiif/composition/change-placement.ts'
import { rotationOf } from '../../iiif/composition/geometry.ts'
import { orderLayer, removeLayers, type PlacingKey } from '../../iiif/project/commands/layers.ts'
import type { Placement } from '../../iiif/project/painting.ts'
import { useComposing } from './composing.ts'
import { useLayerEditing } from './use-layer-editing.ts'

interface Change {
  readonly key: PlacingKey
  readonly change: (placement: Placement) => Placement
}

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** What each key does to the layers that are chosen; with Shift ten times as much. */
export function useComposingKeys() {
  const composing = useComposing()
  const { place, run } = useLayerEditing()

  function changeFor({ key, shiftKey }: KeyboardEvent): Change | undefined {
    const times = shiftKey ? 10 : 1
    const arrow = ARROWS[key]
    if (arrow) {
      const by = { x: arrow.x * times, y: arrow.y * times }
      return { key: 'moveLayers', change: (placement) => movedBy(placement, by) }
    }
    const degrees = { '.': 0.1, ',': -0.1, '>': 1, '<': -1 }[key]
    if (degrees !== undefined) {
      return {
        key: 'rotateLayers',
        change: (placement) => turnedTo(placement, rotationOf(placement) + degrees),
      }
    }
    const factor = { '+': 1.01, '=': 1.01, '-': 1 / 1.01, _: 1 / 1.01 }[key]
    if (factor !== undefined) {
      return {
        key: 'resizeLayers',
        change: (placement) => withSide(placement, 'width', placement.width * factor),
      }
    }
    return key === 'm' || key === 'M' ? { key: 'mirrorLayers', change: mirrored } : undefined
  }

  /** True when the key was used. */
  function pressed(event: KeyboardEvent): boolean {
    const { key, ctrlKey, altKey, metaKey } = event
    if (altKey || ((ctrlKey || metaKey) && key !== 'a')) return false
    if (ctrlKey || metaKey || key === 'Tab') return chooseBy(event)
    if (key === 'Escape') {
      composing.choose([])
      return true
    }
    const { canvas, chosen } = composing
    if (!canvas || chosen.length === 0) return false
    const change = changeFor(event)
    if (change) {
      place(change.key, change.change)
      return true
    }
    return changeOrder(key)
  }

  function changeOrder(key: string): boolean {
    const { canvas, chosen } = composing
    const [layer] = chosen
    if (!canvas || layer === undefined) return false
    const at = canvas.painting.findIndex(({ id }) => id === layer)
    switch (key) {
      case 'PageUp':
        run((project) => orderLayer(project, { canvas: canvas.id, layer }, at + 1))
        return true
      case 'PageDown':
        run((project) => orderLayer(project, { canvas: canvas.id, layer }, at - 1))
        return true
      case 'Delete':
      case 'Backspace':
        run((project) => removeLayers(project, { canvas: canvas.id, layers: chosen }))
        return true
      default:
        return false
    }
  }

  /** Tab goes from layer to layer, and on to the next control behind the last. */
  function chooseBy({ key, shiftKey }: KeyboardEvent): boolean {
    const ids = composing.layers.map(({ id }) => id)
    if (key === 'a') {
      composing.choose(ids)
      return true
    }
    const at = ids.indexOf(composing.chosen.at(-1) ?? '')
    const next = ids[shiftKey ? (at < 0 ? ids.length : at) - 1 : at + 1]
    if (next === undefined) return false
    composing.choose([next])
    return true
  }

  return { pressed }
}
