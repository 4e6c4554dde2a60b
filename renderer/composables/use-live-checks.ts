import { watchDebounced } from '@vueuse/core'
import { watch } from 'vue'
import { parseOptions } from '../../iiif/export/addresses.ts'
import type { ExportOptions } from '../../iiif/export/options.ts'
import { Problem } from '../../iiif/problem.ts'
import { textFor } from '../../iiif/language-map.ts'
import { usualOptions } from '../export/export-form.ts'
import { useRememberedOptions } from '../export/remembered-options.ts'
import { useChecks } from '../stores/checks.ts'
import { useProject } from '../stores/project.ts'

/** Addresses that are half typed are for the export to refuse; the object is checked with others. */
function areUsable(options: ExportOptions): boolean {
  try {
    parseOptions(options)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** In milliseconds: no check while one types, but within a second. */
const PAUSE = { debounce: 300, maxWait: 700 }

/** Has the open object checked after each edit. */
export function useLiveChecks(): void {
  const project = useProject()
  const checks = useChecks()
  const remembered = useRememberedOptions()

  function check(): void {
    if (!project.project) return
    const name = textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
    const usual = usualOptions(name)
    const recalled = remembered.recall(project.project.id, usual)
    checks.check(project.project, areUsable(recalled) ? recalled : usual)
  }

  watch(
    () => project.project?.id,
    (id, before) => {
      if (before !== undefined && id !== before) checks.close()
      check()
    },
    { immediate: true },
  )
  watchDebounced(() => project.project, check, PAUSE)
}
