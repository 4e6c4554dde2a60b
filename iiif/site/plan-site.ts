import { parseBase } from '../export/addresses.ts'
import { checkDocument } from '../export/plan.ts'
import { groupLosses } from '../presentation/losses/group.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import { problem } from '../problem.ts'
import { canvasesOf, type Project } from '../project/model.ts'
import { uncreditedIn } from '../targets/remarks.ts'
import type { SiteOptions, SitePlan } from './options.ts'
import { siteDocumentsOf } from './site-documents.ts'
import { siteImagesOf } from './site-images.ts'

/** Bytes of a JPEG of scans at quality 85, per pixel: measured over tiles of photographed leaves. */
const BYTES_PER_PIXEL = 0.18
/** What even the smallest picture takes. */
const BYTES_PER_PICTURE = 700

/** The options with the address in its normal form. @throws Problem `export/base-malformed` */
export const parseSiteOptions = (options: SiteOptions): SiteOptions => ({
  ...options,
  base: parseBase(options.base),
})

/**
 * What a site will be: counted and checked, before anything is written.
 *
 * @param pageBytes of the page that shows the object, which comes with the program
 * @throws Problem `export/nothing-to-export`, `export/base-malformed`
 */
export function planSite(project: Project, given: SiteOptions, pageBytes = 0): SitePlan {
  const options = parseSiteOptions(given)
  if (canvasesOf(project).length === 0) throw problem('export/nothing-to-export')
  const images = siteImagesOf(project, options)
  const versions = siteDocumentsOf(project, options)
  const checked = versions.flatMap(({ version, documents }) =>
    documents.map((document) => checkDocument(document, version)),
  )
  const pictures = images.flatMap((image) => image.pictures)
  const information = images.flatMap((image) => image.information)
  return {
    canvases: canvasesOf(project).length,
    images: images.length,
    files: checked.length + pictures.length + information.length,
    bytes: Math.round(
      pageBytes +
        checked.reduce((sum, { bytes }) => sum + bytes, 0) +
        information.reduce((sum, { body }) => sum + body.length, 0) +
        pictures.reduce((sum, { pixels }) => sum + pixels * BYTES_PER_PIXEL + BYTES_PER_PICTURE, 0),
    ),
    findings: checked.flatMap(({ findings }) => findings),
    remarks: uncreditedIn(project),
    losses: versions
      .map(({ version, manifest }) => ({
        version,
        groups: groupLosses(PRESENTATION_DEFINITIONS[version].findLosses(manifest)),
      }))
      .filter(({ groups }) => groups.length > 0),
  }
}
