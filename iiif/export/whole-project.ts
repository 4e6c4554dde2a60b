import { encodeIdentifier } from '../identifier.ts'
import { formatDocument, type Json, type JsonObject } from '../presentation/json.ts'
import type { Manifest } from '../presentation/model.ts'
import { downgrade } from '../presentation/v2/downgrade/downgrade.ts'
import { reduceTo20 } from '../presentation/v2/reduce.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import { collectionsWith } from '../project/commands/collections.ts'
import {
  recordsOf,
  withManifest,
  type CollectionRecord,
  type Project,
  type RecordId,
} from '../project/model.ts'
import { MANIFEST_NAME, parseOptions } from './addresses.ts'
import { servedImages } from './compose-image.ts'
import { composeCollection, writeReference, type Reference } from './compose-collection.ts'
import { composeManifest } from './compose-manifest.ts'
import { documentsOfManifest, type PublishedDocument } from './documents.ts'
import type { ExportOptions } from './options.ts'

/** The document at the base that leads to all others, unless the options name it otherwise. */
export const COLLECTION_NAME = 'collection.json'

/** The project as documents: one for each manifest and collection, all below one base. */
export interface WholeProject {
  /** The collection that leads to all others first. */
  readonly documents: readonly PublishedDocument[]
  readonly manifests: readonly ManifestOfProject[]
}

export interface ManifestOfProject {
  readonly path: string
  readonly composed: Manifest
}

/** True where there is more than the manifest at hand. */
export const hasSeveral = (project: Project): boolean =>
  recordsOf(project, 'Manifest').length > 1 || recordsOf(project, 'Collection').length > 0

/**
 * All manifests and collections, each at an address that depends on its id alone, so that what others link to stays
 * whatever it is called. Each says which collections it is part of.
 *
 * @throws Problem `export/base-malformed`
 */
export function composeWhole(project: Project, options: ExportOptions): WholeProject {
  const parsed = parseOptions(options)
  const { base, version, suffix = '' } = parsed
  const name = parsed.name ?? suffixed(COLLECTION_NAME, suffix)
  const manifestName = suffixed(MANIFEST_NAME, suffix)
  const root = rootOf(project)
  const pathOf = (id: RecordId): string =>
    id === root.id ? name : `collection/${suffixed(`${encodeIdentifier(id)}.json`, suffix)}`
  const addressOfCollection = (id: RecordId): string =>
    id === root.id ? `${base}/${encodeURIComponent(name)}` : `${base}/${pathOf(id)}`
  const collections = new Map(
    [root, ...recordsOf(project, 'Collection')].map(({ id, label }): [RecordId, Reference] => [
      id,
      { id: addressOfCollection(id), type: 'Collection', label },
    ]),
  )
  const parentsOf = (id: RecordId): readonly Reference[] =>
    [root, ...collectionsWith(project, id).filter((one) => one.id !== root.id)]
      .filter(({ items }) => items.includes(id))
      .flatMap((parent) => collections.get(parent.id) ?? [])
  const manifests = new Map(
    recordsOf(project, 'Manifest').map(({ id }) => {
      const folder = encodeIdentifier(id)
      const own = { ...parsed, name: manifestName, base: `${base}/${folder}` }
      const composed = withParents(composeManifest(withManifest(project, id), own), parentsOf(id))
      return [id, { own, folder, composed }] as const
    }),
  )
  const refer = (id: RecordId): Reference | undefined => {
    const manifest = manifests.get(id)?.composed
    return manifest ? referenceTo(manifest) : collections.get(id)
  }
  return {
    documents: [
      ...[root, ...recordsOf(project, 'Collection').filter(({ id }) => id !== root.id)].map(
        (record): PublishedDocument => ({
          path: pathOf(record.id),
          id: addressOfCollection(record.id),
          body: () =>
            formatDocument(
              inVersion(
                composeCollection(record, {
                  id: addressOfCollection(record.id),
                  refer,
                  partOf: parentsOf(record.id),
                  composing: { options: parsed, composeImages: servedImages(project, parsed) },
                }),
                version,
              ),
            ),
        }),
      ),
      ...[...manifests.values()].flatMap(({ own, folder, composed }) =>
        documentsOfManifest(composed, own).map((document) => ({
          ...document,
          path: `${folder}/${document.path}`,
        })),
      ),
    ],
    manifests: [...manifests.values()].map(({ folder, composed }) => ({
      path: `${folder}/${manifestName}`,
      composed,
    })),
  }
}

const suffixed = (file: string, suffix: string): string => file.replace(/\.json$/, `${suffix}.json`)

/** The one collection that holds everything; where there is none, one that names what is in no other. */
function rootOf(project: Project): CollectionRecord {
  const isTop = ({ id }: { readonly id: RecordId }): boolean =>
    collectionsWith(project, id).length === 0
  const tops = recordsOf(project, 'Collection').filter(isTop)
  const loose = recordsOf(project, 'Manifest').filter(isTop)
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

function inVersion(collection: JsonObject, version: ExportOptions['version']): JsonObject {
  if (version === '3.0') return collection
  const { document } = downgrade(collection)
  return version === '2.0' ? reduceTo20(document) : document
}
