import type { LanguageMap } from '../../language-map.ts'
import type { RecordChange } from '../change.ts'
import type { Command } from '../command.ts'
import {
  findRecord,
  getRecord,
  recordsOf,
  type CollectionItem,
  type CollectionRecord,
  type Project,
  type RecordId,
} from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

/** What is made anew: its id, and what it is called. */
export interface NewResource {
  readonly id: RecordId
  readonly label: LanguageMap
}

/** Makes another manifest of the project, without canvases. */
export const addManifest = (_project: Project, { id, label }: NewResource): Command => ({
  label: { key: 'addManifest' },
  change: [addRecord({ type: 'Manifest', id, label, metadata: [], behavior: [], items: [] })],
})

/**
 * Removes a manifest with its canvases, their annotations and its structure, from collections too. The manifest at hand
 * stays: another one is taken up first.
 */
export function removeManifest(project: Project, id: RecordId): Command {
  const label = { key: 'removeManifest' } as const
  const manifest = findRecord(project, 'Manifest', id)
  if (!manifest || id === project.manifest) return { label, change: [] }
  const canvases = manifest.items.map((canvas) => getRecord(project, 'Canvas', canvas))
  const annotations = canvases.flatMap((canvas) =>
    canvas.annotations.map((annotation) => getRecord(project, 'Annotation', annotation)),
  )
  const ranges = rangesWithin(project, manifest.structures ?? [])
  return {
    label,
    change: [
      ...takenOut(project, id),
      ...[...annotations, ...canvases, ...ranges, manifest].map(removeRecord),
    ],
  }
}

export const addCollection = (_project: Project, { id, label }: NewResource): Command => ({
  label: { key: 'addCollection' },
  change: [addRecord({ type: 'Collection', id, label, metadata: [], behavior: [], items: [] })],
})

/** Removes a collection, from others too. What is in it stays in the project. */
export const removeCollection = (project: Project, id: RecordId): Command => ({
  label: { key: 'removeCollection' },
  change: [...takenOut(project, id), removeRecord(getRecord(project, 'Collection', id))],
})

/** Puts a manifest or collection at the end of a collection. Nothing happens where it may not be. */
export function placeInCollection(
  project: Project,
  { collection, item }: { readonly collection: RecordId; readonly item: RecordId },
): Command {
  const { items } = getRecord(project, 'Collection', collection)
  return {
    label: { key: 'placeInCollection' },
    change: mayHold(project, { collection, item })
      ? setItems(project, collection, [...items, item])
      : [],
  }
}

/** Whether an item may be put into a collection: once, and never into itself or into what it holds. */
export function mayHold(
  project: Project,
  { collection, item }: { readonly collection: RecordId; readonly item: RecordId },
): boolean {
  const isKnown = findRecord(project, 'Manifest', item) ?? findRecord(project, 'Collection', item)
  if (!isKnown || getRecord(project, 'Collection', collection).items.includes(item)) return false
  return !collectionsWithin(project, item).has(collection)
}

/** Takes an item out of a collection, by its place. It stays in the project. */
export const takeFromCollection = (
  project: Project,
  { collection, at }: { readonly collection: RecordId; readonly at: number },
): Command => ({
  label: { key: 'takeFromCollection' },
  change: setItems(
    project,
    collection,
    getRecord(project, 'Collection', collection).items.filter((_, index) => index !== at),
  ),
})

/** Moves an item within its collection, from one place to another. */
export function moveInCollection(
  project: Project,
  {
    collection,
    from,
    to,
  }: { readonly collection: RecordId; readonly from: number; readonly to: number },
): Command {
  const { items } = getRecord(project, 'Collection', collection)
  const moved = items[from]
  const rest = items.filter((_, index) => index !== from)
  return {
    label: { key: 'moveInCollection' },
    change:
      moved === undefined
        ? []
        : setItems(project, collection, [...rest.slice(0, to), moved, ...rest.slice(to)]),
  }
}

const setItems = (
  project: Project,
  id: RecordId,
  items: readonly CollectionItem[],
): readonly RecordChange[] => changeRecord(project, { type: 'Collection', id }, { items })

/** The collections that name something, without it. */
const takenOut = (project: Project, item: RecordId): readonly RecordChange[] =>
  collectionsWith(project, item).flatMap(({ id, items }) =>
    setItems(
      project,
      id,
      items.filter((one) => one !== item),
    ),
  )

/** The collections that name a manifest or collection. */
export const collectionsWith = (project: Project, item: RecordId): readonly CollectionRecord[] =>
  recordsOf(project, 'Collection').filter(({ items }) => items.includes(item))

/** The collection itself and all that are in it, however deep. Ends where a file names one within itself. */
function collectionsWithin(project: Project, id: RecordId): ReadonlySet<RecordId> {
  const found = new Set<RecordId>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const collection = findRecord(project, 'Collection', next)
    if (!collection || found.has(next)) continue
    found.add(next)
    waiting.push(...collection.items.filter((item) => typeof item === 'string'))
  }
  return found
}

function rangesWithin(project: Project, ids: readonly RecordId[]) {
  const within = (id: RecordId): readonly ReturnType<typeof getRecord<'Range'>>[] => {
    const range = findRecord(project, 'Range', id)
    if (!range) return []
    return [range, ...range.items.flatMap((item) => (typeof item === 'string' ? within(item) : []))]
  }
  return ids.flatMap(within)
}
