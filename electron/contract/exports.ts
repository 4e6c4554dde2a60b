import type { ExportOptions } from '../../iiif/export/options.ts'

export interface ExportSuggestion {
  /** Without folder, with ending: `codex.json`. */
  readonly name: string
}

export interface ExportOrder {
  readonly options: ExportOptions
  /** The file of the manifest, as `chooseExportFile` answered. */
  readonly file: string
  /** Whether a text that says what the version cannot say is written beside it. */
  readonly lossReport: LossReportPlace
}

export type LossReportPlace = 'nowhere' | 'beside'

export interface ExportReport {
  /** Every file that was written, the manifest first. */
  readonly files: readonly string[]
  readonly bytes: number
}
