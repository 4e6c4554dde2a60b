import { findSource } from '../../presentation/read.ts'
import type { Command } from '../command.ts'
import { addRecord } from '../commands/changes.ts'
import { insertItems } from '../commands/canvases.ts'
import type { CanvasRecord, OriginRecord, Project, ProjectRecord, RecordId } from '../model.ts'
import type { ImportedManifest } from './imported.ts'

/**
 * Takes canvases of a manifest that was read into the manifest at hand, with what is said on them and where they
 * came from. Their ranges and the manifest itself stay behind.
 */
export function takeCanvases(
  project: Project,
  imported: ImportedManifest,
  { canvases, at }: { readonly canvases: readonly RecordId[]; readonly at?: number },
): Command {
  const wanted = new Set(canvases)
  const taken = imported.records.filter(
    (record): record is CanvasRecord => record.type === 'Canvas' && wanted.has(record.id),
  )
  const annotations = imported.records.filter(
    (record) => record.type === 'Annotation' && wanted.has(record.canvas),
  )
  const origins = new Set(
    [...taken, ...annotations].flatMap((record) => ('origin' in record ? [record.origin] : [])),
  )
  const came = imported.records
    .filter((record): record is OriginRecord => record.type === 'Origin' && origins.has(record.id))
    .map((origin) => withOriginal(origin, imported))
  return {
    label: { key: 'takeCanvases', count: taken.length },
    change: [
      ...[sourceOf(imported), ...came, ...taken, ...annotations].map(addRecord),
      ...insertItems(
        project,
        taken.map(({ id }) => id),
        at,
      ),
    ],
  }
}

/** The document as a whole stays where it is: what was taken from it is in the origins. */
function sourceOf({ source }: ImportedManifest): ProjectRecord {
  const entries = Object.entries(source).filter(([key]) => key !== 'document')
  return Object.fromEntries(entries) as unknown as ProjectRecord
}

/** What comes from another version is kept in the words of that, too. */
function withOriginal(origin: OriginRecord, { read, source }: ImportedManifest): OriginRecord {
  if (source.version === '3.0' || origin.resource['type'] !== 'Canvas') return origin
  const original = findSource(read, origin.address)
  return original ? { ...origin, original } : origin
}
