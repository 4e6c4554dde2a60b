import type { StructureUse } from './use-structure.ts'

const MOVES = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'inwards',
  ArrowLeft: 'outwards',
} as const

const isArrow = (key: string): key is keyof typeof MOVES => key in MOVES

/** The keys of the tree of parts, as trees have them everywhere; with Alt, the arrows move the part. */
export function structureKeys(structure: StructureUse) {
  const { rows, current, focused, collapsed, renaming } = structure

  function walk(steps: number): void {
    const index = current.value ? rows.value.indexOf(current.value) : -1
    const next = rows.value[Math.min(rows.value.length - 1, Math.max(0, index + steps))]
    focused.value = next?.range.id
  }

  function fold(direction: 'in' | 'out'): void {
    const node = current.value
    if (!node) return
    const isCollapsed = collapsed.value.has(node.range.id)
    if (direction === 'in' && node.children.length && !isCollapsed) {
      structure.toggle(node.range.id)
    } else if (direction === 'in') focused.value = node.parent ?? node.range.id
    else if (isCollapsed) structure.toggle(node.range.id)
    else if (node.children.length) walk(1)
  }

  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowUp: () => walk(-1),
    ArrowDown: () => walk(1),
    ArrowLeft: () => fold('in'),
    ArrowRight: () => fold('out'),
    Home: () => walk(-Infinity),
    End: () => walk(Infinity),
    Enter: () => current.value && structure.select(current.value),
    F2: () => (renaming.value = current.value?.range.id),
    Delete: () => current.value && structure.remove(current.value),
  }

  return (event: KeyboardEvent): void => {
    const node = current.value
    if (!node || event.ctrlKey || event.metaKey) return
    if (event.altKey && isArrow(event.key)) structure.move(node, MOVES[event.key])
    else if (event.altKey && event.key === 'Enter') structure.describe(node)
    else if (!event.altKey && KEYS[event.key]) KEYS[event.key]?.()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
