import { encodeIdentifier } from '../identifier.ts'
import { formatDocument, type Json, type JsonObject } from '../presentation/json.ts'
import type { Loss } from '../presentation/losses/loss.ts'
import type { Manifest } from '../presentation/model.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import type { WrittenDocument } from '../presentation/write.ts'
import { collectionsWith } from '../project/commands/collections.ts'
import {
  findRecord,
  recordsOf,
  withManifest,
  type CollectionRecord,
  type Project,
  type RecordId,
} from '../project/model.ts'
import { MANIFEST_NAME, parseOptions } from './addresses.ts'
import { servedImages } from './compose-image.ts'
import { writeReference, type Reference } from './compose-collection.ts'
import { composeManifest } from './compose-manifest.ts'
import { documentsOfManifest, type PublishedDocument } from './documents.ts'
import type { ExportOptions } from './options.ts'
import { embeddedIn } from './origins/keep-collection.ts'
import { originOf } from './origins/as-it-came.ts'
import { writeCollection } from './write-collection.ts'

/** The document at the base that leads to all others, unless the options name it otherwise. */
export const COLLECTION_NAME = 'collection.json'

/** The project as documents: one for each manifest and collection, all below one base. */
export interface WholeProject {
  /** The collection that leads to all others first. */
  readonly documents: readonly PublishedDocument[]
  /** For each manifest and collection what the version of the options cannot say of it. */
  readonly losses: readonly LossesOfDocument[]
}

export interface LossesOfDocument {
  readonly path: string
  readonly find: () => readonly Loss[]
}

/** True where there is more than the manifest at hand. */
export const hasSeveral = (project: Project): boolean =>
  recordsOf(project, 'Manifest').length > 1 || recordsOf(project, 'Collection').length > 0

/**
 * All manifests and collections, each at an address that depends on its id alone, so that what others link to stays
 * whatever it is called. Each says which collections it is part of. What was taken from a document keeps the id that
 * it had, and what stood whole in a collection stands there still.
 *
 * @throws Problem `export/base-malformed`
 */
export function composeWhole(project: Project, options: ExportOptions): WholeProject {
  const parsed = parseOptions(options)
  const { base, version, suffix = '' } = parsed
  const name = parsed.name ?? suffixed(COLLECTION_NAME, suffix)
  const manifestName = suffixed(MANIFEST_NAME, suffix)
  const within = embeddedIn(project)
  const root = rootOf(project)
  const pathOf = (id: RecordId): string =>
    id === root.id ? name : `collection/${suffixed(`${encodeIdentifier(id)}.json`, suffix)}`
  const ownAddress = (id: RecordId): string =>
    id === root.id ? `${base}/${encodeURIComponent(name)}` : `${base}/${pathOf(id)}`
  const addressOfCollection = (record: CollectionRecord): string =>
    cameFrom(project, record) ?? ownAddress(record.id)
  const collections = new Map(
    [root, ...recordsOf(project, 'Collection')].map((record): [RecordId, Reference] => [
      record.id,
      { id: addressOfCollection(record), type: 'Collection', label: record.label },
    ]),
  )
  const parentsOf = (id: RecordId): readonly Reference[] =>
    within.has(id)
      ? []
      : [root, ...collectionsWith(project, id).filter((one) => one.id !== root.id)]
          .filter(({ items }) => items.includes(id))
          .flatMap((parent) => collections.get(parent.id) ?? [])
  const manifests = new Map(
    recordsOf(project, 'Manifest')
      .filter((record) => !isBlank(project, record.id))
      .map(({ id }) => {
        const folder = encodeIdentifier(id)
        const own = { ...parsed, name: manifestName, base: `${base}/${folder}` }
        const composed = withParents(composeManifest(withManifest(project, id), own), parentsOf(id))
        return [id, { id, own, folder, composed }] as const
      }),
  )
  const refer = (id: RecordId): Reference | undefined => {
    const manifest = manifests.get(id)?.composed
    return manifest ? referenceTo(manifest) : collections.get(id)
  }
  const written = [root, ...recordsOf(project, 'Collection').filter(({ id }) => id !== root.id)]
    .filter(({ id }) => !within.has(id))
    .map((record) => ({
      path: pathOf(record.id),
      id: addressOfCollection(record),
      write: (): WrittenDocument =>
        writeCollection(project, record, {
          id: ownAddress(record.id),
          version,
          refer,
          partOf: parentsOf(record.id),
          composing: { options: parsed, composeImages: servedImages(project, parsed) },
          wholeManifest: (id) => manifests.get(id)?.composed,
        }),
    }))
  const alone = [...manifests.values()].filter(({ id }) => !within.has(id))
  const { findLosses } = PRESENTATION_DEFINITIONS[version]
  return {
    documents: [
      ...written.map(({ path, id, write }): PublishedDocument => ({
        path,
        id,
        body: () => formatDocument(write().document),
      })),
      ...alone.flatMap(({ own, folder, composed }) =>
        documentsOfManifest(composed, own).map((document) => ({
          ...document,
          path: `${folder}/${document.path}`,
        })),
      ),
    ],
    losses: [
      ...alone.map(({ folder, composed }) => ({
        path: `${folder}/${manifestName}`,
        find: () => findLosses(composed),
      })),
      ...written.map(({ path, write }) => ({ path, find: () => write().losses })),
    ],
  }
}

