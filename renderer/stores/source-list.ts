import { keptSources } from '../../iiif/project/import/kept-sources.ts'
import {
  findRecord,
  type CanvasRecord,
  type RecordId,
  type SourceRecord,
} from '../../iiif/project/model.ts'
import { localImagesIn } from '../../iiif/project/painting.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import {
  isTooLarge,
  keyOf,
  sourceRows,
  type SourceItem,
  type SourceOrder,
  type SourceRow,
} from '../panels/sources/source-rows.ts'
import { makeMultiSelection } from './multi-selection.ts'
import { useProject } from './project.ts'
import { useSources } from './sources.ts'

/** The sources as the panel lists them: searched, ordered, folded, and which of them are selected. */
export const useSourceList = defineStore('source-list', () => {
  const project = useProject()
  const sources = useSources()
  const search = shallowRef('')
  const order = shallowRef<SourceOrder>('name')
  const toggled = shallowRef<ReadonlySet<string>>(new Set())

  // The same list as long as it holds the same: thousands of lines hang on it.
  const documents = computed<readonly SourceRecord[]>((before = []) => {
    const now = project.project ? keptSources(project.project) : []
    const isSame = now.length === before.length && now.every((one, at) => one === before[at])
    return isSame ? before : now
  })
  const rows = computed(() =>
    sourceRows({
      folders: project.folders,
      documents: documents.value,
      contentOf: sources.contentOf,
      search: search.value,
      order: order.value,
      toggled: toggled.value,
    }),
  )
  /** Every image and canvas that fits the search, also in folded groups, in the order of the list. */
  const items = computed(() => rows.value.flatMap(itemsOf))
  /** What the lines stand for: an image for itself, a group for all that is in it. */
  const itemsByKey = computed(() => {
    const all = new Map<string, readonly SourceItem[]>()
    for (const item of items.value) all.set(item.key, [item])
    for (const row of rows.value) if ('isCollapsed' in row) all.set(row.key, itemsOf(row))
    return all
  })
  /** The images and the canvases of others that the object has. */
  const used = computed(() => new Set(project.canvases.flatMap(namesOfUsed)))

  function namesOfUsed({ painting, origin }: CanvasRecord): readonly string[] {
    const came = project.project && findRecord(project.project, 'Origin', origin ?? '')
    return [
      ...localImagesIn(painting).map(({ folder, path }) => keyOf(folder, path)),
      ...(came ? [nameOfCanvas(came.source, came.address)] : []),
    ]
  }
  const selection = makeMultiSelection(computed(() => rows.value.map(({ key }) => key)))
  /** The one file that is selected, when it is only too large to be opened unasked. */
  const selectedLarge = computed(() => {
    const [key, ...others] = selection.selected.value
    const row = others.length === 0 ? rows.value.find((one) => one.key === key) : undefined
    return row?.kind === 'unusable' && isTooLarge(row) ? row : undefined
  })
  const selectedItems = computed(() => itemsOfKeys(selection.selected.value))

  /** What lines stand for, each once. */
  function itemsOfKeys(keys: readonly string[]): readonly SourceItem[] {
    return [...new Set(keys.flatMap((key) => itemsByKey.value.get(key) ?? []))]
  }

  function toggleGroup(key: string): void {
    const keys = new Set(toggled.value)
    if (!keys.delete(key)) keys.add(key)
    toggled.value = keys
  }

  return {
    search,
    order,
    rows,
    documents,
    items,
    isUsed: (item: SourceItem): boolean =>
      used.value.has(
        'entry' in item ? item.key : nameOfCanvas(item.source.id, item.canvas.address),
      ),
    toggleGroup,
    itemsOfKeys,
    selectedItems,
    selectedLarge,
    ...selection,
  }
})

/** What a heading stands for. */
function itemsOf(row: SourceRow): readonly SourceItem[] {
  if (row.kind === 'group') return row.images
  return row.kind === 'document' ? row.canvases : []
}

const nameOfCanvas = (source: RecordId, address: string): string => `${source} ${address}`
