import { LIST_FIELDS } from './commands/restore.ts'
import type { Project, ProjectRecord, RecordType } from './model.ts'
import { isSameValue } from './same-value.ts'

/** What a scholar knows of a project, in the order in which it is told. */
export const TOLD_TYPES = [
  'Manifest',
  'Canvas',
  'Range',
  'Annotation',
  'Collection',
  'Folder',
] as const satisfies readonly RecordType[]
export type ToldType = (typeof TOLD_TYPES)[number]

/** What is said of a record, in a scholar's words rather than by the names of fields. */
export const ASPECTS = [
  'label',
  'summary',
  'metadata',
  'rights',
  'requiredStatement',
  'behavior',
  'viewingDirection',
  'size',
  'image',
  'text',
  'place',
  'location',
  'order',
  'other',
] as const
export type Aspect = (typeof ASPECTS)[number]

export interface ChangedRecord {
  /** In the first state. */
  readonly before: ProjectRecord
  /** In the second. */
  readonly record: ProjectRecord
  readonly aspects: readonly Aspect[]
}

/** How the records of one type differ between two states. */
export interface TypeDifference {
  readonly type: ToldType
  /** In the second state alone. */
  readonly added: readonly ProjectRecord[]
  /** In the first state alone. */
  readonly removed: readonly ProjectRecord[]
  readonly changed: readonly ChangedRecord[]
}

/** How the second state of a project differs from the first; only the types in which something does. */
export function differenceBetween(first: Project, second: Project): readonly TypeDifference[] {
  return TOLD_TYPES.map((type) => differenceOf(type, first, second)).filter(
    ({ added, removed, changed }) => added.length + removed.length + changed.length > 0,
  )
}

function differenceOf(type: ToldType, first: Project, second: Project): TypeDifference {
  const isTold = (record: ProjectRecord): boolean => record.type === type
  const [before, after] = [first, second].map(({ records }) => [...records.values()].filter(isTold))
  const changed = (after ?? []).flatMap((record): readonly ChangedRecord[] => {
    const earlier = first.records.get(record.id)
    const aspects = earlier ? aspectsBetween(earlier, record) : []
    return earlier && aspects.length ? [{ before: earlier, record, aspects }] : []
  })
  return {
    type,
    added: (after ?? []).filter(({ id }) => !first.records.has(id)),
    removed: (before ?? []).filter(({ id }) => !second.records.has(id)),
    changed,
  }
}

const ASPECT_OF: Readonly<Record<string, Aspect>> = {
  label: 'label',
  summary: 'summary',
  metadata: 'metadata',
  rights: 'rights',
  requiredStatement: 'requiredStatement',
  behavior: 'behavior',
  viewingDirection: 'viewingDirection',
  width: 'size',
  height: 'size',
  duration: 'size',
  painting: 'image',
  bodies: 'text',
  motivation: 'text',
  target: 'place',
  canvas: 'place',
  location: 'location',
}

function aspectsBetween(before: ProjectRecord, after: ProjectRecord): readonly Aspect[] {
  if (isSameValue(before, after)) return []
  const [old, now]: readonly Readonly<Record<string, unknown>>[] = [{ ...before }, { ...after }]
  const fields = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])
  const found = [...fields].flatMap((field): readonly Aspect[] => {
    const [one, other] = [old?.[field], now?.[field]]
    if (isSameValue(one, other)) return []
    const isList = LIST_FIELDS.some((list) => list === field)
    if (isList) return isSameOrder(one, other) ? [] : ['order']
    return [ASPECT_OF[field] ?? 'other']
  })
  return ASPECTS.filter((aspect) => found.includes(aspect))
}

/** True when what is in both lists stands in the same order: what was added or removed is told by itself. */
function isSameOrder(one: unknown, other: unknown): boolean {
  const [before, after] = [one, other].map((list) =>
    (Array.isArray(list) ? list : []).map((item) => JSON.stringify(item)),
  )
  const [inBefore, inAfter] = [new Set(before), new Set(after)]
  return isSameValue(
    (before ?? []).filter((item) => inAfter.has(item)),
    (after ?? []).filter((item) => inBefore.has(item)),
  )
}
