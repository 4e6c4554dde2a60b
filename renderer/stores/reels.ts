import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { RecordId } from '../../iiif/project/model.ts'
import { useProject } from './project.ts'

/**
 * The canvases that were marked as starts of objects of their own, until the reel is split there. They say nothing of the
 * object itself, so that they are kept on this computer, for each project.
 */
export const useReels = defineStore('reels', () => {
  const project = useProject()
  const marks = useLocalStorage<Readonly<Record<string, readonly RecordId[]>>>('reel-starts', {})

  const marked = computed(() => new Set(marks.value[project.project?.id ?? ''] ?? []))
  /** Those of the manifest at hand. */
  const starts = computed(
    () => new Set((project.manifest?.items ?? []).filter((id) => marked.value.has(id))),
  )

  function keep(ids: Iterable<RecordId>): void {
    const id = project.project?.id
    if (id !== undefined) marks.value = { ...marks.value, [id]: [...ids] }
  }

  return {
    starts,
    isStart: (id: RecordId): boolean => marked.value.has(id),
    /** @returns whether it is marked now */
    toggle: (id: RecordId): boolean => {
      const next = new Set(marked.value)
      const isMarked = !next.delete(id)
      if (isMarked) next.add(id)
      keep(next)
      return isMarked
    },
    clear: (): void => keep([]),
  }
})
