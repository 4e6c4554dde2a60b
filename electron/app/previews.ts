import type { Project } from '../../iiif/project/model.ts'
import type { ServedDocument } from '../contract/image-server.ts'
import { serveDocuments } from './live-documents.ts'

/** The one segment of the addresses in a preview: its window sees one object and nothing else. */
const SEGMENT = 'object'

/** What the window of a viewer is given of the open project. */
export interface Previews {
  /** A document as an export would write it, for the addresses of the preview. @throws Problem `image/not-found` */
  document(wanted: PreviewDocument): Promise<ServedDocument>
  /** Differs whenever the object differs. */
  revision(): number
}

export interface PreviewDocument {
  /** Where the preview finds everything: `https://…` without a slash at its end. */
  readonly origin: string
  readonly version: 2 | 3
  /** Below the address of the Presentation API: `manifest.json`, `list/….json`. */
  readonly path: string
}

/** @param find the project that is open, if one is */
export function openPreviews(find: () => Project | undefined): Previews {
  const serve = serveDocuments(find)
  let seen: Project | undefined
  let revision = 0
  return {
    // Both viewers draw what Mirador draws.
    document: (wanted) => serve({ ...wanted, prefix: SEGMENT, viewer: 'mirador' }),
    revision() {
      const project = find()
      if (project !== seen) revision += 1
      seen = project
      return revision
    },
  }
}
