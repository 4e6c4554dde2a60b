import { computed, onScopeDispose, shallowRef } from 'vue'
import type { FlattenProgress } from '../../electron/contract/flattening.ts'
import { flatStateOf } from '../../iiif/composition/shown-painting.ts'
import { flattenCanvas, unflattenCanvas } from '../../iiif/project/commands/flatten.ts'
import { app, valueOf } from '../app-api.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useComposing } from './composing.ts'

/** The one image of the composition at hand: whether it is there and up to date, and making it. */
export function useFlattening() {
  const project = useProject()
  const composing = useComposing()
  const { announce } = useAnnouncements()
  const progress = shallowRef<FlattenProgress>()

  onScopeDispose(
    app().on('flattenProgress', (told) => {
      if (progress.value) progress.value = told
    }),
  )

  async function flatten(): Promise<void> {
    const { canvas } = composing
    if (!canvas || progress.value) return
    progress.value = { done: 0, total: 0 }
    // Main makes it of its own copy, which must know all that was done.
    await project.allSent()
    const made = await valueOf(app().flattenCanvas(canvas.id)).finally(() => {
      progress.value = undefined
    })
    if (!made || !project.project?.records.has(canvas.id)) return
    project.run(flattenCanvas(project.project, canvas.id, made))
    announce(text('composing.flattened'))
  }

  return {
    state: computed(() => (composing.canvas ? flatStateOf(composing.canvas) : 'none')),
    progress,
    /** From 0 to 1; undefined while the image is put together. */
    share: computed(() => {
      const { done = 0, total = 0 } = progress.value ?? {}
      return done < total ? done / total : undefined
    }),
    flatten,
    cancel: () => void app().cancelFlattening(),
    undo: (): void => {
      const { canvas } = composing
      if (canvas && project.project) project.run(unflattenCanvas(project.project, canvas.id))
    },
  }
}
