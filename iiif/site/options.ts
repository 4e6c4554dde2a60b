import type { LossGroup } from '../presentation/losses/group.ts'
import type { TargetRemark } from '../targets/plan.ts'
import type { Finding } from '../validation/finding.ts'

/** How the images of a site are stored. */
export type SiteImages =
  /** Deep zoom: tiles of every level, as an Image API service of level 0. */
  | { readonly kind: 'tiles' }
  /** One picture of each canvas, whose longest side has so many pixels; smaller images as they are. */
  | { readonly kind: 'pictures'; readonly longestSide: number }

/** A folder that any web server serves as it is: manifests, images, a page to look at them. */
export interface SiteOptions {
  /** Where the folder will be found: `https://ada.github.io/letters`. */
  readonly base: string
  readonly images: SiteImages
  /** Beside the manifest of 3.0 one of 2.1, with tiles that older viewers ask for. */
  readonly hasOlderVersion: boolean
}

/** What a site will be, before anything is written. */
export interface SitePlan {
  readonly canvases: number
  readonly images: number
  readonly files: number
  /** Estimated: pictures are counted by their pixels. */
  readonly bytes: number
  readonly findings: readonly Finding[]
  /** Canvases of which nothing says whose their pictures are. */
  readonly remarks: readonly TargetRemark[]
  /** What a version cannot say of the object; only versions of which there is something to tell. */
  readonly losses: readonly SiteLosses[]
}

export interface SiteLosses {
  readonly version: SiteVersion
  readonly groups: readonly LossGroup[]
}

/** The versions that a site offers. */
export type SiteVersion = '3.0' | '2.1'

/** The longest sides that are offered for pictures, in pixels. */
export const LONGEST_SIDES = [1000, 2000, 3000, 4000] as const
