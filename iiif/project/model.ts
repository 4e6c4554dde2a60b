import type { Selection } from '../annotation/selectors/index.ts'
import type { LanguageMap } from '../language-map.ts'
import type { Behavior, MetadataEntry, ViewingDirection } from '../presentation/properties.ts'

/** Names a record within its project, for ever. Never an address: addresses are made when something is shown. */
export type RecordId = string

/** The properties that describe a resource to a reader. */
export interface Descriptive {
  readonly label: LanguageMap
  readonly summary?: LanguageMap
  readonly metadata: readonly MetadataEntry[]
  readonly requiredStatement?: MetadataEntry
  /** A licence or rights statement: the http form of its URI. */
  readonly rights?: string
  readonly behavior: readonly Behavior[]
}

export interface ManifestRecord extends Descriptive {
  readonly type: 'Manifest'
  readonly id: RecordId
  readonly viewingDirection?: ViewingDirection
  /** The canvases in reading order. */
  readonly items: readonly RecordId[]
}

export interface CanvasRecord extends Descriptive {
  readonly type: 'Canvas'
  readonly id: RecordId
  /** In units of the canvas, which need not be pixels of its image. */
  readonly width: number
  readonly height: number
  readonly painting: readonly PaintingAnnotation[]
  /** The comments, transcriptions and tags on it, in the order of the list. */
  readonly annotations: readonly RecordId[]
}

/** An image painted on the whole canvas. */
export interface PaintingAnnotation {
  readonly id: RecordId
  readonly body: LocalImage
}

/** An image in a folder of this computer. */
export interface LocalImage {
  readonly type: 'Image'
  readonly folder: RecordId
  /** From the folder, with forward slashes on every system. */
  readonly path: string
  /** In pixels of the full image as displayed, that is after its EXIF orientation. */
  readonly width: number
  readonly height: number
}

export const MOTIVATIONS = ['commenting', 'supplementing', 'tagging'] as const
/** Why an annotation was made: a comment, a transcription (`supplementing`), or tags. */
export type Motivation = (typeof MOTIVATIONS)[number]

export interface AnnotationRecord {
  readonly type: 'Annotation'
  readonly id: RecordId
  readonly canvas: RecordId
  readonly motivation: Motivation
  /** One text, or one body for each tag. */
  readonly bodies: readonly TextualBody[]
  readonly target: Selection
}

export interface TextualBody {
  readonly value: string
  /** A BCP 47 tag. */
  readonly language?: string
}

/** A folder of scans on this computer. Its files are read, never written. */
export interface FolderRecord {
  readonly type: 'Folder'
  readonly id: RecordId
  /** The folder's place on this computer; in the project file it is written relative to that file. */
  readonly location: string
  /** Comes before the paths of its files in image identifiers; empty for the first folder. */
  readonly prefix: string
}

export type ProjectRecord = ManifestRecord | CanvasRecord | AnnotationRecord | FolderRecord
export type RecordType = ProjectRecord['type']

/** A scholar's work: records that refer to each other by id. Immutable: a change makes a new one. */
export interface Project {
  /** Unlike any other project's, so that copies are known as copies. */
  readonly id: string
  /** The manifest that this project makes. */
  readonly manifest: RecordId
  readonly records: ReadonlyMap<RecordId, ProjectRecord>
}

/** The record with this id and type, or undefined. */
export function findRecord<Type extends RecordType>(
  project: Project,
  type: Type,
  id: RecordId,
): Extract<ProjectRecord, { type: Type }> | undefined {
  const record = project.records.get(id)
  return record?.type === type ? (record as Extract<ProjectRecord, { type: Type }>) : undefined
}

/** The record with this id and type; its absence is a mistake in the program. */
export function getRecord<Type extends RecordType>(
  project: Project,
  type: Type,
  id: RecordId,
): Extract<ProjectRecord, { type: Type }> {
  const record = findRecord(project, type, id)
  if (!record) throw new Error(`The project has no ${type} with the id ${id}`)
  return record
}

export const manifestOf = (project: Project): ManifestRecord =>
  getRecord(project, 'Manifest', project.manifest)

/** The canvases in reading order. */
export const canvasesOf = (project: Project): readonly CanvasRecord[] =>
  manifestOf(project).items.map((id) => getRecord(project, 'Canvas', id))

/** The folders of scans, in the order in which they were added. */
export const foldersOf = (project: Project): readonly FolderRecord[] =>
  [...project.records.values()].filter((record) => record.type === 'Folder')

/** The annotations on a canvas, in the order of the list. */
export const annotationsOn = (project: Project, canvas: RecordId): readonly AnnotationRecord[] =>
  getRecord(project, 'Canvas', canvas).annotations.map((id) => getRecord(project, 'Annotation', id))
