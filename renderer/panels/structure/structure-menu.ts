import type { StructureNode } from '../../../iiif/structure/tree.ts'
import type { MenuEntry } from '../../components/menu-entry.ts'
import { text } from '../../locales/index.ts'
import { useSelection } from '../../stores/selection.ts'
import type { StructureUse } from './use-structure.ts'

const DIRECTIONS = [
  ['up', 'Alt+Up'],
  ['down', 'Alt+Down'],
  ['inwards', 'Alt+Right'],
  ['outwards', 'Alt+Left'],
] as const

/** What can be done with one part. */
export function menuOf(node: StructureNode, structure: StructureUse): readonly MenuEntry[] {
  const hasSelection = useSelection().selected.length > 0
  const { id } = node.range
  return [
    line('select', { label: text('structure.select'), run: () => structure.select(node) }),
    line('rename', {
      label: text('structure.rename'),
      shortcut: 'F2',
      run: () => (structure.renaming.value = id),
    }),
    line('describe', {
      label: text('structure.describe'),
      shortcut: 'Alt+Enter',
      run: () => structure.describe(node),
    }),
    { kind: 'separator', id: 'canvases' },
    line('add', {
      label: text('structure.add'),
      isEnabled: hasSelection,
      run: () => structure.add(node),
    }),
    line('take', {
      label: text('structure.take'),
      isEnabled: hasSelection,
      run: () => structure.take(node),
    }),
    line('merge', { label: text('structure.merge'), run: () => structure.merge(node) }),
    { kind: 'separator', id: 'places' },
    ...DIRECTIONS.map(([direction, shortcut]) =>
      line(direction, {
        label: text(`structure.${direction}`),
        shortcut,
        isEnabled: structure.canMove(node, direction),
        run: () => structure.move(node, direction),
      }),
    ),
    { kind: 'separator', id: 'removal' },
    line('remove', {
      label: text('structure.remove'),
      shortcut: 'Delete',
      run: () => structure.remove(node),
    }),
  ]
}

const line = (
  id: string,
  {
    label,
    shortcut,
    isEnabled = true,
    run,
  }: {
    readonly label: string
    readonly shortcut?: string
    readonly isEnabled?: boolean
    readonly run: () => void
  },
): MenuEntry => ({ kind: 'action', id, label, shortcut, isEnabled, run })
