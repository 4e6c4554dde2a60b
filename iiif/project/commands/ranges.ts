import { labelOfPath } from '../from-folder.ts'
import { plainText, type LanguageMap } from '../../language-map.ts'
import type { Command } from '../command.ts'
import { localImagesIn } from '../painting.ts'
import {
  canvasesOf,
  getRecord,
  manifestOf,
  type Project,
  type RangeItem,
  type RangeRecord,
  type RecordId,
} from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'
import type { NewId } from './canvases.ts'
import { findHolder, placeByReading } from './range-search.ts'
import {
  getPlace,
  isWithin,
  itemsIn,
  setItemsIn,
  spliced,
  type RangePlace,
} from './range-places.ts'

/** A range that is made. */
export interface NewRange {
  readonly id: RecordId
  readonly label: LanguageMap
  /** In the order in which it names them. */
  readonly canvases: readonly RecordId[]
  readonly behavior?: RangeRecord['behavior']
}

const rangeOf = ({ id, label, canvases, behavior = [] }: NewRange): RangeRecord => ({
  type: 'Range',
  id,
  label,
  metadata: [],
  behavior,
  items: canvases,
})

/** Makes a range of canvases. Without a place it stands at the top, where its first canvas is read. */
export function addRange(
  project: Project,
  range: NewRange,
  place: RangePlace = placeByReading(project, range.canvases),
): Command {
  const items = spliced(itemsIn(project, place.parent), { at: place.at }, [range.id])
  return {
    label: { key: 'addRange' },
    change: [addRecord(rangeOf(range)), ...setItemsIn(project, place.parent, items)],
  }
}

/** Another order of the canvases, such as before the book was rebound: at first the order that there is. */
export const addSequence = (project: Project, range: Omit<NewRange, 'canvases'>): Command =>
  addRange(
    project,
    { ...range, canvases: manifestOf(project).items, behavior: ['sequence'] },
    { parent: undefined, at: itemsIn(project, undefined).length },
  )

/**
 * Begins a range at a canvas. The range that the canvas is in ends before it; where it is in none, the new one goes
 * as far as the next canvas that is. Nothing is changed where a range begins there already.
 */
export function beginRange(
  project: Project,
  {
    id,
    label,
    canvas,
  }: { readonly id: RecordId; readonly label: LanguageMap; readonly canvas: RecordId },
): Command {
  const holder = findHolder(project, canvas)
  if (!holder) {
    const { items } = manifestOf(project)
    const rest = items.slice(items.indexOf(canvas))
    const end = rest.findIndex((item) => findHolder(project, item) !== undefined)
    const canvases = end < 0 ? rest : rest.slice(0, end)
    return addRange(project, { id, label, canvases })
  }
  if (holder.at === 0) return { label: { key: 'splitRange' }, change: [] }
  const { parent, at } = getPlace(project, holder.range.id)
  const range = rangeOf({ id, label, canvases: [] })
  return {
    label: { key: 'splitRange' },
    change: [
      ...changeRecord(
        project,
        { type: 'Range', id: holder.range.id },
        { items: holder.range.items.slice(0, holder.at) },
      ),
      addRecord({ ...range, items: holder.range.items.slice(holder.at) }),
      ...setItemsIn(project, parent, spliced(itemsIn(project, parent), { at: at + 1 }, [id])),
    ],
  }
}

/** Joins a range with the one behind it; undefined where there is none. */
export function mergeRange(project: Project, id: RecordId): Command | undefined {
  const { parent, at } = getPlace(project, id)
  const siblings = itemsIn(project, parent)
  const next = siblings.slice(at + 1).find((item) => isRangeId(project, item))
  if (typeof next !== 'string') return undefined
  const [first, second] = [getRecord(project, 'Range', id), getRecord(project, 'Range', next)]
  const items = uniqueItems([...first.items, ...second.items])
  return {
    label: { key: 'mergeRanges' },
    change: [
      ...changeRecord(project, { type: 'Range', id }, { items }),
      ...setItemsIn(
        project,
        parent,
        siblings.filter((item) => item !== next),
      ),
      removeRecord(second),
    ],
  }
}

