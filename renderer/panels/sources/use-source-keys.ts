import type { ComputedRef } from 'vue'
import { useActions } from '../../actions/index.ts'
import { useSourceList } from '../../stores/source-list.ts'
import { useSourceRemoval } from './use-source-removal.ts'

export interface KeyedTree {
  readonly reveal: (key: string) => void
  /** How many lines are seen at once. */
  readonly page: ComputedRef<number>
}

/** What the keys of the tree do: go, select, fold, add. */
export function useSourceKeys({ reveal, page }: KeyedTree) {
  const list = useSourceList()
  const actions = useActions()
  const { remove } = useSourceRemoval()

  const goBy = (distance: number, event: KeyboardEvent): void => {
    const at = list.current === undefined ? -1 : (list.positions.get(list.current) ?? -1)
    const last = list.rows.length - 1
    const row = list.rows[Math.min(last, Math.max(0, at + distance))]
    if (!row) return
    if (event.shiftKey) list.extendTo(row.key)
    else if (event.ctrlKey || event.metaKey) list.focus(row.key)
    else list.select(row.key)
    reveal(row.key)
  }

  /** Folds or unfolds the group that has the focus; from within a group, folding goes to its heading. */
  function fold(wanted: 'folded' | 'unfolded'): void {
    const at = list.current === undefined ? undefined : list.positions.get(list.current)
    if (at === undefined) return
    const row = list.rows[at]
    if (row && 'isCollapsed' in row) {
      if (row.isCollapsed !== (wanted === 'folded')) list.toggleGroup(row.key)
      return
    }
    const heading = list.rows
      .slice(0, at)
      .filter((row) => 'isCollapsed' in row)
      .at(-1)
    if (wanted === 'unfolded' || !heading) return
    list.select(heading.key)
    reveal(heading.key)
  }

  const KEYS: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: (event) => goBy(1, event),
    ArrowUp: (event) => goBy(-1, event),
    PageDown: (event) => goBy(page.value, event),
    PageUp: (event) => goBy(-page.value, event),
    Home: (event) => goBy(-list.rows.length, event),
    End: (event) => goBy(list.rows.length, event),
    ArrowLeft: () => fold('folded'),
    ArrowRight: () => fold('unfolded'),
    Enter: () => {
      if (actions.allowLargeFile.isEnabled()) actions.allowLargeFile.run()
      else if (actions.addToObject.isEnabled()) actions.addToObject.run()
    },
    ' ': (event) => {
      if (list.current === undefined) return
      if (event.ctrlKey || event.metaKey) list.toggle(list.current)
      else list.select(list.current)
    },
    Delete: () => {
      const row = list.rows[list.positions.get(list.current ?? '') ?? -1]
      if (row?.kind === 'document') remove(row.source)
    },
    Escape: () => list.clear(),
  }

  function onKey(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey
    // Ctrl+Enter adds too, as an action of its own that works from everywhere.
    if (isCommand && event.key === 'Enter') return
    const isSelectAll = event.key.toLowerCase() === 'a' && isCommand
    if (isSelectAll) list.selectAll()
    else KEYS[event.key]?.(event)
    if (isSelectAll || (event.key in KEYS && event.key !== 'Escape')) event.preventDefault()
  }

  return { onKey }
}
