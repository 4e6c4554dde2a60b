import type { Selection } from '../annotation/selectors/index.ts'
import type { LanguageMap } from '../language-map.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { Behavior, MetadataEntry, ViewingDirection } from '../presentation/properties.ts'
import type { Repair } from '../presentation/repair.ts'
import type { ApiVersion } from '../validation/finding.ts'
import type { Area, FlattenedImage, PaintedImage, PaintingAnnotation } from './painting.ts'
export type { LocalImage, PaintingAnnotation } from './painting.ts'

/** Names a record within its project, for ever. Never an address: addresses are made when something is shown. */
export type RecordId = string

/**
 * The properties that describe a resource to a reader. What is said in JSON is in the terms of Presentation 3.0, whole:
 * what no form of ours shows stays in it. @see https://iiif.io/api/presentation/3.0/#3-resource-properties
 */
export interface Descriptive {
  readonly label: LanguageMap
  readonly summary?: LanguageMap
  readonly metadata: readonly MetadataEntry[]
  readonly requiredStatement?: MetadataEntry
  /** A licence or rights statement: the http form of its URI. */
  readonly rights?: string
  readonly behavior: readonly Behavior[]
  /** ISO 8601 with a time zone. */
  readonly navDate?: string
  /** A GeoJSON feature collection. @see https://iiif.io/api/extension/navplace/ */
  readonly navPlace?: JsonObject
  /** Pictures chosen by the scholar, instead of those that the program chooses. */
  readonly thumbnail?: readonly JsonObject[]
  /** An image of the project that stands for the resource, before any thumbnail: its address is made on export. */
  readonly picture?: Picture
  readonly provider?: readonly JsonObject[]
  readonly homepage?: readonly JsonObject[]
  readonly seeAlso?: readonly JsonObject[]
  readonly rendering?: readonly JsonObject[]
  readonly service?: readonly JsonObject[]
  readonly partOf?: readonly JsonObject[]
  readonly placeholderCanvas?: SideCanvas
  readonly accompanyingCanvas?: SideCanvas
  /** What it was when it was taken from a document: an Origin. */
  readonly origin?: RecordId
}

/** An image of the project, or a part of it, as a small picture. */
export interface Picture {
  readonly image: PaintedImage
  /** In pixels of the full image; all of it when left out. */
  readonly part?: Area
}

/** A canvas beside a resource, shown before it or with it. @see https://iiif.io/api/presentation/3.0/#placeholdercanvas */
export interface SideCanvas {
  readonly id: RecordId
  /** Its address in the document that it was taken from. */
  readonly address?: string
  readonly label?: LanguageMap
  readonly width: number
  readonly height: number
  readonly painting: readonly PaintingAnnotation[]
}

/** Where a reader begins. @see https://iiif.io/api/presentation/3.0/#start */
export interface Start {
  readonly canvas: RecordId
  /** A part of the canvas, or a moment in it, as the specification writes it. */
  readonly selector?: JsonObject
}

export interface ManifestRecord extends Descriptive {
  readonly type: 'Manifest'
  readonly id: RecordId
  readonly viewingDirection?: ViewingDirection
  /** The canvases in reading order. Each belongs to one manifest. */
  readonly items: readonly RecordId[]
  readonly start?: Start
  /** Services that several resources of it share, whole. */
  readonly services?: readonly JsonObject[]
  /** The topmost ranges. */
  readonly structures?: readonly RecordId[]
}

export interface CanvasRecord extends Descriptive {
  readonly type: 'Canvas'
  readonly id: RecordId
  /** In units of the canvas, which need not be pixels of its image. */
  readonly width: number
  readonly height: number
  /** In seconds. */
  readonly duration?: number
  /** What is painted on it, the lowest first. */
  readonly painting: readonly PaintingAnnotation[]
  /** All of that as one image, where it was made. */
  readonly flattened?: FlattenedImage
  /** The comments, transcriptions and tags on it, in the order of the list. */
  readonly annotations: readonly RecordId[]
}

/** Part of the structure of a manifest. @see https://iiif.io/api/presentation/3.0/#54-range */
export interface RangeRecord extends Descriptive {
  readonly type: 'Range'
  readonly id: RecordId
  readonly viewingDirection?: ViewingDirection
  readonly start?: Start
  /** The annotation collection that holds the text of the range, by reference. */
  readonly supplementary?: JsonObject
  /** Ranges within it and canvases, by their ids, and parts of canvases. */
  readonly items: readonly RangeItem[]
}

export type RangeItem = RecordId | CanvasPart

/** A part of a canvas in a range. */
export interface CanvasPart {
  readonly canvas: RecordId
  readonly part: Selection
}

/** Manifests and collections that belong together. @see https://iiif.io/api/presentation/3.0/#51-collection */
export interface CollectionRecord extends Descriptive {
  readonly type: 'Collection'
  readonly id: RecordId
  readonly viewingDirection?: ViewingDirection
  /** Services that several resources of it share, whole. */
  readonly services?: readonly JsonObject[]
  /** Manifests and collections of the project, by their ids, and others by reference. */
  readonly items: readonly CollectionItem[]
}

