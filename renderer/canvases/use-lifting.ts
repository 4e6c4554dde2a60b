import { computed, shallowRef } from 'vue'
import { textFor } from '../../iiif/language-map.ts'
import { findRecord, type RecordId } from '../../iiif/project/model.ts'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { i18n, text, type TextKey } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { rearranged } from './grid-layout.ts'

interface Lifted {
  readonly canvases: ReadonlySet<RecordId>
  /** The index that the first of them would have. */
  readonly to: number
}

/**
 * Moving canvases by keyboard: they are lifted, carried and dropped, and the project changes only when
 * they are dropped. Each step is announced.
 */
export function useLifting() {
  const project = useProject()
  const selection = useSelection()
  const editing = useCanvasEditing()
  const { announce } = useAnnouncements()
  const lifted = shallowRef<Lifted>()

  const items = computed(() => project.manifest?.items ?? [])
  /** The canvases as they would be if those that are lifted were dropped now. */
  const order = computed(() => {
    if (!lifted.value) return items.value
    return rearranged(items.value, { moving: lifted.value.canvases, to: lifted.value.to })
  })

  function lift(): void {
    const { selected } = selection
    const first = selected[0]
    if (first === undefined) return
    const to = selection.positions.get(first) ?? 0
    lifted.value = { canvases: new Set(selected), to }
    const key = selected.length === 1 ? 'canvases.lifted' : 'canvases.liftedSeveral'
    say(key, { id: first, index: to, count: selected.length })
  }

  /** Carries what is lifted so that the first of it gets this index, or the nearest there is. */
  function carryTo(index: number): void {
    if (!lifted.value) return
    const { canvases } = lifted.value
    const to = Math.max(0, Math.min(index, items.value.length - canvases.size))
    lifted.value = { canvases, to }
    announcePlace()
  }

  function drop(): void {
    if (!lifted.value) return
    const { canvases, to } = lifted.value
    const ids = items.value.filter((id) => canvases.has(id))
    lifted.value = undefined
    editing.move(ids, to)
    say('canvases.dropped', { id: ids[0], index: to })
  }

  function putBack(): void {
    if (!lifted.value) return
    const first = items.value.find((id) => lifted.value?.canvases.has(id))
    lifted.value = undefined
    say('canvases.putBack', { id: first, index: selection.positions.get(first ?? '') ?? 0 })
  }

  function announcePlace(): void {
    const { to = 0 } = lifted.value ?? {}
    announce(place(order.value[to], to))
  }

  function say(
    key: TextKey,
    about: { readonly id: RecordId | undefined; readonly index: number; readonly count?: number },
  ): void {
    announce(text(key, { place: place(about.id, about.index), count: about.count ?? 1 }))
  }

  function place(id: RecordId | undefined, index: number): string {
    const canvas = project.project && findRecord(project.project, 'Canvas', id ?? '')
    const label = textFor(canvas?.label, [i18n.global.locale.value]) || text('common.untitled')
    return text('canvases.place', { label, position: index + 1, total: items.value.length })
  }

  return { lifted, order, lift, carryTo, drop, putBack }
}
