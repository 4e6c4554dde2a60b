import type { RecordChange } from '../change.ts'
import {
  getRecord,
  type Project,
  type ProjectRecord,
  type RecordId,
  type RecordType,
} from '../model.ts'
import { isSameValue } from '../same-value.ts'

type RecordOf<Type extends RecordType> = Extract<ProjectRecord, { type: Type }>

/** Properties to set; one that is `undefined` is taken away. */
export type Properties<Type extends RecordType> = {
  readonly [Key in Exclude<keyof RecordOf<Type>, 'id' | 'type'>]?: RecordOf<Type>[Key] | undefined
}

/** Sets properties of one record. No change at all when they are as they were. */
export function changeRecord<Type extends RecordType>(
  project: Project,
  { type, id }: { readonly type: Type; readonly id: RecordId },
  properties: Properties<Type>,
): readonly RecordChange[] {
  const before = getRecord(project, type, id)
  const entries = Object.entries({ ...before, ...properties }).filter(
    ([, value]) => value !== undefined,
  )
  const after = Object.fromEntries(entries) as unknown as RecordOf<Type>
  return isSameValue(before, after) ? [] : [{ id, before, after }]
}

export const addRecord = (after: ProjectRecord): RecordChange => ({ id: after.id, after })

export const removeRecord = (before: ProjectRecord): RecordChange => ({ id: before.id, before })
