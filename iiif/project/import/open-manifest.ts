import type { Command } from '../command.ts'
import { addRecord } from '../commands/changes.ts'
import type { ManifestRecord, Project, ProjectRecord, RecordId } from '../model.ts'
import type { ImportedManifest } from './imported.ts'

/** Makes a manifest that was read one of the project, beside those that are there. */
export const openManifest = ({ records }: ImportedManifest): Command => ({
  label: { key: 'openManifest' },
  change: records.map(addRecord),
})

/**
 * A project of its own for a document that was read. One with a collection that holds no manifest gets an empty one to
 * begin with; it is not published until something is in it.
 */
export function projectOfManifest(id: string, { manifest, records }: ImportedManifest): Project {
  const first: readonly ManifestRecord[] =
    manifest === undefined
      ? [
          {
            type: 'Manifest',
            id: `${id}-manifest`,
            label: {},
            metadata: [],
            behavior: [],
            items: [],
          },
        ]
      : []
  return {
    id,
    manifest: manifest ?? first[0]?.id ?? '',
    records: new Map<RecordId, ProjectRecord>(
      [...records, ...first].map((record) => [record.id, record]),
    ),
  }
}
