import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { textFor } from '../../iiif/language-map.ts'
import type { CanvasRecord } from '../../iiif/project/model.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

/** The canvas that is shown, and turning to others in reading order. */
export function useTurning() {
  const { t, locale } = useI18n()
  const project = useProject()
  const selection = useSelection()
  const { announce } = useAnnouncements()

  const index = computed(() => project.canvases.findIndex(({ id }) => id === selection.current))
  const canvas = computed(() => project.canvases[index.value])
  const count = computed(() => project.canvases.length)

  const labelOf = (shown: CanvasRecord): string =>
    textFor(shown.label, [locale.value]) || t('common.untitled')

  function turnTo(position: number): void {
    const next = project.canvases[position]
    if (!next || next.id === selection.current) return
    selection.select(next.id)
    announce(
      t('viewer.shown', { label: labelOf(next), position: position + 1, count: count.value }),
    )
  }

  return {
    canvas,
    index,
    count,
    labelOf,
    turnTo,
    next: computed(() => project.canvases[index.value + 1]),
    hasNext: computed(() => index.value >= 0 && index.value < count.value - 1),
    hasPrevious: computed(() => index.value > 0),
  }
}
