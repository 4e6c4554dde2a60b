import type { JsonObject } from '../../presentation/json.ts'
import type { ReadDocument } from '../../presentation/read.ts'
import type { NewId } from '../commands/canvases.ts'
import type { OriginRecord, ProjectRecord, RecordId, SourceRecord } from '../model.ts'

/** Where a document was read from. */
export interface DocumentPlace {
  /** The source that it is in the project already, where it is kept there. */
  readonly source?: RecordId
  /** What the file was called. */
  readonly file?: string
  /** Where it was fetched. */
  readonly address?: string
  /** When it was read, ISO 8601. */
  readonly fetched: string
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly hash?: string
}

/** What is kept of a document but cannot be shown or changed, and what was made up for it: each once for all of its kind. */
export type KeptNote =
  'no-size' | 'same-address' | 'annotations' | 'painting' | 'range-items' | 'members'

/** What an import has made so far. Filled while it runs, and never seen half done. */
export interface Importing {
  readonly source: RecordId
  readonly newId: NewId
  readonly add: (record: ProjectRecord) => void
  readonly note: (kind: KeptNote) => void
}

/** Keeps what a resource was, and gives the id of that. */
export function keepOrigin(
  { source, newId, add }: Importing,
  { address, resource }: Pick<OriginRecord, 'address' | 'resource'>,
): RecordId {
  const id = newId()
  add({ type: 'Origin', id, source, address, resource })
  return id
}

/** All that a document becomes, before it is in a project. */
export interface ImportedManifest {
  readonly read: ReadDocument
  readonly source: SourceRecord
  /** The one that is shown first; a collection need not hold one. */
  readonly manifest: RecordId | undefined
  /** The collection that the document is, where it is one. */
  readonly collection?: RecordId
  readonly canvases: readonly RecordId[]
  readonly records: readonly ProjectRecord[]
}

/** The address of a resource, or one that is made up from its place where it has none. */
export function addressIn(resource: JsonObject, place: string): string {
  const { id } = resource
  return typeof id === 'string' && id !== '' ? id : place
}
