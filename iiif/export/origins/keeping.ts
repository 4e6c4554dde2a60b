import type { Json, JsonObject } from '../../presentation/json.ts'
import { mergeChange } from '../../presentation/merge.ts'
import type { Manifest } from '../../presentation/model.ts'
import { writeManifest } from '../../presentation/v3/write.ts'
import {
  annotationsOn,
  canvasesOf,
  getRecord,
  manifestOf,
  type CanvasRecord,
  type Project,
  type ProjectRecord,
  type RangeRecord,
  type RecordId,
} from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'
import {
  annotationAsItCame,
  canvasAsItCame,
  manifestAsItCame,
  originOf,
  rangeAsItCame,
} from './as-it-came.ts'
import { partsOf, type ComposedParts } from './parts.ts'

/** What is needed to hold a manifest against what it was when it came. */
export interface Keeping {
  readonly project: Project
  /** What is composed of the records as they are. */
  readonly now: ComposedParts
  /** What is composed of those that were touched, as they were. */
  readonly then: ComposedParts
  /** The records that were touched since they came, as they came. */
  readonly touched: ReadonlyMap<RecordId, ProjectRecord>
}

/** @param compose makes the manifest at hand of a project, without regard to origins */
export function beginKeeping(
  project: Project,
  composed: Manifest,
  compose: (project: Project) => Manifest,
): Keeping {
  const touched = touchedIn(project)
  const before = projectThen(project, touched)
  return {
    project,
    now: partsOf(project, writeManifest(composed)),
    then: partsOf(before, writeManifest(compose(before))),
    touched,
  }
}

/** The ranges of the manifest at hand, those within others too. */
export function rangesOf(project: Project): readonly RangeRecord[] {
  const within = (ids: readonly RecordId[]): readonly RangeRecord[] =>
    ids.flatMap((id) => {
      const record = project.records.get(id)
      if (record?.type !== 'Range') return []
      return [record, ...within(record.items.filter((item) => typeof item === 'string'))]
    })
  return within(manifestOf(project).structures ?? [])
}

/** All that came with the manifest at hand and is not as it came, as it came. */
function touchedIn(project: Project): ReadonlyMap<RecordId, ProjectRecord> {
  const manifest = manifestOf(project)
  const canvases = canvasesOf(project)
  const byAddress = canvasesByAddress(project, canvases)
  const ranges = rangesOf(project)
  const byOrigin = new Map(
    ranges.flatMap(({ id, origin }) => (origin === undefined ? [] : [[origin, id] as const])),
  )
  const pairs: readonly (readonly [ProjectRecord, ProjectRecord | undefined])[] = [
    ...[manifest]
      .filter(({ origin }) => origin !== undefined)
      .map((now) => [now, manifestAsItCame(project, now, byAddress)] as const),
    ...canvases
      .filter(({ origin }) => origin !== undefined)
      .map((now) => [now, canvasAsItCame(project, now)] as const),
    ...canvases
      .flatMap(({ id }) => annotationsOn(project, id))
      .filter(({ origin }) => origin !== undefined)
      .map((now) => [now, annotationAsItCame(project, now)] as const),
    ...ranges
      .filter(({ origin }) => origin !== undefined)
      .map(
        (now) =>
          [now, rangeAsItCame(project, now, { canvases: byAddress, ranges: byOrigin })] as const,
      ),
  ]
  return new Map(
    pairs.flatMap(([now, came]) =>
      came && !isSameValue(now, came) ? [[now.id, came] as const] : [],
    ),
  )
}

/** Where two canvases have one address, what speaks of it means the first. */
function canvasesByAddress(
  project: Project,
  canvases: readonly CanvasRecord[],
): ReadonlyMap<string, RecordId> {
  const known = new Map<string, RecordId>()
  for (const canvas of canvases) {
    if (canvas.origin === undefined) continue
    const { address } = originOf(project, canvas)
    if (!known.has(address)) known.set(address, canvas.id)
  }
  return known
}

/** The project as it was, as far as it was touched: enough to compose what was touched as it was. */
function projectThen(project: Project, touched: ReadonlyMap<RecordId, ProjectRecord>): Project {
  const records = new Map([...project.records, ...touched])
  const items = canvasesOf(project).flatMap((canvas) => {
    const annotations = canvas.annotations.filter((id) => touched.has(id))
    if (annotations.length === 0 && !touched.has(canvas.id)) return []
    const came = getRecord({ ...project, records }, 'Canvas', canvas.id)
    records.set(canvas.id, { ...came, annotations })
    return [canvas.id]
  })
  // A range is composed only if it holds something; what it holds is merged by itself.
  const anything = manifestOf(project).items.slice(0, 1)
  const structures = rangesOf(project)
    .filter(({ id }) => touched.has(id))
    .map(({ id }) => {
      records.set(id, { ...getRecord({ ...project, records }, 'Range', id), items: anything })
      return id
    })
  const manifest = getRecord({ ...project, records }, 'Manifest', project.manifest)
  records.set(manifest.id, { ...manifest, items, structures })
  return { ...project, records }
}

/** What was changed of a resource, without the lists that are merged by themselves: those stay as empty lists. */
export function mergeOwn(
  source: JsonObject,
  { then, now }: { readonly then: JsonObject; readonly now: JsonObject },
  lists: readonly string[],
): JsonObject {
  const slim = slimmed(source, lists)
  return mergeChange(
    { source: slim, mended: slim },
    slimmed(then, lists),
    slimmed(now, lists),
  ) as JsonObject
}

const slimmed = (resource: JsonObject, lists: readonly string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(resource).map(([key, value]) => [
      key,
      lists.includes(key) && Array.isArray(value) ? [] : value,
    ]),
  )

/** A resource with its lists in their places; a list that it had not comes last, and only if something is in it. */
export function withLists(
  resource: JsonObject,
  source: JsonObject,
  lists: Readonly<Record<string, readonly Json[]>>,
): JsonObject {
  const kept = Object.entries(resource).flatMap(([key, value]) => {
    const list = Object.hasOwn(lists, key) ? lists[key] : undefined
    if (list === undefined) return [[key, value] as const]
    // What is no list where one should be stays what it is.
    if (!Object.hasOwn(source, key)) return []
    return [[key, Array.isArray(source[key]) ? list : value] as const]
  })
  const added = Object.entries(lists).filter(
    ([key, list]) => !Object.hasOwn(source, key) && list.length > 0,
  )
  return Object.fromEntries([...kept, ...added])
}
