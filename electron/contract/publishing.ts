import type { SiteOptions } from '../../iiif/site/options.ts'

/** The viewers of others that are shipped with the app. */
export type PreviewViewer = 'mirador' | 'clover'

export interface SiteOrder {
  readonly options: SiteOptions
  /** As `chooseSiteFolder` answered. */
  readonly folder: string
}

export interface SiteReport {
  /** Absolute. */
  readonly folder: string
  readonly files: number
  /** Images that had not changed since the last time. */
  readonly reused: number
}

/** Counted in pictures. */
export interface SiteProgress {
  readonly done: number
  readonly total: number
}
