import type { PdfOptions } from '../../iiif/facsimile/options.ts'
import type { PackOptions } from '../../iiif/targets/options.ts'

/** What is published besides websites, each as one file or folder. */
export type TargetOptions = PdfOptions | PackOptions
export type TargetKind = TargetOptions['kind']

export interface TargetSuggestion {
  readonly kind: TargetKind
  /** Without folder and ending. */
  readonly name: string
}

export interface TargetOrder {
  readonly options: TargetOptions
  /** As `chooseTarget` answered. */
  readonly place: string
}

export interface TargetReport {
  /** Absolute. */
  readonly place: string
  readonly files: number
  readonly bytes: number
}
