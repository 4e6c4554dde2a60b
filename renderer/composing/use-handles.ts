import { computed, type Ref } from 'vue'
import type { Point } from '../../iiif/annotation/selectors/index.ts'
import { CORNERS, type Corner } from '../../iiif/composition/change-placement.ts'
import { cornersOf, pointAt } from '../../iiif/composition/geometry.ts'
import type { Layer } from '../../iiif/composition/layer.ts'
import type { Dimensions } from '../../iiif/image/dimensions.ts'
import type { Placement } from '../../iiif/project/painting.ts'
import type { CanvasView } from './compositor.ts'

interface Seen {
  readonly view: Readonly<Ref<CanvasView>>
  /** Of the canvas. */
  readonly size: Readonly<Ref<Dimensions>>
  /** The first layer that is chosen. */
  readonly first: Readonly<Ref<Layer | undefined>>
  /** The one that can be taken hold of. */
  readonly free: Readonly<Ref<Layer | undefined>>
}

/** In CSS pixels beyond the upper edge. */
const STALK = 28

/** Where outlines and handles are drawn, in CSS pixels of the stage. */
export function useHandles({ view, size, first, free }: Seen) {
  const toWindow = ({ x, y }: Point): Point => ({
    x: view.value.x + x * view.value.scale,
    y: view.value.y + y * view.value.scale,
  })
  const outline = (placement: Placement): string =>
    cornersOf(placement)
      .map(toWindow)
      .map(({ x, y }) => `${x},${y}`)
      .join(' ')
  const sheet = computed(() => {
    const { x, y, scale } = view.value
    return { x, y, width: size.value.width * scale, height: size.value.height * scale }
  })
  const handles = computed(() =>
    free.value
      ? (Object.keys(CORNERS) as Corner[]).map((corner) => ({
          corner,
          ...toWindow(pointAt(free.value?.placement ?? sheet.value, CORNERS[corner])),
        }))
      : [],
  )
  const turner = computed(() => {
    if (!free.value) return undefined
    const top = toWindow(pointAt(free.value.placement, { across: 0.5, down: 0 }))
    const middle = toWindow(pointAt(free.value.placement, { across: 0.5, down: 0.5 }))
    const length = Math.hypot(top.x - middle.x, top.y - middle.y) || 1
    const along = { x: (top.x - middle.x) / length, y: (top.y - middle.y) / length }
    return { top, x: top.x + along.x * STALK, y: top.y + along.y * STALK }
  })
  const below = computed(() => {
    if (!first.value) return undefined
    const corners = cornersOf(first.value.placement).map(toWindow)
    return {
      x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
      y: Math.max(...corners.map(({ y }) => y)) + 14,
    }
  })

  return { toWindow, outline, sheet, handles, turner, below }
}