export type CollectionItem = RecordId | ReferredResource

/** A manifest or collection that is not in the project. */
export interface ReferredResource {
  readonly id: string
  readonly type: 'Manifest' | 'Collection'
  readonly label: LanguageMap
  readonly thumbnail?: readonly JsonObject[]
}

/** A document of others that canvases are taken from. It is never asked for by itself. */
export interface SourceRecord {
  readonly type: 'Source'
  readonly id: RecordId
  readonly kind: SourceKind
  /** Where it is found; a file on this computer has none. */
  readonly address?: string
  /** What the file was called. */
  readonly file?: string
  readonly label: LanguageMap
  /** Of the Presentation API, where it is a document of that. */
  readonly version?: ApiVersion
  /** When it was read, ISO 8601. */
  readonly fetched: string
  /** SHA-256 of its bytes, in hexadecimal digits: tells whether it has changed since. */
  readonly hash?: string
  /** What it says of itself, in the terms of 3.0: all but its items, structures and annotations. */
  readonly head?: JsonObject
  /** The whole document as it was read, where all of it became a manifest of this project. */
  readonly document?: JsonObject
  /** What was mended when it was read, and what is kept of it but not shown. */
  readonly repairs?: readonly Repair[]
}

export const SOURCE_KINDS = ['manifest', 'collection', 'image-service', 'image'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What a resource was when it was taken over: never changed, so that it can be compared. Copies of a canvas share it. */
export interface OriginRecord {
  readonly type: 'Origin'
  readonly id: RecordId
  readonly source: RecordId
  /** Its address in the source; one that was made up where it has none. */
  readonly address: string
  /** In the terms of 3.0; what became a record of its own stands in it by its origin: `{ id, type: 'Origin' }`. */
  readonly resource: JsonObject
  /** As it came, where it came in another version. */
  readonly original?: JsonObject
}

/** @see https://www.w3.org/TR/annotation-model/#motivation-and-purpose */
export const MOTIVATIONS = [
  'commenting',
  'supplementing',
  'describing',
  'tagging',
  'identifying',
  'classifying',
  'linking',
  'questioning',
  'replying',
  'assessing',
  'highlighting',
  'bookmarking',
  'editing',
  'moderating',
] as const
/** Why an annotation was made: a comment, a transcription (`supplementing`), tags, and all that the W3C knows. */
export type Motivation = (typeof MOTIVATIONS)[number]

export interface AnnotationRecord {
  readonly type: 'Annotation'
  readonly id: RecordId
  readonly canvas: RecordId
  readonly motivation: Motivation
  /** One text, or one body for each tag. */
  readonly bodies: readonly TextualBody[]
  readonly target: Selection
  /** What it was when it was taken from a document: an Origin. */
  readonly origin?: RecordId
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

export type ProjectRecord =
  | CollectionRecord
  | ManifestRecord
  | CanvasRecord
  | RangeRecord
  | AnnotationRecord
  | FolderRecord
  | SourceRecord
  | OriginRecord
export type RecordType = ProjectRecord['type']

/** The records that describe themselves to a reader. */
export type DescribedRecord = ManifestRecord | CanvasRecord | RangeRecord | CollectionRecord
export type DescribedType = DescribedRecord['type']

/** A scholar's work: records that refer to each other by id. Immutable: a change makes a new one. */
export interface Project {
  /** Unlike any other project's, so that copies are known as copies. */
  readonly id: string
  /** The manifest at hand: the one that is shown, and that commands change. There may be others. */
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

/** All records of a type, in the order in which they were added. */
export const recordsOf = <Type extends RecordType>(
  project: Project,
  type: Type,
): readonly Extract<ProjectRecord, { type: Type }>[] =>
  [...project.records.values()].filter(
    (record): record is Extract<ProjectRecord, { type: Type }> => record.type === type,
  )

/** The same project with another of its manifests at hand. Nothing is changed in it. */
export const withManifest = (project: Project, manifest: RecordId): Project => ({
  ...project,
  manifest: getRecord(project, 'Manifest', manifest).id,
})

/** The canvases of the manifest at hand, in reading order. */
export const canvasesOf = (project: Project): readonly CanvasRecord[] =>
  manifestOf(project).items.map((id) => getRecord(project, 'Canvas', id))

/** The folders of scans, in the order in which they were added. */
export const foldersOf = (project: Project): readonly FolderRecord[] => recordsOf(project, 'Folder')

/** The annotations on a canvas, in the order of the list. */
export const annotationsOn = (project: Project, canvas: RecordId): readonly AnnotationRecord[] =>
  getRecord(project, 'Canvas', canvas).annotations.map((id) => getRecord(project, 'Annotation', id))
