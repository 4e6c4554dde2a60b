import { problem } from '../problem.ts'
import { listOf, oneOf, optional, readObject, recordOf, Unreadable } from '../reading.ts'
import { findContradiction } from './consistency.ts'
import { FIELDS, LISTS } from './file-fields.ts'
import { migrate, CURRENT_VERSION } from './migrations.ts'
import {
  annotationsOn,
  canvasesOf,
  manifestOf,
  recordsOf,
  withManifest,
  type AnnotationRecord,
  type Project,
  type ProjectRecord,
  type RecordId,
  type RecordType,
} from './model.ts'
import { readId } from './records/read-descriptive.ts'
import { RECORD_READERS } from './records/read-record.ts'

/** Says whose file it is; the first thing in it. */
export const PROJECT_FORMAT = 'florilegium-project'

/** The ending of project files, with its dot. */
export const PROJECT_ENDING = '.florilegium'

/** What a project file said, and in which version of the format. */
export interface ReadProject {
  readonly project: Project
  /** Lower than the current one when it was migrated on the way. */
  readonly version: number
}

/**
 * The text of a project file: JSON that a scholar may read in an editor. The canvases stand in reading
 * order in their manifest, and the annotations in the order of their canvases, so that neither list is said twice.
 *
 * @param project without contradictions (see consistency.ts)
 */
export const printProject = (project: Project): string =>
  `${JSON.stringify(projectDocument(project), undefined, 2)}\n`

/** What a project file says, as the plain value that is printed to it. */
export function projectDocument(project: Project): Readonly<Record<string, unknown>> {
  const manifests = recordsOf(project, 'Manifest').map(({ id }) => withManifest(project, id))
  const canvases = manifests.flatMap(canvasesOf)
  return {
    format: PROJECT_FORMAT,
    version: CURRENT_VERSION,
    id: project.id,
    manifest: project.manifest,
    manifests: manifests.map((within) => ({
      ...fieldsOf(manifestOf(within)),
      canvases: canvasesOf(within).map(fieldsOf),
    })),
    annotations: canvases.flatMap(({ id }) => annotationsOn(project, id)).map(fieldsOf),
    folders: recordsOf(project, 'Folder').map(fieldsOf),
    ...groups(project),
  }
}

/** What many projects have nothing of stands in the file only where there is something. */
const GROUPS = {
  ranges: 'Range',
  collections: 'Collection',
  sources: 'Source',
  origins: 'Origin',
} as const satisfies Readonly<Record<string, RecordType>>

const groups = (project: Project): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(GROUPS)
      .map(([group, type]) => [group, recordsOf(project, type).map(fieldsOf)] as const)
      .filter(([, records]) => records.length > 0),
  )

/**
 * Reads the text of a project file.
 *
 * @param name of the file, for the sentences of the refusals
 * @throws Problem `project/damaged`, `project/foreign`, `project/written-by-newer-version`
 */
export const parseProject = (text: string, name: string): ReadProject =>
  readProjectDocument(parseDocument(text, name), name)

/**
 * Reads what a project file says, from the plain value that `projectDocument` gives.
 *
 * @param name of the file, for the sentences of the refusals
 * @throws Problem as `parseProject`
 */
export function readProjectDocument(
  document: Readonly<Record<string, unknown>>,
  name: string,
): ReadProject {
  if (document['format'] !== PROJECT_FORMAT) throw problem('project/foreign', { name })
  try {
    const version = readVersion(document, name)
    const project = readDocument(migrate(document, version))
    const contradiction = findContradiction(project)
    if (contradiction !== undefined)
      throw problem('project/damaged', { name, reason: contradiction })
    return { project, version }
  } catch (error) {
    if (error instanceof Unreadable)
      throw problem('project/damaged', { name, reason: error.message })
    throw error
  }
}

function fieldsOf(record: ProjectRecord): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = { ...record }
  const fields = FIELDS[record.type].map((field) => [field, values[field]] as const)
  return Object.fromEntries(
    fields.filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  )
}

function parseDocument(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    return readObject(JSON.parse(withoutMark(text)), '')
  } catch (error) {
    const isOurs = name.endsWith(PROJECT_ENDING) || text.includes(`"${PROJECT_FORMAT}"`)
    if (!isOurs || error instanceof Unreadable) throw problem('project/foreign', { name })
    throw problem('project/damaged', { name, reason: reasonOf(text) })
  }
}

