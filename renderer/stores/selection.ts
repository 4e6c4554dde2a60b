import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CanvasClip } from '../../iiif/project/commands/canvases.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { makeMultiSelection } from './multi-selection.ts'
import { useProject } from './project.ts'

/**
 * Which canvases are selected, which one has the focus (`current`: it is shown, described and
 * annotated), and what was cut or copied.
 */
export const useSelection = defineStore('selection', () => {
  const project = useProject()
  const selection = makeMultiSelection(computed(() => project.manifest?.items ?? []))
  const clip = shallowRef<CanvasClip>()
  /** The canvas whose label is being written in the grid. */
  const renaming = shallowRef<RecordId>()

  return {
    ...selection,
    clip,
    renaming,
    startRenaming: (): void => {
      renaming.value = selection.current.value
    },
    endRenaming: (): void => {
      renaming.value = undefined
    },
    keep: (copied: CanvasClip): void => {
      clip.value = copied
    },
  }
})
