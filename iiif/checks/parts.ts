import {
  annotationsOn,
  findRecord,
  manifestOf,
  type CanvasRecord,
  type ManifestRecord,
  type OriginRecord,
  type Project,
  type ProjectRecord,
  type RecordId,
} from '../project/model.ts'
import { isObject } from '../validation/value.ts'

/** Texts of a record that may be ids of others, found once for each. */
const known = new WeakMap<ProjectRecord, readonly string[]>()

/** All records that the export of a canvas is written from: itself, what is on it, and what these name. */
export function recordsOfCanvas(project: Project, canvas: CanvasRecord): readonly ProjectRecord[] {
  const found = new Set<ProjectRecord>([canvas, ...annotationsOn(project, canvas.id)])
  // A set goes on with what is added while one walks through it.
  for (const record of found) {
    for (const id of textsOf(record)) {
      const other = project.records.get(id)
      if (other && NAMED_TYPES.includes(other.type)) found.add(other)
    }
  }
  return [...found]
}

/** Records that stand for themselves; canvases and manifests have others around them. */
const NAMED_TYPES: readonly ProjectRecord['type'][] = ['Folder', 'Origin', 'Source']

function textsOf(record: ProjectRecord): readonly string[] {
  if (record.type === 'Source' || record.type === 'Folder') return []
  const texts = known.get(record) ?? [
    // What came may be large: in it other records are named in one form only.
    ...(record.type === 'Origin'
      ? [record.source, ...originsIn(record.resource)]
      : textsIn(record)),
  ]
  known.set(record, texts)
  return texts
}

/** Ids of what has an origin of its own, and stands by it in what came. */
function* originsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  if (isObject(value) && value['type'] === 'Origin' && typeof value['id'] === 'string') {
    yield value['id']
  }
  for (const held of Object.values(value)) yield* originsIn(held)
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) {
    for (const held of Object.values(value)) yield* textsIn(held)
  }
}

/**
 * A project that holds one canvas, or one and before it the first that came from the same place, in a manifest of
 * which nothing else is known than which document it came from: what came with it keeps its addresses.
 */
export function projectOfCanvases(
  project: Project,
  canvases: readonly CanvasRecord[],
  records: readonly ProjectRecord[],
): Project {
  const origin = originOfManifest(project)
  const manifest: ManifestRecord = {
    type: 'Manifest',
    id: project.manifest,
    label: { none: [''] },
    metadata: [],
    behavior: [],
    items: canvases.map(({ id }) => id),
    ...(origin && { origin: origin.id }),
  }
  const all: readonly ProjectRecord[] = [
    manifest,
    ...(origin ? [withoutResource(origin)] : []),
    ...(origin ? sourceOf(project, origin) : []),
    ...records,
  ]
  return { ...project, records: new Map(all.map((record) => [record.id, record])) }
}

/** What the manifest came from, as long as it is one document. */
export const originOfManifest = (project: Project): OriginRecord | undefined =>
  findRecord(project, 'Origin', manifestOf(project).origin ?? '')

/** The document as large as it is would be written for each canvas anew. */
const withoutResource = (origin: OriginRecord): OriginRecord => {
  const { type, id, source, address } = origin
  return { type, id, source, address, resource: { id: address, type: 'Manifest', label: {} } }
}

const sourceOf = (project: Project, { source }: OriginRecord): readonly ProjectRecord[] => {
  const found = findRecord(project, 'Source', source)
  return found ? [found] : []
}

/** Canvases without what is on them, the same one for the same canvas. */
const bare = new WeakMap<CanvasRecord, CanvasRecord>()

/**
 * What the export of the object itself is written from: all but what is on the canvases, of which only the sizes
 * count for the structure. The first that has a picture keeps it, for the thumbnail of the object.
 */
export function projectOfObject(project: Project, canvases: readonly CanvasRecord[]): Project {
  const whole = canvases.find(({ painting }) => painting.length > 0)?.id
  const kept = [...project.records.values()].filter(({ type }) => type !== 'Annotation')
  const records = kept.map((record): readonly [RecordId, ProjectRecord] => {
    if (record.type !== 'Canvas') return [record.id, record]
    return [record.id, record.id === whole ? withoutAnnotations(record) : bareCanvas(record)]
  })
  return { ...project, records: new Map(records) }
}

const withoutAnnotations = (canvas: CanvasRecord): CanvasRecord => ({ ...canvas, annotations: [] })

function bareCanvas(canvas: CanvasRecord): CanvasRecord {
  const made = bare.get(canvas)
  if (made) return made
  const { type, id, width, height, duration } = canvas
  const stripped: CanvasRecord = {
    type,
    id,
    width,
    height,
    ...(duration !== undefined && { duration }),
    label: {},
    metadata: [],
    behavior: [],
    painting: [],
    annotations: [],
  }
  bare.set(canvas, stripped)
  return stripped
}