/** Some editors put a byte order mark before the text. */
const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text)

function reasonOf(text: string): string {
  if (text === '') return 'it is empty'
  // What a disk leaves of a file whose data had not reached it when the power went.
  if (/^[\0\s]*$/.test(text)) return 'there is nothing in it but zeros'
  return text.trimEnd().endsWith('}') ? 'it is not valid JSON' : 'its end is missing'
}

function readVersion(document: Readonly<Record<string, unknown>>, name: string): number {
  const version = document['version']
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw new Unreadable('version', 'the number of a version')
  }
  if (version > CURRENT_VERSION)
    throw problem('project/written-by-newer-version', { name, version })
  return version
}

const readGroup = optional(listOf(readObject))

const readEnvelope = recordOf({
  format: oneOf([PROJECT_FORMAT]),
  version: oneOf([CURRENT_VERSION]),
  id: readId,
  manifest: readId,
  manifests: listOf(readObject),
  annotations: listOf(readObject),
  folders: listOf(readObject),
  ranges: readGroup,
  collections: readGroup,
  sources: readGroup,
  origins: readGroup,
})

function readDocument(document: Readonly<Record<string, unknown>>): Project {
  const read = readEnvelope(document, '')
  const annotations = readAll('Annotation', read.annotations, 'annotations')
  const onCanvas = idsByCanvas(annotations)
  const manifests = read.manifests.flatMap((fields, index) =>
    readManifest(fields, { where: `manifests[${index}]`, onCanvas }),
  )
  const folders = readAll('Folder', read.folders, 'folders')
  const others = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).flatMap(
    (group): readonly ProjectRecord[] => readAll(GROUPS[group], read[group] ?? [], group),
  )
  const records = new Map<RecordId, ProjectRecord>()
  for (const record of [...manifests, ...annotations, ...folders, ...others]) {
    if (records.has(record.id)) throw new Unreadable(record.id, 'the id of one thing only')
    records.set(record.id, record)
  }
  return { id: read.id, manifest: read.manifest, records }
}

/** A manifest and its canvases, which stand in it. */
function readManifest(
  { canvases: list, ...fields }: Readonly<Record<string, unknown>>,
  {
    where,
    onCanvas,
  }: { readonly where: string; readonly onCanvas: ReturnType<typeof idsByCanvas> },
): readonly ProjectRecord[] {
  const canvases = listOf(readObject)(list, `${where}.canvases`).map((own, index) => {
    const implied = { annotations: onCanvas.get(own['id']) ?? [] }
    return readGrouped('Canvas', own, { where: `${where}.canvases[${index}]`, implied })
  })
  const items = canvases.map(({ id }) => id)
  return [readGrouped('Manifest', fields, { where, implied: { items } }), ...canvases]
}

const readAll = <Type extends RecordType>(
  type: Type,
  list: readonly Readonly<Record<string, unknown>>[],
  group: string,
): readonly Extract<ProjectRecord, { type: Type }>[] =>
  list.map((fields, index) =>
    readGrouped(type, fields, { where: `${group}[${index}]`, implied: {} }),
  )

/** Reads a record from its place in the file, which implies its type and some of its fields. */
function readGrouped<Type extends RecordType>(
  type: Type,
  fields: Readonly<Record<string, unknown>>,
  {
    where,
    implied,
  }: { readonly where: string; readonly implied: Readonly<Record<string, unknown>> },
): Extract<ProjectRecord, { type: Type }> {
  const unknown = Object.keys(fields).find((key) => !FIELDS[type].includes(key))
  if (unknown !== undefined)
    throw new Unreadable(`${where}.${unknown}`, 'a part that this version knows')
  const lists = LISTS[type].map((field) => [field, []] as const)
  const complete = { ...Object.fromEntries(lists), ...fields, ...implied, type }
  return RECORD_READERS[type](complete, where)
}

function idsByCanvas(
  annotations: readonly AnnotationRecord[],
): ReadonlyMap<unknown, readonly RecordId[]> {
  const ids = new Map<unknown, RecordId[]>()
  for (const { id, canvas } of annotations) {
    const list = ids.get(canvas)
    if (list) list.push(id)
    else ids.set(canvas, [id])
  }
  return ids
}
