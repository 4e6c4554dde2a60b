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
  /** The part of the object that was chosen last, and how often it was asked to be described. */
  const part = shallowRef<RecordId>()
  const describingPart = shallowRef(0)
  /** The collection that was asked to be described last, and how often one was. */
  const collection = shallowRef<RecordId>()
  const describingCollection = shallowRef(0)

  return {
    ...selection,
    clip,
    renaming,
    part,
    describingPart,
    collection,
    describingCollection,
    choosePart: (id: RecordId): void => {
      part.value = id
    },
    describePart: (id: RecordId): void => {
      part.value = id
      describingPart.value += 1
    },
    describeCollection: (id: RecordId): void => {
      collection.value = id
      describingCollection.value += 1
    },
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
