import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { layersOf } from '../../iiif/composition/layer.ts'
import type { CanvasRecord, RecordId } from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

/** The composition that is worked on, and which of its layers are chosen. Nothing of the project. */
export const useComposing = defineStore('composing', () => {
  const project = useProject()
  const selection = useSelection()
  const picked = shallowRef<readonly RecordId[]>([])
  const isSnapping = shallowRef(true)

  const canvas = computed<CanvasRecord | undefined>(() =>
    project.canvases.find(({ id }) => id === selection.current),
  )
  const layers = computed(() => (canvas.value ? layersOf(canvas.value) : []))
  /** Undo may have taken away what was chosen. */
  const chosen = computed(() =>
    layers.value.filter(({ id }) => picked.value.includes(id)).map(({ id }) => id),
  )
  watch(
    () => canvas.value?.id,
    () => (picked.value = []),
  )

  return {
    canvas,
    layers,
    chosen,
    isSnapping,
    choose: (ids: readonly RecordId[]): void => {
      picked.value = ids
    },
    toggle: (id: RecordId): void => {
      picked.value = chosen.value.includes(id)
        ? chosen.value.filter((one) => one !== id)
        : [...chosen.value, id]
    },
    toggleSnapping: (): void => {
      isSnapping.value = !isSnapping.value
    },
  }
})
