import type { Change } from '../change.ts'
import type { Command, CommandKey } from '../command.ts'
import type {
  CollectionItem,
  Project,
  ProjectRecord,
  RangeItem,
  RecordId,
  RecordType,
} from '../model.ts'
import { changeBetween, isSound } from '../states.ts'

/**
 * Brings the whole project back to an earlier state. Folders stay where they are now, and manifests that were made
 * since stay with all that they hold.
 *
 * @returns undefined where the two cannot be put together
 */
export function restoreState(now: Project, then: Project): Command | undefined {
  const later = [...now.records.values()].filter(
    ({ type, id }) => type === 'Manifest' && !then.records.has(id),
  )
  const kept = heldBy(
    now,
    later.map(({ id }) => id),
  )
  const folders = [...now.records.values()].filter(({ type }) => type === 'Folder')
  const records = new Map([
    ...then.records,
    // What was there already comes back, though a new manifest may name it.
    ...[...kept].filter((id) => !then.records.has(id)).flatMap((id) => entryOf(now, id)),
    ...folders.map((folder) => [folder.id, folder] as const),
  ])
  return soundCommand(now, { key: 'restoreState', records })
}

/**
 * Brings back all that was there and is no longer, each thing behind the one that it stood behind. What was added or
 * changed since stays.
 *
 * @returns undefined where nothing is missing, or where it has no place any more
 */
export function bringBack(now: Project, then: Project): Command | undefined {
  const isMissing = (id: RecordId): boolean => then.records.has(id) && !now.records.has(id)
  const records = new Map<RecordId, ProjectRecord>(
    [...now.records].map(([id, record]) => [
      id,
      withMissing(record, then.records.get(id), isMissing),
    ]),
  )
  let count = 0
  for (const [id, record] of then.records) {
    if (!isMissing(id)) continue
    records.set(id, record)
    if (MADE_BY_HAND[record.type]) count += 1
  }
  return count ? soundCommand(now, { key: 'bringBack', records, count }) : undefined
}

/** Takes another version of the project in the place of this one; undefined where the two do not fit. */
export function takeVersion(mine: Project, theirs: Project): Command | undefined {
  const command = restoreState(mine, theirs)
  return command && { ...command, label: { key: 'takeVersion' } }
}

/** Adds what another version has and this one has not; undefined where there is nothing, or no place for it. */
export function addFromVersion(mine: Project, theirs: Project): Command | undefined {
  const command = bringBack(mine, theirs)
  return command && { ...command, label: { ...command.label, key: 'addFromVersion' } }
}

/** What a scholar would miss. */
const MADE_BY_HAND: Readonly<Record<RecordType, boolean>> = {
  Collection: true,
  Manifest: true,
  Canvas: true,
  Range: true,
  Annotation: true,
  Folder: true,
  Source: false,
  Origin: false,
}

function soundCommand(
  now: Project,
  {
    key,
    records,
    count,
  }: {
    readonly key: CommandKey
    readonly records: Project['records']
    readonly count?: number
  },
): Command | undefined {
  const restored: Project = { ...now, records }
  const change: Change = changeBetween(now, restored)
  if (!isSound(restored)) return undefined
  return { label: count === undefined ? { key } : { key, count }, change }
}

type ListItem = RangeItem | CollectionItem

/** The fields that list other records in an order. */
export const LIST_FIELDS = ['items', 'annotations', 'structures'] as const

/** A record whose lists name again what is missing from them. */
function withMissing(
  record: ProjectRecord,
  earlier: ProjectRecord | undefined,
  isMissing: (id: RecordId) => boolean,
): ProjectRecord {
  if (!earlier || earlier.type !== record.type) return record
  const lists = LIST_FIELDS.flatMap((field) => {
    const before = listIn(earlier, field)
    if (!before.some((item) => isMissing(nameOf(item)))) return []
    return [[field, merged(listIn(record, field), before, isMissing)] as const]
  })
  return lists.length ? { ...record, ...Object.fromEntries(lists) } : record
}

function listIn(record: ProjectRecord, field: (typeof LIST_FIELDS)[number]): readonly ListItem[] {
  if (field === 'items' && 'items' in record) return record.items
  if (field === 'annotations' && 'annotations' in record) return record.annotations
  if (field === 'structures' && 'structures' in record) return record.structures ?? []
  return []
}

/** A part of a canvas is gone with its canvas. */
const nameOf = (item: ListItem): RecordId =>
  typeof item === 'string' ? item : 'canvas' in item ? item.canvas : item.id

/** The list as it is, with what is missing behind what it stood behind. */
function merged(
  now: readonly ListItem[],
  then: readonly ListItem[],
  isMissing: (id: RecordId) => boolean,
): readonly ListItem[] {
  const keyOf = (item: ListItem): string => JSON.stringify(item)
  const there = new Set(now.map(keyOf))
  const behind = new Map<string, ListItem[]>()
  let last = ''
  for (const item of then) {
    if (isMissing(nameOf(item))) behind.set(last, [...(behind.get(last) ?? []), item])
    else if (there.has(keyOf(item))) last = keyOf(item)
  }
  const after = (key: string): readonly ListItem[] => behind.get(key) ?? []
  return [...after(''), ...now.flatMap((item) => [item, ...after(keyOf(item))])]
}

/** The ids of all that can be reached from these records. */
function heldBy(project: Project, from: readonly RecordId[]): ReadonlySet<RecordId> {
  const held = new Set<RecordId>()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (held.has(id)) continue
    held.add(id)
    const record = project.records.get(id)
    // A source names nothing of the project: that a word in it is also an id would be chance.
    if (record?.type !== 'Source') waiting.push(...namedIn(project.records, record))
  }
  return held
}

/** Every text in a record that is the id of another. */
function namedIn(records: Project['records'], value: unknown): readonly RecordId[] {
  if (typeof value === 'string') return records.has(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part) => namedIn(records, part))
}

const entryOf = (
  { records }: Project,
  id: RecordId,
): readonly (readonly [RecordId, ProjectRecord])[] => {
  const record = records.get(id)
  return record ? [[id, record]] : []
}
