import { computed, shallowRef, type ComputedRef } from 'vue'

/**
 * Selecting among things in an order, as lists of files do it everywhere: one, several (Ctrl), a
 * stretch from an anchor (Shift), all. Used by the stores of the canvases and of the sources.
 *
 * @param order what can be selected, by id, in the order in which it is shown
 */
export function makeMultiSelection(order: ComputedRef<readonly string[]>) {
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const focused = shallowRef<string>()
  /** Where Shift extends the selection from. */
  const anchor = shallowRef<string>()

  const positions = computed(() => new Map(order.value.map((id, index) => [id, index])))
  /** The selected ones that (still) exist, in order. */
  const selected = computed(() => order.value.filter((id) => chosen.value.has(id)))
  /** The one that has the focus, or the first selected. */
  const current = computed(() => {
    const id = focused.value
    if (id !== undefined && positions.value.has(id)) return id
    return selected.value[0]
  })

  function selectOnly(ids: readonly string[]): void {
    chosen.value = new Set(ids)
    focused.value = ids[0]
    anchor.value = ids[0]
  }

  function toggle(id: string): void {
    const ids = new Set(chosen.value)
    if (!ids.delete(id)) ids.add(id)
    chosen.value = ids
    focused.value = id
    anchor.value = id
  }

  /** Selects everything from the anchor to this one. */
  function extendTo(id: string): void {
    const from = positions.value.get(anchor.value ?? id) ?? 0
    const to = positions.value.get(id) ?? 0
    chosen.value = new Set(order.value.slice(Math.min(from, to), Math.max(from, to) + 1))
    focused.value = id
  }

  /** What a click does, with the keys that are held. */
  function click(id: string, keys: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>): void {
    if (keys.shiftKey) extendTo(id)
    else if (keys.ctrlKey || keys.metaKey) toggle(id)
    else selectOnly([id])
  }

  return {
    chosen,
    focused,
    selected,
    current,
    positions,
    select: (id: string): void => selectOnly([id]),
    selectOnly,
    toggle,
    extendTo,
    click,
    selectAll: (): void => {
      chosen.value = new Set(order.value)
    },
    isSelected: (id: string) => chosen.value.has(id),
    /** Moves the focus without selecting. */
    focus: (id: string): void => {
      focused.value = id
    },
    clear: (): void => selectOnly([]),
  }
}
