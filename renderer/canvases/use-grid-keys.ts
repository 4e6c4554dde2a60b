import type { ComputedRef } from 'vue'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { useSelection } from '../stores/selection.ts'
import { stepFrom, type GridLayout, type GridStep } from './grid-layout.ts'
import type { useLifting } from './use-lifting.ts'

const STEPS: Readonly<Record<string, GridStep>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

export interface KeyedGrid {
  readonly layout: ComputedRef<GridLayout>
  /** How many rows are seen at once. */
  readonly page: ComputedRef<number>
  readonly lifting: ReturnType<typeof useLifting>
  /** Brings a cell into view. */
  readonly reveal: (index: number) => void
}

/** What the keys of the grid do: go, select, lift and carry, open. The rest are actions. */
export function useGridKeys({ layout, page, lifting, reveal }: KeyedGrid) {
  const selection = useSelection()
  const editing = useCanvasEditing()

  function onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const isUsed = lifting.lifted.value ? carry(event, step) : go(event, step)
    if (isUsed) event.preventDefault()
  }

  /** While canvases are lifted, no key does anything else: an action would meet a half-made move. */
  function carry({ key }: KeyboardEvent, step: GridStep | undefined): boolean {
    const { lifted, carryTo, drop, putBack } = lifting
    if (step) {
      carryTo(stepFrom(lifted.value?.to ?? 0, { step, layout: layout.value, page: page.value }))
      reveal(lifted.value?.to ?? 0)
    }
    if (key === ' ' || key === 'Enter') drop()
    if (key === 'Escape') putBack()
    return key !== 'Tab'
  }

  function go(event: KeyboardEvent, step: GridStep | undefined): boolean {
    if (step && !event.altKey) {
      goTo(step, event)
      return true
    }
    const { current } = selection
    if (current === undefined) return false
    if (event.key === 'Enter') editing.openViewer()
    else if (event.key === ' ' && (event.ctrlKey || event.metaKey)) selection.toggle(current)
    else if (event.key === ' ') liftCurrent(current)
    else if (event.key === 'Escape') selection.select(current)
    else return false
    return true
  }

  function goTo(step: GridStep, event: KeyboardEvent): void {
    const order = lifting.order.value
    const { current, positions } = selection
    const from = current === undefined ? -1 : (positions.get(current) ?? -1)
    const isFirst = from < 0 && step !== 'end'
    const to = isFirst ? 0 : stepFrom(from, { step, layout: layout.value, page: page.value })
    const id = order[to]
    if (id === undefined) return
    if (event.shiftKey) selection.extendTo(id)
    else if (event.ctrlKey || event.metaKey) selection.focus(id)
    else selection.select(id)
    reveal(to)
  }

  function liftCurrent(current: string): void {
    if (!selection.isSelected(current)) selection.select(current)
    lifting.lift()
  }

  return { onKey }
}
