import {
  listOf,
  optional,
  readFilledString,
  readObject,
  readString,
  readWhole,
  recordOf,
  Unreadable,
  type Reader,
} from '../reading.ts'
import type { Change, RecordChange } from './change.ts'
import { differenceOf, rebuildList, type ListPiece } from './list-difference.ts'
import type { ProjectRecord, RecordId } from './model.ts'
import type { Run } from './repeated-pieces.ts'
import { isSameValue } from './same-value.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * One record's change, said as shortly as it can be where the record before it is known: only then can it be
 * unpacked. An added record is whole; of a changed one there are the fields that differ.
 */
export interface PackedRecordChange {
  readonly id: RecordId
  /** The record after the change, whole: it was added. */
  readonly add?: Fields
  /** It was removed. */
  readonly remove?: true
  /** Fields that have another value now. */
  readonly set?: Fields
  /** Fields that are gone. */
  readonly unset?: readonly string[]
  /** Long lists of ids, by field, as pieces of what they were. */
  readonly lists?: Readonly<Record<string, readonly ListPiece[]>>
}

export type PackedChange = readonly PackedRecordChange[]

/** Lists shorter than this are written whole: that is as short, and easier to read. */
const SHORT_LIST = 4

/** The change as it is written to the journal and sent to the window. `unpackChange` gives it back. */
export const packChange = (change: Change): PackedChange => change.map(packRecordChange)

function packRecordChange({ id, before, after }: RecordChange): PackedRecordChange {
  if (!after) return { id, remove: true }
  if (!before || before.type !== after.type) return { id, add: { ...after } }
  const [old, now]: readonly [Fields, Fields] = [{ ...before }, { ...after }]
  const changed = Object.keys(now).filter(
    (key) => now[key] !== undefined && !isSameValue(old[key], now[key]),
  )
  const listed = changed.filter((key) => isIdList(old[key]) && isIdList(now[key]))
  const unset = Object.keys(old).filter((key) => old[key] !== undefined && now[key] === undefined)
  const set = changed.filter((key) => !listed.includes(key)).map((key) => [key, now[key]] as const)
  const lists = listed.map(
    (key) => [key, differenceOf(old[key] as string[], now[key] as string[])] as const,
  )
  return {
    id,
    ...(set.length ? { set: Object.fromEntries(set) } : {}),
    ...(unset.length ? { unset } : {}),
    ...(lists.length ? { lists: Object.fromEntries(lists) } : {}),
  }
}

/** Ids are unique in their list, so that a piece of the old list can stand for them. */
function isIdList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'string') &&
    new Set(value).size === value.length &&
    value.length >= SHORT_LIST
  )
}

/**
 * The whole change, from the records before it.
 * @throws Unreadable when it does not fit these records
 */
export const unpackChange = (
  records: ReadonlyMap<RecordId, ProjectRecord>,
  packed: PackedChange,
): Change => packed.map((one) => unpackRecordChange(records.get(one.id), one))

function unpackRecordChange(
  before: ProjectRecord | undefined,
  { id, add, remove, set, unset, lists }: PackedRecordChange,
): RecordChange {
  if (remove) {
    if (!before) throw new Unreadable(id, 'there to be removed')
    return { id, before }
  }
  // Whoever replays a journal reads the records that come of it (see replay.ts): here they are only moved.
  if (add) return { id, before, after: add as unknown as ProjectRecord }
  if (!before) throw new Unreadable(id, 'there to be changed')
  const fields: Fields = { ...before, ...set }
  const rebuilt = Object.entries(lists ?? {}).map(([key, pieces]) => [
    key,
    rebuild(fields[key], pieces, `${id}.${key}`),
  ])
  const kept = Object.entries(fields).filter(([key]) => !unset?.includes(key))
  const after = Object.fromEntries([...kept, ...rebuilt]) as unknown as ProjectRecord
  return { id, before, after }
}

function rebuild(before: unknown, pieces: readonly ListPiece[], where: string): readonly string[] {
  try {
    return rebuildList(before as readonly string[], pieces)
  } catch {
    throw new Unreadable(where, 'the list that its pieces come from')
  }
}

const readPiece: Reader<ListPiece> = (value, where) => {
  const parts = listOf((part: unknown) => part)(value, where)
  if (parts.length === 1) return [listOf(readString)(parts[0], where)]
  if (parts.length === 2) return readRun(parts, where)
  const [runs, times, steps] = parts
  if (parts.length !== 3) throw new Unreadable(where, 'a piece of a list')
  return [
    listOf(readRun)(runs, where),
    readWhole(1)(times, where),
    listOf(readNumber)(steps, where),
  ]
}

const readRun: Reader<Run> = (value, where) => {
  const [start, count, ...more] = listOf(readNumber)(value, where)
  if (start === undefined || count === undefined || more.length > 0)
    throw new Unreadable(where, 'a piece of a list')
  return [start, count]
}

/** Backwards, it is less than nothing. */
const readNumber: Reader<number> = (value, where) => {
  if (!Number.isSafeInteger(value)) throw new Unreadable(where, 'a whole number')
  return Number(value)
}

/** Assigned somewhere, `__proto__` would change an object's nature. */
const readFields: Reader<Fields> = (value, where) => {
  const fields = readObject(value, where)
  if (Object.hasOwn(fields, '__proto__')) throw new Unreadable(where, 'made of allowed names')
  return fields
}

const readLists: Reader<Readonly<Record<string, readonly ListPiece[]>>> = (value, where) =>
  Object.fromEntries(
    Object.entries(readFields(value, where)).map(([key, pieces]) => [
      key,
      listOf(readPiece)(pieces, `${where}.${key}`),
    ]),
  )

const readTrue: Reader<true> = (value, where) => {
  if (value !== true) throw new Unreadable(where, 'true')
  return value
}

const readPackedRecord: Reader<PackedRecordChange> = recordOf({
  id: readFilledString,
  add: optional(readFields),
  remove: optional(readTrue),
  set: optional(readFields),
  unset: optional(listOf(readString)),
  lists: optional(readLists),
})

/** A packed change, as a journal holds it. The records in it are not looked into. */
export const readPackedChange: Reader<PackedChange> = listOf(readPackedRecord)
