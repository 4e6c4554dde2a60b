import type { LanguageMap } from '../../language-map.ts'
import { divideRanges } from '../../reels/divide-ranges.ts'
import type { ReelPart } from '../../reels/parts.ts'
import type { RecordChange } from '../change.ts'
import type { Command } from '../command.ts'
import {
  findRecord,
  manifestOf,
  type ManifestRecord,
  type Project,
  type RangeRecord,
  type RecordId,
} from '../model.ts'
import { addRecord, changeRecord } from './changes.ts'

export interface Splitting {
  /** As `planParts` makes them: all canvases of the manifest at hand, in their order. */
  readonly parts: readonly ReelPart[]
  /** What the collection of the parts is called. */
  readonly collection: LanguageMap
  readonly newId: () => RecordId
}

/**
 * Splits the manifest at hand into several with a collection that holds them in order. The first part stays the manifest
 * that it was, and keeps its other descriptions; rights, credit, holder and reading are those of all parts.
 */
export function splitManifest(project: Project, { parts, collection, newId }: Splitting): Command {
  const label = { key: 'splitManifest', count: parts.length } as const
  const manifest = manifestOf(project)
  const [first, ...others] = parts
  if (!first || others.length === 0) return { label, change: [] }
  const partOf = new Map(
    parts.flatMap(({ canvases }, number) => canvases.map((canvas) => [canvas, number] as const)),
  )
  const divided = divideRanges(project, manifest.structures ?? [], { partOf, newId })
  const isStartIn = (part: number): boolean =>
    manifest.start !== undefined && partOf.get(manifest.start.canvas) === part
  const added = others.map((part, index): ManifestRecord => {
    const number = index + 1
    const structures = divided.tops.get(number) ?? []
    return {
      ...inherited(manifest),
      type: 'Manifest',
      id: newId(),
      label: part.label,
      items: part.canvases,
      ...(isStartIn(number) && manifest.start && { start: manifest.start }),
      ...(structures.length > 0 && { structures }),
    }
  })
  const kept = divided.tops.get(0) ?? []
  return {
    label,
    change: [
      ...divided.ranges.flatMap((range) => changeOrAdd(project, range)),
      ...changeRecord(
        project,
        { type: 'Manifest', id: manifest.id },
        {
          label: first.label,
          items: first.canvases,
          ...(manifest.start && !isStartIn(0) && { start: undefined }),
          ...(manifest.structures && { structures: kept.length > 0 ? kept : undefined }),
        },
      ),
      ...added.map(addRecord),
      addRecord({
        type: 'Collection',
        id: newId(),
        label: collection,
        metadata: [],
        behavior: [],
        items: [manifest.id, ...added.map(({ id }) => id)],
      }),
    ],
  }
}

/** What is true of each part of a reel. */
function inherited({
  metadata,
  behavior,
  requiredStatement,
  rights,
  provider,
  viewingDirection,
}: ManifestRecord) {
  return {
    metadata,
    behavior,
    ...(requiredStatement && { requiredStatement }),
    ...(rights !== undefined && { rights }),
    ...(provider && { provider }),
    ...(viewingDirection && { viewingDirection }),
  }
}

function changeOrAdd(project: Project, after: RangeRecord): readonly RecordChange[] {
  const before = findRecord(project, 'Range', after.id)
  return before
    ? changeRecord(
        project,
        { type: 'Range', id: after.id },
        { items: after.items, start: after.start },
      )
    : [addRecord(after)]
}
