import type { RecordChange } from '../change.ts'
import type { Command } from '../command.ts'
import {
  getRecord,
  manifestOf,
  recordsOf,
  type CanvasRecord,
  type ManifestRecord,
  type Project,
  type RangeRecord,
  type RecordId,
} from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

/** What becomes of the descriptions of manifests that are merged: a part with them, or nothing. */
export const MERGED_DESCRIPTIONS = ['parts', 'nothing'] as const
export type MergedDescriptions = (typeof MERGED_DESCRIPTIONS)[number]

export interface Merging {
  /** Those that come behind the manifest at hand, in this order. */
  readonly manifests: readonly RecordId[]
  readonly descriptions: MergedDescriptions
  readonly newId: () => RecordId
}

/**
 * Puts the canvases of other manifests behind those of the manifest at hand, with their structure, and takes the others
 * away. Rights, credit line and holder go with the canvases: they are said on each that does not say them itself.
 */
export function mergeManifests(
  project: Project,
  { manifests, descriptions, newId }: Merging,
): Command {
  const target = manifestOf(project)
  const others = manifests
    .filter((id) => id !== target.id)
    .map((id) => getRecord(project, 'Manifest', id))
  const label = { key: 'mergeManifests', count: others.length + 1 } as const
  if (others.length === 0) return { label, change: [] }
  const parts =
    descriptions === 'parts' ? others.map((other) => partFor(project, other, newId())) : []
  const structures = [
    ...(target.structures ?? []),
    ...(descriptions === 'parts'
      ? parts.map(({ id }) => id)
      : others.flatMap((other) => other.structures ?? [])),
  ]
  return {
    label,
    change: [
      ...others.flatMap((other) => sayOnCanvases(project, other, target)),
      ...parts.map(addRecord),
      ...changeRecord(
        project,
        { type: 'Manifest', id: target.id },
        {
          items: [...target.items, ...others.flatMap(({ items }) => items)],
          ...(structures.length > 0 && { structures }),
        },
      ),
      ...takenFromCollections(project, new Set(others.map(({ id }) => id))),
      ...others.map(removeRecord),
    ],
  }
}

/** A part of the structure that describes what a manifest was: its ranges, and the canvases that none of them names. */
function partFor(project: Project, manifest: ManifestRecord, id: RecordId): RangeRecord {
  const { label, summary, metadata, structures = [], items } = manifest
  const named = new Set<RecordId>()
  const waiting = [...structures]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const item of getRecord(project, 'Range', next).items) {
      if (typeof item !== 'string') named.add(item.canvas)
      else if (project.records.get(item)?.type === 'Range') waiting.push(item)
      else named.add(item)
    }
  }
  return {
    type: 'Range',
    id,
    label,
    ...(summary && { summary }),
    metadata,
    behavior: [],
    items: [...items.filter((canvas) => !named.has(canvas)), ...structures],
  }
}

const SAID = ['rights', 'requiredStatement', 'provider'] as const

/** What a manifest said for its canvases, where the one that they come to does not say the same. */
function sayOnCanvases(
  project: Project,
  from: ManifestRecord,
  to: ManifestRecord,
): readonly RecordChange[] {
  const said = SAID.filter((key) => from[key] !== undefined && !isSame(from[key], to[key]))
  if (said.length === 0) return []
  return from.items.flatMap((id) => {
    const canvas = getRecord(project, 'Canvas', id)
    // What was taken from a document of others has the credit of that.
    if (canvas.origin !== undefined) return []
    const missing = said.filter((key) => canvas[key] === undefined)
    const properties = Object.fromEntries(missing.map((key) => [key, from[key]]))
    return changeRecord<CanvasRecord['type']>(project, { type: 'Canvas', id }, properties)
  })
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const takenFromCollections = (
  project: Project,
  manifests: ReadonlySet<RecordId>,
): readonly RecordChange[] =>
  recordsOf(project, 'Collection').flatMap(({ id, items }) =>
    changeRecord(
      project,
      { type: 'Collection', id },
      { items: items.filter((item) => typeof item !== 'string' || !manifests.has(item)) },
    ),
  )
