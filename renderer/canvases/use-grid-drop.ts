import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { shallowRef, watchEffect, type ComputedRef, type Ref } from 'vue'
import { findDragged, type DragData } from '../composables/drag-data.ts'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { useSelection } from '../stores/selection.ts'
import { useSourceList } from '../stores/source-list.ts'
import { indexAfterMove, insertionAt, type GridLayout, type Insertion } from './grid-layout.ts'

/**
 * Lets images and canvases be dropped into the grid. One target for all of it: the place is computed
 * from the pointer, so that it does not matter which cells exist at the moment.
 *
 * @returns where a drop would put what is dragged
 */
export function useGridDrop(
  scroller: Readonly<Ref<HTMLElement | null>>,
  layout: ComputedRef<GridLayout>,
) {
  const insertion = shallowRef<Insertion>()
  const editing = useCanvasEditing()
  const selection = useSelection()
  const sources = useSourceList()

  function insertionUnder({
    clientX,
    clientY,
  }: Pick<MouseEvent, 'clientX' | 'clientY'>): Insertion {
    const element = scroller.value
    const box = element?.getBoundingClientRect()
    const origin = { x: box?.left ?? 0, y: (box?.top ?? 0) - (element?.scrollTop ?? 0) }
    return insertionAt(layout.value, {
      x: clientX - origin.x - GRID_PADDING,
      y: clientY - origin.y - GRID_PADDING,
    })
  }

  function put(data: DragData, { index }: Insertion): void {
    if (data.kind === 'sources') {
      editing.gather(sources.itemsOfKeys(data.keys), index)
      return
    }
    const moving = data.ids.map((id) => selection.positions.get(id) ?? 0)
    editing.move(data.ids, indexAfterMove(index, moving))
    selection.selectOnly(data.ids)
  }

  watchEffect((onCleanup) => {
    const element = scroller.value
    if (!element) return
    const stop = combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => findDragged(source.data) !== undefined,
        onDrag: ({ location }) => {
          insertion.value = insertionUnder(location.current.input)
        },
        onDragLeave: () => {
          insertion.value = undefined
        },
        onDrop: ({ source, location }) => {
          insertion.value = undefined
          const data = findDragged(source.data)
          if (data) put(data, insertionUnder(location.current.input))
        },
      }),
    )
    onCleanup(stop)
  })

  return { insertion }
}

/** Around the cells, in CSS pixels; the same in CanvasGrid.vue. */
export const GRID_PADDING = 12
