import type { Project, ProjectRecord, RecordId } from './model.ts'
import { isSameValue } from './same-value.ts'

/** One record before and after. No `before`: it was added. No `after`: it was removed. */
export interface RecordChange {
  readonly id: RecordId
  readonly before?: ProjectRecord | undefined
  readonly after?: ProjectRecord | undefined
}

export type Change = readonly RecordChange[]

/** Thrown when a change was made against another state of the project than the one it meets. */
export class ChangeOutOfStep extends Error {
  constructor(id: RecordId) {
    super(`The change to ${id} was made against another version of it`)
    this.name = 'ChangeOutOfStep'
  }
}

/**
 * A new project with the change made; the old one is untouched and shares every record that stayed.
 * @throws ChangeOutOfStep when a record is not as the change says it was
 */
export function apply(project: Project, change: Change): Project {
  const records = new Map(project.records)
  for (const { id, before, after } of change) {
    if (!isSameValue(records.get(id), before)) throw new ChangeOutOfStep(id)
    if (after) records.set(id, after)
    else records.delete(id)
  }
  return { ...project, manifest: atHand(project, records), records }
}

/** The manifest at hand stays so; when it is gone, another one is taken up. */
function atHand({ manifest }: Project, records: ReadonlyMap<RecordId, ProjectRecord>): RecordId {
  if (records.has(manifest)) return manifest
  for (const record of records.values()) if (record.type === 'Manifest') return record.id
  return manifest
}

/** What undoes the change: `apply(apply(p, c), invert(c))` equals `p`, for every change. */
export const invert = (change: Change): Change =>
  [...change].reverse().map(({ id, before, after }) => ({ id, before: after, after: before }))

/** Two changes made one after the other, as one. Records that end as they began drop out. */
export function merge(first: Change, second: Change): Change {
  const merged = new Map(first.map((record) => [record.id, record]))
  for (const record of second) {
    const earlier = merged.get(record.id)
    merged.set(record.id, { ...record, before: earlier ? earlier.before : record.before })
  }
  return [...merged.values()].filter(({ before, after }) => !isSameValue(before, after))
}
