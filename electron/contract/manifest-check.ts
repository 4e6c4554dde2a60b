import type { ManifestCheck } from '../../iiif/checks/manifest-check.ts'

/** What was found in a file that the scholar chose. */
export interface ManifestCheckReport {
  /** What the file is called. */
  readonly name: string
  /** Where it is, to open it by. */
  readonly file: string
  /** Without the mended text, which main keeps. */
  readonly check: ManifestCheck
  /** A copy in which all repairs are made can be saved. */
  readonly isMended: boolean
}
