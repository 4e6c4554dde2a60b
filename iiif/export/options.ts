import type { LossGroup } from '../presentation/losses/group.ts'
import type { ViewerProfile } from '../annotation/formats/profiles.ts'
import type { Finding } from '../validation/finding.ts'

export const PRESENTATION_VERSIONS = ['3.0', '2.1', '2.0'] as const
export type PresentationVersion = (typeof PRESENTATION_VERSIONS)[number]

export const EXPORT_EXTENTS = ['manifest', 'whole'] as const
/** The manifest at hand, or all manifests and collections of the project. */
export type ExportExtent = (typeof EXPORT_EXTENTS)[number]

/** What is exported, and where it will be found. */
export interface ExportOptions {
  readonly version: PresentationVersion
  /** The manifest at hand when left out. */
  readonly extent?: ExportExtent
  /** Where the manifest will be published, without its own name: `https://example.org/objects/codex`. */
  readonly base: string
  /** The manifest's own name at its base; `manifest.json` when left out. */
  readonly name?: string
  /** Stands before `.json` in the names of a whole project's documents, so that two versions may lie beside each other. */
  readonly suffix?: string
  /** Where an image server offers the images: their identifiers are appended, `https://images.example.org/iiif/3`. */
  readonly imageBase: string
  /** The version of the Image API that is offered there. */
  readonly imageVersion: 2 | 3
  /** The viewer that annotations are adapted to; none when left out. */
  readonly viewer?: ViewerProfile
}

/** All that an export would write, before anything is written. */
export interface ExportPlan {
  readonly files: readonly PlannedFile[]
  readonly canvases: number
  readonly findings: readonly Finding[]
  /** What the object says that the version cannot say, and what is done instead. */
  readonly losses: readonly LossGroup[]
}

export interface PlannedFile {
  /** From the folder that the manifest, which is the first, is written to: `list/….json`. */
  readonly path: string
  /** In bytes. */
  readonly bytes: number
}
