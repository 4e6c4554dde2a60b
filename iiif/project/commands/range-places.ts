import type { Change } from '../change.ts'
import {
  findRecord,
  getRecord,
  manifestOf,
  type Project,
  type RangeItem,
  type RecordId,
} from '../model.ts'
import { changeRecord } from './changes.ts'

/** Where a range stands: in another range, or at the top of its manifest; and which of the things there it is. */
export interface RangePlace {
  /** The range that it stands in; undefined at the top. */
  readonly parent: RecordId | undefined
  /** The index of the range among the items there. */
  readonly at: number
}

/** The items of a range, or the topmost ranges of the manifest at hand. */
export const itemsIn = (project: Project, parent: RecordId | undefined): readonly RangeItem[] =>
  parent === undefined
    ? (manifestOf(project).structures ?? [])
    : getRecord(project, 'Range', parent).items

/** Writes the items of a range, or the topmost ranges of the manifest at hand. */
export function setItemsIn(
  project: Project,
  parent: RecordId | undefined,
  items: readonly RangeItem[],
): Change {
  if (parent !== undefined) return changeRecord(project, { type: 'Range', id: parent }, { items })
  const structures = items.filter((item) => typeof item === 'string')
  const manifest = { type: 'Manifest', id: project.manifest } as const
  return changeRecord(project, manifest, {
    structures: structures.length ? structures : undefined,
  })
}

/** Where a range stands now; undefined when it is not in the manifest at hand. */
export function findPlace(project: Project, id: RecordId): RangePlace | undefined {
  const waiting: (RecordId | undefined)[] = [undefined]
  while (waiting.length > 0) {
    const parent = waiting.shift()
    const items = itemsIn(project, parent)
    const at = items.indexOf(id)
    if (at >= 0) return { parent, at }
    for (const item of items) {
      if (typeof item === 'string' && findRecord(project, 'Range', item)) waiting.push(item)
    }
  }
  return undefined
}

/** The same, of a range that is there. */
export function getPlace(project: Project, id: RecordId): RangePlace {
  const place = findPlace(project, id)
  if (!place) throw new Error(`The range ${id} is not in the manifest at hand`)
  return place
}

/** True when a range is the other, or stands in it, however deep. */
export const isWithin = (project: Project, id: RecordId, other: RecordId): boolean => {
  for (
    let range: RecordId | undefined = id;
    range !== undefined;
    range = findPlace(project, range)?.parent
  ) {
    if (range === other) return true
  }
  return false
}

/** A list with some of its items replaced by others. */
export const spliced = <Item>(
  items: readonly Item[],
  { at, remove = 0 }: { readonly at: number; readonly remove?: number },
  added: readonly Item[],
): readonly Item[] => [...items.slice(0, at), ...added, ...items.slice(at + remove)]
