import path from 'node:path'
import type { JournalEntry } from '../../iiif/project/journal-entry.ts'
import type { Project, ProjectRecord } from '../../iiif/project/model.ts'
import type { PackedRecordChange } from '../../iiif/project/packed-change.ts'

/** Writes or reads one location of a folder. */
export type ChangeLocation = (location: string) => string

/** Locations as they are written to a file in this folder: relative to it where that is possible. */
export const toWritten =
  (folder: string): ChangeLocation =>
  (location) =>
    writtenLocation(location, folder)

/** Locations that were written to a file in this folder, absolute. */
export const toAbsolute =
  (folder: string): ChangeLocation =>
  (location) =>
    isAbsoluteAnywhere(location) ? location : path.resolve(folder, location)

/** A project with the locations of its folders changed. */
export function mapLocations(project: Project, change: ChangeLocation): Project {
  const changed = [...project.records].map(([id, record]): [string, ProjectRecord] =>
    record.type === 'Folder'
      ? [id, { ...record, location: change(record.location) }]
      : [id, record],
  )
  return { ...project, records: new Map(changed) }
}

/** An entry of a journal with the locations of its folders changed. */
export function mapEntryLocations(entry: JournalEntry, change: ChangeLocation): JournalEntry {
  if (entry.kind !== 'do' && entry.kind !== 'join') return entry
  return { ...entry, change: entry.change.map((one) => mapPacked(one, change)) }
}

/** Records of folders alone have a location. */
function mapPacked(packed: PackedRecordChange, change: ChangeLocation): PackedRecordChange {
  const mapped = (fields: Readonly<Record<string, unknown>> | undefined) =>
    typeof fields?.['location'] === 'string'
      ? { ...fields, location: change(fields['location']) }
      : fields
  const [add, set] = [mapped(packed.add), mapped(packed.set)]
  if (add === packed.add && set === packed.set) return packed
  return { ...packed, ...(add ? { add } : {}), ...(set ? { set } : {}) }
}

/** Absolute on some system: a project that came from Windows keeps its places, though they are not found here. */
const isAbsoluteAnywhere = (location: string): boolean =>
  path.posix.isAbsolute(location) || path.win32.isAbsolute(location)

/** With forward slashes on every system. Another drive cannot be reached by a relative path, and stays absolute. */
function writtenLocation(location: string, from: string): string {
  if (!path.isAbsolute(location)) return location
  const relative = path.relative(from, location)
  if (path.isAbsolute(relative)) return location
  return relative === '' ? '.' : relative.split(path.sep).join('/')
}
