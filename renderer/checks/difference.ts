import type { Project, ProjectRecord, RecordId } from '../../iiif/project/model.ts'

type Records = Project['records']

export interface Difference {
  readonly changed: readonly ProjectRecord[]
  readonly removed: readonly RecordId[]
}

/** What leads from one state of a project to another. Records are never changed, so that being the same tells all. */
export function differenceBetween(before: Records, after: Records): Difference {
  const changed = [...after.values()].filter((record) => before.get(record.id) !== record)
  const removed = [...before.keys()].filter((id) => !after.has(id))
  return { changed, removed }
}
