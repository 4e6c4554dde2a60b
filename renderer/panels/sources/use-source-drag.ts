import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { watchEffect, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { carried } from '../../composables/drag-data.ts'
import { showDragPreview } from '../../composables/drag-preview.ts'
import { useSourceList } from '../../stores/source-list.ts'

/** Lets a line be dragged into the object: with all that is selected, when it is; else alone. */
export function useSourceDrag(element: Readonly<Ref<HTMLElement | null>>, key: () => string): void {
  const { t } = useI18n()
  const list = useSourceList()
  const dragged = (): readonly string[] => {
    const keys = list.isSelected(key()) ? list.selected : [key()]
    return list.itemsOfKeys(keys).map((item) => item.key)
  }

  watchEffect((onCleanup) => {
    if (!element.value) return
    const stop = draggable({
      element: element.value,
      canDrag: () => dragged().length > 0,
      getInitialData: () => carried({ kind: 'sources', keys: dragged() }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        const count = dragged().length
        showDragPreview(nativeSetDragImage, t('sources.dragging', { count }, count))
      },
    })
    onCleanup(stop)
  })
}
