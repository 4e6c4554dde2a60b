import { computed, nextTick, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { plainText, textFor } from '../../../iiif/language-map.ts'
import type { Command } from '../../../iiif/project/command.ts'
import * as ranges from '../../../iiif/project/commands/ranges.ts'
import { getPlace, itemsIn } from '../../../iiif/project/commands/range-places.ts'
import type { Project, RecordId } from '../../../iiif/project/model.ts'
import {
  findOrphans,
  flatten,
  isRange,
  structureOf,
  type StructureNode,
} from '../../../iiif/structure/tree.ts'
import { useAnnouncements } from '../../stores/announcements.ts'
import { useProject } from '../../stores/project.ts'
import { useSelection } from '../../stores/selection.ts'
import { useView } from '../../stores/view.ts'

const newId = (): RecordId => crypto.randomUUID()

/** The parts of the object as the panel shows them, and what can be done with them. */
export function useStructure() {
  const { t, locale } = useI18n()
  const project = useProject()
  const selection = useSelection()
  const view = useView()
  const { announce } = useAnnouncements()

  const focused = ref<RecordId>()
  const renaming = ref<RecordId>()
  const collapsed = shallowRef<ReadonlySet<RecordId>>(new Set())

  const nodes = computed(() => (project.project ? structureOf(project.project) : []))
  const all = computed(() => flatten(nodes.value))
  const rows = computed(() => visible(nodes.value))
  const orphans = computed(() =>
    project.project && all.value.length > 0 ? findOrphans(project.project) : [],
  )
  /** The row that has the focus, or the first. */
  const current = computed(
    () => rows.value.find(({ range }) => range.id === focused.value) ?? rows.value[0],
  )

  function visible(list: readonly StructureNode[]): readonly StructureNode[] {
    return list.flatMap((node) => [
      node,
      ...(collapsed.value.has(node.range.id) ? [] : visible(node.children)),
    ])
  }

  const labelOf = ({ range }: StructureNode): string =>
    textFor(range.label, [locale.value]) || t('common.untitled')

  function run(make: (project: Project) => Command | undefined): void {
    const command = project.project && make(project.project)
    if (command) project.run(command)
  }

  /** Makes a part, and lets the scholar name it at once. */
  function make(label: string, command: (project: Project, id: RecordId) => Command): void {
    const id = newId()
    run((now) => command(now, id))
    if (!all.value.some(({ range }) => range.id === id)) return
    focused.value = id
    announce(t('structure.made', { label }))
    void nextTick(() => (renaming.value = id))
  }

  function move(node: StructureNode, direction: 'up' | 'down' | 'inwards' | 'outwards'): void {
    const now = project.project
    const place = now && placeTowards(now, node, direction)
    if (!now || !place) return
    project.run(ranges.moveRange(now, node.range.id, place))
    focused.value = node.range.id
    announce(t('structure.moved', { label: labelOf(node) }))
  }

  return {
    rows,
    orphans,
    current,
    focused,
    renaming,
    collapsed,
    labelOf,
    toggle: (id: RecordId): void => {
      const ids = new Set(collapsed.value)
      if (!ids.delete(id)) ids.add(id)
      collapsed.value = ids
    },
    makeFromSelection: () =>
      make(t('structure.newPart'), (now, id) =>
        ranges.addRange(now, {
          id,
          label: plainText(t('structure.newPart')),
          canvases: selection.selected,
        }),
      ),
    beginHere: (canvas: RecordId) =>
      make(t('structure.newPart'), (now, id) =>
        ranges.beginRange(now, { id, label: plainText(t('structure.newPart')), canvas }),
      ),
    makeSequence: () =>
      make(t('structure.newSequence'), (now, id) =>
        ranges.addSequence(now, { id, label: plainText(t('structure.newSequence')) }),
      ),
    makeFromFolders: () => run((now) => ranges.rangesFromFolders(now, newId)),
    rename: (id: RecordId, words: string) =>
      run((now) => {
        const label = all.value.find(({ range }) => range.id === id)?.range.label ?? {}
        const shown = textFor(label, [locale.value])
        const language = Object.keys(label).find((tag) => label[tag]?.join('; ') === shown)
        return ranges.labelRange(now, id, { ...label, [language ?? 'none']: [words] })
      }),
    select: ({ canvases, range }: StructureNode) => {
      selection.choosePart(range.id)
      selection.selectOnly(canvases)
    },
    describe: ({ range }: StructureNode) => {
      selection.describePart(range.id)
      view.showPanel('right', 'properties')
    },
    selectOrphans: () => selection.selectOnly(orphans.value),
    add: ({ range }: StructureNode) =>
      run((now) => ranges.addToRange(now, range.id, selection.selected)),
    take: ({ range }: StructureNode) =>
      run((now) => ranges.removeFromRange(now, range.id, selection.selected)),
    merge: ({ range }: StructureNode) => run((now) => ranges.mergeRange(now, range.id)),
    remove: (node: StructureNode) => {
      const index = rows.value.indexOf(node)
      run((now) => ranges.removeRange(now, node.range.id))
      focused.value = rows.value[Math.min(index, rows.value.length - 1)]?.range.id
      announce(t('structure.removed', { label: labelOf(node) }))
    },
    move,
    canMove: (node: StructureNode, direction: 'up' | 'down' | 'inwards' | 'outwards'): boolean =>
      project.project !== undefined && placeTowards(project.project, node, direction) !== undefined,
  }
}

/** Where a part goes when it is moved by a key; undefined where there is no such place. */
function placeTowards(
  project: Project,
  { range, parent }: StructureNode,
  direction: 'up' | 'down' | 'inwards' | 'outwards',
) {
  const place = getPlace(project, range.id)
  const items = itemsIn(project, parent)
  switch (direction) {
    case 'up':
      return place.at > 0 ? { ...place, at: place.at - 1 } : undefined
    case 'down':
      return place.at < items.length - 1 ? { ...place, at: place.at + 1 } : undefined
    case 'inwards': {
      const above = items
        .slice(0, place.at)
        .filter((item) => isRange(project, item))
        .at(-1)
      return typeof above === 'string'
        ? { parent: above, at: itemsIn(project, above).length }
        : undefined
    }
    case 'outwards': {
      if (parent === undefined) return undefined
      const around = getPlace(project, parent)
      return { parent: around.parent, at: around.at + 1 }
    }
  }
}

export type StructureUse = ReturnType<typeof useStructure>