const suffixed = (file: string, suffix: string): string => file.replace(/\.json$/, `${suffix}.json`)

/** The address that a collection had in the document that it was taken from. */
function cameFrom(project: Project, record: CollectionRecord): string | undefined {
  if (record.origin === undefined) return undefined
  const { id } = originOf(project, record).resource
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** A manifest that holds nothing and that nothing holds: it waits for its first canvas. */
export function isBlank(project: Project, id: RecordId): boolean {
  const manifest = findRecord(project, 'Manifest', id)
  const isEmpty = manifest?.items.length === 0 && manifest.origin === undefined
  return (
    isEmpty &&
    collectionsWith(project, id).length === 0 &&
    recordsOf(project, 'Collection').length > 0
  )
}

/** The one collection that holds everything; where there is none, one that names what is in no other. */
function rootOf(project: Project): CollectionRecord {
  const isTop = ({ id }: { readonly id: RecordId }): boolean =>
    collectionsWith(project, id).length === 0
  const tops = recordsOf(project, 'Collection').filter(isTop)
  const loose = recordsOf(project, 'Manifest').filter(
    (record) => isTop(record) && !isBlank(project, record.id),
  )
  const [only] = tops
  if (only && tops.length === 1 && loose.length === 0) return only
  return {
    type: 'Collection',
    id: project.id,
    label: { en: ['Manifests and collections'] },
    metadata: [],
    behavior: [],
    items: [...tops, ...loose].map(({ id }) => id),
  }
}

/** What came from a document may say already what it is part of. */
function withParents(manifest: Manifest, parents: readonly Reference[]): Manifest {
  if (parents.length === 0) return manifest
  const partOf = parents.map(writeReference)
  const saying = (said: JsonObject): JsonObject => ({
    ...said,
    partOf: [...listIn(said), ...partOf],
  })
  const { stated = {}, whole } = manifest
  return { ...manifest, stated: saying(stated), ...(whole && { whole: saying(whole) }) }
}

const listIn = ({ partOf }: JsonObject): readonly Json[] =>
  Array.isArray(partOf) ? (partOf as readonly Json[]) : []

function referenceTo(manifest: Manifest): Reference {
  const { writeManifest } = PRESENTATION_DEFINITIONS['3.0']
  const { thumbnail } = writeManifest({ ...manifest, items: [], structures: [] })
  return { id: manifest.id, type: 'Manifest', label: manifest.label, thumbnail }
}
