import { groupLosses } from '../presentation/losses/group.ts'
import { PRESENTATION_DEFINITIONS } from '../presentation/versions.ts'
import { problem } from '../problem.ts'
import { canvasesOf, recordsOf, type Project } from '../project/model.ts'
import type { Finding } from '../validation/finding.ts'
import { validate } from '../validation/validate.ts'
import { pointerTo } from '../validation/value.ts'
import { findUnseenCompositions } from './composition-findings.ts'
import { composeManifest } from './compose-manifest.ts'
import { documentsOfManifest, type PublishedDocument } from './documents.ts'
import { composeWhole } from './whole-project.ts'
import type { ExportOptions, ExportPlan, PresentationVersion } from './options.ts'

/**
 * All that an export would write, what our own validation says of it, and what the version cannot say.
 *
 * @throws Problem `export/nothing-to-export` when the object has no canvases, `export/base-malformed`
 */
export function planExport(project: Project, options: ExportOptions): ExportPlan {
  if (options.extent === 'whole') return planWhole(project, options)
  const manifest = composeManifest(project, options)
  const canvases = canvasesOf(project).length
  if (canvases === 0) throw problem('export/nothing-to-export')
  const checked = documentsOfManifest(manifest, options).map((document) =>
    checkDocument(document, options.version),
  )
  return {
    files: checked.map(({ path, bytes }) => ({ path, bytes })),
    canvases,
    findings: [
      ...checked.flatMap(({ findings }) => findings),
      ...findUnseenCompositions(project, options.version),
    ],
    losses: groupLosses(PRESENTATION_DEFINITIONS[options.version].findLosses(manifest)),
  }
}

/** Of several documents each finding and loss says in which it is: their places begin with its path. */
function planWhole(project: Project, options: ExportOptions): ExportPlan {
  const canvases = recordsOf(project, 'Canvas').length
  const isEmpty = recordsOf(project, 'Collection').every(({ items }) => items.length === 0)
  if (canvases === 0 && isEmpty) throw problem('export/nothing-to-export')
  const { documents, losses } = composeWhole(project, options)
  const checked = documents.map((document) => checkDocument(document, options.version))
  const within = <Placed extends { readonly path: string }>(
    path: string,
    found: Placed,
  ): Placed => ({
    ...found,
    path: `${pointerTo('', path)}${found.path}`,
  })
  return {
    files: checked.map(({ path, bytes }) => ({ path, bytes })),
    canvases,
    findings: checked.flatMap(({ path, findings }) =>
      findings.map((finding) => within(path, finding)),
    ),
    losses: groupLosses(
      losses.flatMap(({ path, find }) => find().map((loss) => within(path, loss))),
    ),
  }
}

export interface CheckedDocument {
  readonly path: string
  readonly bytes: number
  readonly findings: readonly Finding[]
}

/** A document as others will read it, and what our own validation says of it. */
export function checkDocument(
  { path, body }: PublishedDocument,
  version: PresentationVersion,
): CheckedDocument {
  const text = body()
  // The text is checked, not the value that it came from: it is what others will read.
  const { findings } = validate(JSON.parse(text), version)
  // Remarks are for who describes the object, not for who publishes it.
  const told = findings.filter(({ severity }) => severity !== 'remark')
  return { path, bytes: countBytes(text), findings: told }
}

/** The length of a text in UTF-8. */
function countBytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}
