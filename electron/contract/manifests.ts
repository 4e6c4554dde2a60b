import type { LanguageMap } from '../../iiif/language-map.ts'
import type { Repair } from '../../iiif/presentation/repair.ts'
import type { ApiVersion } from '../../iiif/validation/finding.ts'

/** What a manifest of others would bring, before anything is done with it. */
export interface ManifestPreview {
  readonly file: string
  /** The name of the file, or the address that it was fetched by. */
  readonly name: string
  readonly isFetched: boolean
  readonly label: LanguageMap
  /** Who holds the object, as the manifest says. */
  readonly holder?: LanguageMap
  readonly version: ApiVersion
  /** How many manifests and collections a collection holds or names; undefined for a manifest. */
  readonly members?: number
  readonly canvases: number
  readonly ranges: number
  readonly annotations: number
  /** The computers that its images are on. */
  readonly hosts: readonly string[]
  /** What was mended, and what is kept but cannot be shown. */
  readonly repairs: readonly Repair[]
  /** How many faults are left that only a person can mend. */
  readonly faults: number
}
