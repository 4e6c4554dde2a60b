import type { PresentationVersion } from '../../../iiif/export/options.ts'
import type { LossGroup } from '../../../iiif/presentation/losses/group.ts'
import type { Project } from '../../../iiif/project/model.ts'
import type { Finding } from '../../../iiif/validation/finding.ts'
import type { Options } from '../parse-words.ts'
import type { Program } from '../program.ts'
import type { Terminal } from '../terminal.ts'

/** One thing that a project can be exported as. Whoever adds one adds a row to the table beside. */
export interface ExportTarget {
  /** What may be said of this target beside what may be said of all, as `parseArgs` of Node describes it. */
  readonly options: Options
  /**
   * Reads what was asked for.
   * @param given options by their names, those of every target among them
   * @throws Problem `command/usage`
   */
  readonly prepare: (given: ReadonlyMap<string, string>) => PreparedExport
}

/** An export of which it is known what was asked for, and not yet of what. */
export interface PreparedExport {
  /** What would be made. @throws Problem about the project or the options */
  plan(subject: ExportSubject): ExportSummary | Promise<ExportSummary>
  /**
   * Makes it. @param output absolute
   * @throws Problem about the project, the options or the place
   */
  write(subject: ExportSubject, output: string): Promise<WrittenExport>
}

/** What is exported, and what the target may ask of the program. */
export interface ExportSubject {
  readonly project: Project
  /** What the project is called: its file without the ending, or its folder. */
  readonly name: string
  readonly program: Program
  readonly terminal: Terminal
}

/** What an export is or would be. */
export interface ExportSummary {
  readonly canvases: number
  readonly files: number
  /** May be estimated before it is made. */
  readonly bytes: number
  /** What its documents have against the specification. */
  readonly findings: readonly FindingOfVersion[]
  /** What the project says that a version cannot say. */
  readonly losses: readonly LossOfVersion[]
  /** What else one should know, as sentences. */
  readonly remarks: readonly string[]
}

export interface FindingOfVersion extends Finding {
  readonly version: PresentationVersion
}

export interface LossOfVersion extends LossGroup {
  readonly version: PresentationVersion
}

export interface WrittenExport {
  /** Absolute: the file that leads to all others, or the folder. */
  readonly place: string
  readonly files: number
}