/** Takes a range away; the ranges within it move up into its place, and so do its canvases where a range is above. */
export function removeRange(project: Project, id: RecordId): Command {
  const { parent, at } = getPlace(project, id)
  const range = getRecord(project, 'Range', id)
  const rising =
    parent === undefined ? range.items.filter((item) => isRangeId(project, item)) : range.items
  const items = uniqueItems(spliced(itemsIn(project, parent), { at, remove: 1 }, rising))
  return {
    label: { key: 'removeRange' },
    change: [...setItemsIn(project, parent, items), removeRecord(range)],
  }
}

/**
 * Puts a range at another place.
 * @param place `at` counts the items there without the range itself
 * @throws Error when a range would stand in itself: the caller does not offer that
 */
export function moveRange(project: Project, id: RecordId, place: RangePlace): Command {
  if (place.parent !== undefined && isWithin(project, place.parent, id))
    throw new Error(`The range ${id} cannot stand in itself`)
  const from = getPlace(project, id)
  const label = { key: 'moveRange' } as const
  const without = itemsIn(project, from.parent).filter((item) => item !== id)
  if (from.parent === place.parent) {
    return {
      label,
      change: setItemsIn(project, place.parent, spliced(without, { at: place.at }, [id])),
    }
  }
  const there = spliced(itemsIn(project, place.parent), { at: place.at }, [id])
  return {
    label,
    change: [
      ...setItemsIn(project, from.parent, without),
      ...setItemsIn(project, place.parent, there),
    ],
  }
}

/** Adds canvases to a range, each where it is read among those that are in it. */
export function addToRange(project: Project, id: RecordId, canvases: readonly RecordId[]): Command {
  const range = getRecord(project, 'Range', id)
  const position = new Map(manifestOf(project).items.map((item, index) => [item, index]))
  const placeOf = (item: RangeItem): number =>
    position.get(typeof item === 'string' ? item : item.canvas) ?? -1
  const items = canvases.reduce<readonly RangeItem[]>((list, canvas) => {
    if (list.includes(canvas)) return list
    const behind = list.findIndex((item) => placeOf(item) > placeOf(canvas))
    return spliced(list, { at: behind < 0 ? list.length : behind }, [canvas])
  }, range.items)
  return changeOf(project, id, { items, count: canvases.length })
}

/** Takes canvases, and parts of them, out of a range. */
export function removeFromRange(
  project: Project,
  id: RecordId,
  canvases: readonly RecordId[],
): Command {
  const gone = new Set(canvases)
  const items = getRecord(project, 'Range', id).items.filter(
    (item) => !gone.has(typeof item === 'string' ? item : item.canvas),
  )
  return changeOf(project, id, { items, count: canvases.length })
}

const changeOf = (
  project: Project,
  id: RecordId,
  { items, count }: { readonly items: readonly RangeItem[]; readonly count: number },
): Command => ({
  label: { key: 'changeRange', count },
  change: changeRecord(project, { type: 'Range', id }, { items }),
})

/** Calls a range by another name. */
export const labelRange = (project: Project, id: RecordId, label: LanguageMap): Command => ({
  label: { key: 'labelRange' },
  change: changeRecord(project, { type: 'Range', id }, { label }),
})

/** A range at the top for each folder that images of the manifest at hand lie in, in reading order. */
export function rangesFromFolders(project: Project, newId: NewId): Command {
  const folders = new Map<string, RecordId[]>()
  for (const { id, painting } of canvasesOf(project)) {
    const [image] = localImagesIn(painting)
    const directory = image?.path.slice(0, Math.max(0, image.path.lastIndexOf('/'))) ?? ''
    if (directory === '') continue
    folders.set(directory, [...(folders.get(directory) ?? []), id])
  }
  const ranges = [...folders].map(([directory, canvases]) =>
    rangeOf({ id: newId(), label: plainText(labelOfPath(directory)), canvases }),
  )
  const items = [...itemsIn(project, undefined), ...ranges.map(({ id }) => id)]
  return {
    label: { key: 'addRange', count: ranges.length },
    change: ranges.length
      ? [...ranges.map(addRecord), ...setItemsIn(project, undefined, items)]
      : [],
  }
}

const isRangeId = (project: Project, item: RangeItem): boolean =>
  typeof item === 'string' && project.records.get(item)?.type === 'Range'

/** Each thing once, at its first place. */
const uniqueItems = (items: readonly RangeItem[]): readonly RangeItem[] => [...new Set(items)]
