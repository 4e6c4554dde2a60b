import { composeManifest } from '../export/compose-manifest.ts'
import { documentsOfManifest, type PublishedDocument } from '../export/documents.ts'
import type { ExportOptions } from '../export/options.ts'
import type { Manifest } from '../presentation/model.ts'
import type { Project } from '../project/model.ts'
import type { SiteOptions, SiteVersion } from './options.ts'
import { siteImageBodies } from './site-images.ts'

/** The documents of one version of the Presentation API. */
export interface SiteDocuments {
  readonly version: SiteVersion
  readonly manifest: Manifest
  readonly documents: readonly PublishedDocument[]
}

/** The names of the manifests, both beside each other. @see https://iiif.io/api/cookbook/recipe/0057-publishing-v2-and-v3/ */
const NAMES: Readonly<Record<SiteVersion, string>> = {
  '3.0': 'manifest.json',
  '2.1': 'manifest-2.json',
}

/** The manifests of a site, and what belongs to them, as they will be read at its address. */
export const siteDocumentsOf = (project: Project, options: SiteOptions): readonly SiteDocuments[] =>
  versionsOf(options).map((version) => {
    const exported = exportOptions(options, version)
    const images = siteImageBodies(project, options, exported.imageVersion)
    const manifest = composeManifest(project, exported, images)
    return { version, manifest, documents: documentsOfManifest(manifest, exported) }
  })

const versionsOf = ({ hasOlderVersion }: SiteOptions): readonly SiteVersion[] =>
  hasOlderVersion ? ['3.0', '2.1'] : ['3.0']

const exportOptions = ({ base }: SiteOptions, version: SiteVersion): ExportOptions => ({
  version,
  base,
  name: NAMES[version],
  imageBase: `${base}/images`,
  imageVersion: version === '3.0' ? 3 : 2,
})
