import { findSource } from '../../presentation/read.ts'
import type { Command } from '../command.ts'
import { addRecord } from '../commands/changes.ts'
import { insertItems } from '../commands/canvases.ts'
import {
  findRecord,
  type CanvasRecord,
  type OriginRecord,
  type Project,
  type ProjectRecord,
  type RecordId,
} from '../model.ts'
import type { ImportedManifest } from './imported.ts'

/**
 * Takes canvases of a manifest that was read into the manifest at hand, with what is said on them and where they
 * came from. They come in the order in which they are named; their ranges and the
 * manifest itself stay behind.
 */
export function takeCanvases(
  project: Project,
  imported: ImportedManifest,
  { canvases, at }: { readonly canvases: readonly RecordId[]; readonly at?: number },
): Command {
  const offered = new Map(
    imported.records.flatMap((record) =>
      record.type === 'Canvas' ? [[record.id, record] as const] : [],
    ),
  )
  const wanted = new Set(canvases)
  const taken = [...wanted].flatMap((id): readonly CanvasRecord[] => {
    const canvas = offered.get(id)
    if (!canvas) return []
    return [isDocument(imported) ? canvas : withoutOrigin(canvas)]
  })
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
      ...[...sourceOf(project, imported), ...came, ...taken, ...annotations].map(addRecord),
      ...insertItems(
        project,
        taken.map(({ id }) => id),
        at,
      ),
    ],
  }
}

/** The document as a whole stays where it is: what was taken from it is in the origins. */
function sourceOf(project: Project, { source }: ImportedManifest): readonly ProjectRecord[] {
  if (findRecord(project, 'Source', source.id)) return []
  const entries = Object.entries(source).filter(([key]) => key !== 'document')
  return [Object.fromEntries(entries) as unknown as ProjectRecord]
}

/** A picture by itself has no canvas anywhere that ours could be another state of. */
const isDocument = ({ source }: ImportedManifest): boolean =>
  source.kind === 'manifest' || source.kind === 'collection'

const withoutOrigin = ({ origin: _, ...canvas }: CanvasRecord): CanvasRecord => canvas

/** What comes from another version is kept in the words of that, too. */
function withOriginal(origin: OriginRecord, { read, source }: ImportedManifest): OriginRecord {
  if (source.version === '3.0' || origin.resource['type'] !== 'Canvas') return origin
  const original = findSource(read, origin.address)
  return original ? { ...origin, original } : origin
}
