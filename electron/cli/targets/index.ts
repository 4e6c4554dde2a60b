import { bagTarget, bundleTarget, contactSheetTarget, pdfTarget } from './further.ts'
import { manifestTarget } from './manifest.ts'
import { staticSiteTarget } from './static-site.ts'
import type { ExportTarget } from './target.ts'

/** What a project can be exported as from the command line. */
export const EXPORT_TARGETS = {
  manifest: manifestTarget,
  'static-site': staticSiteTarget,
  pdf: pdfTarget,
  'contact-sheet': contactSheetTarget,
  bagit: bagTarget,
  bundle: bundleTarget,
} as const satisfies Readonly<Record<string, ExportTarget>>

export type ExportTargetName = keyof typeof EXPORT_TARGETS
