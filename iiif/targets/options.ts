/** A bag for an archive: the project, its scans, and the object in IIIF. @see https://www.rfc-editor.org/rfc/rfc8493 */
export interface BagOptions {
  readonly kind: 'bag'
  /** Where the object is to be found, for the addresses in its manifests. */
  readonly base: string
}

/** One file that another installation opens: the project and its scans. */
export interface BundleOptions {
  readonly kind: 'bundle'
}

export type PackOptions = BagOptions | BundleOptions
