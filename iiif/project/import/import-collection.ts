import type { JsonObject } from '../../presentation/json.ts'
import type { ReadDocument } from '../../presentation/read.ts'
import { isObject, valueOf } from '../../validation/value.ts'
import type { NewId } from '../commands/canvases.ts'
import type { CollectionItem, ProjectRecord, RecordId } from '../model.ts'
import { withNewIds } from './import-canvas.ts'
import { importManifest, importManifestInto, sourceOf } from './import-manifest.ts'
import {
  addressIn,
  keepOrigin,
  type DocumentPlace,
  type ImportedManifest,
  type Importing,
  type KeptNote,
} from './imported.ts'
import { readReferred } from './read-referred.ts'
import { readServices, readStructure, referTo } from './read-structure.ts'
import { itemsAt } from './read-values.ts'
import { without } from '../../without.ts'

/**
 * All that a document becomes in a project, a manifest or a collection.
 * @throws Problem `import/not-a-manifest`
 */
export const importDocument = (
  read: ReadDocument,
  place: DocumentPlace,
  newId: NewId,
): ImportedManifest =>
  valueOf(read.resource, 'type') === 'Collection'
    ? importCollection(read, place, newId)
    : importManifest(read, place, newId)

/**
 * A collection becomes one of the project, with what it was. What stands whole in it becomes records too, however
 * deep; what is only named stays a reference. Nothing is fetched.
 */
function importCollection(
  read: ReadDocument,
  place: DocumentPlace,
  newId: NewId,
): ImportedManifest {
  const records: ProjectRecord[] = []
  const notes: KeptNote[] = []
  const found: Found = { manifests: [], canvases: [] }
  const importing: Importing = {
    source: place.source ?? newId(),
    newId,
    add: (record) => void records.push(record),
    note: (kind) => void notes.push(kind),
  }
  const { id: collection } = importInto(importing, found, {
    resource: read.resource,
    place: '#',
  })
  const source = sourceOf(read, place, { id: importing.source, notes })
  return {
    read,
    source,
    manifest: found.manifests[0],
    collection,
    canvases: found.canvases,
    records: [source, ...records],
  }
}

/** What was found whole in a collection. Filled while it is imported, and never seen half done. */
interface Found {
  readonly manifests: RecordId[]
  readonly canvases: RecordId[]
}

interface Placed {
  readonly resource: JsonObject
  readonly place: string
}

function importInto(
  importing: Importing,
  found: Found,
  { resource, place }: Placed,
): { readonly id: RecordId; readonly origin: RecordId } {
  const members = itemsAt(resource, 'items').map((item, index) =>
    importMember(importing, found, { item, place: `${place}/items/${index}` }),
  )
  const origin = keepOrigin(importing, {
    address: addressIn(resource, place),
    resource: {
      ...resource,
      ...(Array.isArray(resource['items']) && { items: members.map(({ kept }) => kept) }),
    },
  })
  // A collection has no start.
  const described = without(readStructure(resource), 'start')
  const id = importing.newId()
  importing.add({
    type: 'Collection',
    id,
    ...withNewIds(described, importing.newId),
    ...readServices(resource),
    items: members.flatMap(({ member }) => (member === undefined ? [] : [member])),
    origin,
  })
  return { id, origin }
}

interface Member {
  /** What stands in the origin of the collection. */
  readonly kept: JsonObject
  readonly member: CollectionItem | undefined
}

function importMember(
  importing: Importing,
  found: Found,
  { item, place }: { readonly item: unknown; readonly place: string },
): Member {
  const resource = item as JsonObject
  const isWhole = isObject(item) && Array.isArray(valueOf(item, 'items'))
  if (isWhole && valueOf(item, 'type') === 'Collection') {
    const { id, origin } = importInto(importing, found, { resource, place })
    return { kept: referTo(origin), member: id }
  }
  if (isWhole && valueOf(item, 'type') === 'Manifest') {
    const { manifest, origin, canvases } = importManifestInto(importing, resource, place)
    found.manifests.push(manifest)
    found.canvases.push(...canvases)
    return { kept: referTo(origin), member: manifest }
  }
  const member = readReferred(item)
  if (!member) importing.note('members')
  return { kept: resource, member }
}
