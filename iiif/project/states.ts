import { Unreadable } from '../reading.ts'
import type { Change } from './change.ts'
import { findContradiction } from './consistency.ts'
import type { Project, ProjectRecord } from './model.ts'
import { readRecord } from './records/read-record.ts'
import { isSameValue } from './same-value.ts'

/** True when every record of the project is whole and none contradicts another: it may be shown and saved. */
export function isSound(project: Project): boolean {
  try {
    for (const [id, record] of project.records) {
      if (readRecord(record, '').id !== id) return false
    }
    return findContradiction(project) === undefined
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

/** What leads from one state of a project to another. */
export function changeBetween(before: Project, after: Project): Change {
  const ids = new Set([...before.records.keys(), ...after.records.keys()])
  return [...ids].flatMap((id) => {
    const [old, now]: readonly (ProjectRecord | undefined)[] = [
      before.records.get(id),
      after.records.get(id),
    ]
    return isSameValue(old, now) ? [] : [{ id, before: old, after: now }]
  })
}
