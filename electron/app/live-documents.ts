import type { ViewerProfile } from '../../iiif/annotation/formats/profiles.ts'
import { MANIFEST_NAME } from '../../iiif/export/addresses.ts'
import { composeManifest } from '../../iiif/export/compose-manifest.ts'
import { documentsOfManifest, type PublishedDocument } from '../../iiif/export/documents.ts'
import { composeWhole, hasSeveral } from '../../iiif/export/whole-project.ts'
import type { ExportOptions } from '../../iiif/export/options.ts'
import { formatDocument } from '../../iiif/presentation/json.ts'
import type { Manifest } from '../../iiif/presentation/model.ts'
import type { Project } from '../../iiif/project/model.ts'
import { answerSearch, withSearchService } from '../../iiif/search/answer.ts'
import { parseSearchQuery } from '../../iiif/search/query.ts'
import type { ServedAddresses } from '../contract/app-api.ts'
import type { FromImageServer, ServedDocument } from '../contract/image-server.ts'
import { notFound } from './image-server-supervisor.ts'

/** An object that is served live, and under which segment of the address. */
export interface ServedObject {
  readonly project: Project
  readonly prefix: string
}

/** Where other programs on this computer find an object. */
export const addressesOf = (origin: string, prefix: string): ServedAddresses => ({
  image2: `${origin}/${prefix}/image/2`,
  image3: `${origin}/${prefix}/image/3`,
  presentation2: `${origin}/${prefix}/presentation/2/${MANIFEST_NAME}`,
  presentation3: `${origin}/${prefix}/presentation/3/${MANIFEST_NAME}`,
})

/** The options of a manifest that is served here instead of exported. */
export const liveOptions = (origin: string, prefix: string, version: 2 | 3): ExportOptions => ({
  version: version === 2 ? '2.1' : '3.0',
  base: `${origin}/${prefix}/presentation/${version}`,
  imageBase: `${origin}/${prefix}/image/${version}`,
  imageVersion: version,
})

/** Below the address of the Presentation API; what is searched for stands in its query. */
const SEARCH = 'search'

type WantedDocument = Pick<
  Extract<FromImageServer, { kind: 'documentWanted' }>,
  'prefix' | 'version' | 'path' | 'origin'
> & {
  /** The viewer that annotations are adapted to; none when left out. */
  readonly viewer?: ViewerProfile
}

/**
 * Answers requests for the manifest of an object and the documents that belong to it, always as the object
 * is now. A viewer asks for many documents of the same state one after the other, so that the last list of
 * them is kept.
 *
 * @param find the object that is served under a prefix, if there is one
 */
export function serveDocuments(find: (prefix: string) => Project | undefined) {
  let last:
    | {
        readonly project: Project
        readonly base: string
        readonly manifest: Manifest
        /** Whether its annotations can be searched: for programs that speak version 3. */
        readonly isSearched: boolean
        readonly documents: Documents
      }
    | undefined

  /** @throws Problem `image/not-found` */
  return ({ prefix, version, path, origin, viewer }: WantedDocument): Promise<ServedDocument> => {
    const project = find(prefix)
    if (!project) return Promise.reject(notFound(path))
    const options = { ...liveOptions(origin, prefix, version), ...(viewer && { viewer }) }
    if (last?.project !== project || last.base !== options.base) {
      const manifest = composeManifest(project, options)
      const isSearched = version === 3 && viewer === undefined
      const published = isSearched
        ? withSearchService(manifest, `${options.base}/${SEARCH}`)
        : manifest
      const documents = new Map(
        [
          ...(hasSeveral(project) ? composeWhole(project, options).documents : []),
          ...documentsOfManifest(published, options),
        ].map((document) => [document.path, document]),
      )
      last = { project, base: options.base, manifest, isSearched, documents }
    }
    const [name = '', query] = path.split('?')
    if (last.isSearched && name === SEARCH) {
      const address = `${options.base}/${path}`
      const answer = answerSearch(last.manifest, parseSearchQuery(query ?? ''), address)
      return Promise.resolve({ body: formatDocument(answer), version })
    }
    const document = last.documents.get(path)
    if (!document) return Promise.reject(notFound(path))
    return Promise.resolve({ body: document.body(), version })
  }
}

type Documents = ReadonlyMap<string, PublishedDocument>
