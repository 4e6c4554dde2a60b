import { groupLosses } from '../presentation/losses/group.ts'
import { formatLossReport } from '../presentation/losses/report.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import type { Project } from '../project/model.ts'
import { MANIFEST_NAME, parseBase } from './addresses.ts'
import { composeManifest } from './compose-manifest.ts'
import type { PublishedDocument } from './documents.ts'
import type { ExportOptions } from './options.ts'

/**
 * What the version cannot say, as a text file beside the manifest.
 * @throws Problem `export/base-malformed`
 */
export function lossReportOf(project: Project, options: ExportOptions): PublishedDocument {
  const { version, name = MANIFEST_NAME } = options
  const manifest = composeManifest(project, options)
  const path = `${name.replace(/\.json$/i, '')}-losses.txt`
  return {
    path,
    id: `${parseBase(options.base)}/${encodeURIComponent(path)}`,
    body: () =>
      formatLossReport(groupLosses(PRESENTATION_DEFINITIONS[version].findLosses(manifest)), {
        version,
        document: PRESENTATION_DEFINITIONS['3.0'].writeManifest(manifest),
      }),
  }
}
