import type { Command } from '../command.ts'
import { addRecord } from '../commands/changes.ts'
import type { Project, ProjectRecord, RecordId } from '../model.ts'
import type { ImportedManifest } from './imported.ts'

/** Makes a manifest that was read one of the project, beside those that are there. */
export const openManifest = ({ records }: ImportedManifest): Command => ({
  label: { key: 'openManifest' },
  change: records.map(addRecord),
})

/** A project of its own for a manifest that was read. */
export const projectOfManifest = (
  id: string,
  { manifest, records }: ImportedManifest,
): Project => ({
  id,
  manifest,
  records: new Map<RecordId, ProjectRecord>(records.map((record) => [record.id, record])),
})
