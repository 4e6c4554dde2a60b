import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { textFor } from '../../iiif/language-map.ts'
import type { RecordId } from '../../iiif/project/model.ts'
import { useProject } from '../stores/project.ts'

export interface CanvasLabel {
  readonly value: RecordId
  readonly label: string
}

/** What the canvases are called, in reading order: by their numbers where they have no label. */
export function useCanvasLabels(): ComputedRef<readonly CanvasLabel[]> {
  const { locale } = useI18n()
  const project = useProject()
  return computed(() =>
    project.canvases.map(({ id, label }, index) => ({
      value: id,
      label: textFor(label, [locale.value]) || String(index + 1),
    })),
  )
}
