import path from 'node:path'
import { publishedDocuments } from '../../iiif/export/published.ts'
import { lossReportOf } from '../../iiif/export/loss-report.ts'
import type { ExportOptions, ExportPlan } from '../../iiif/export/options.ts'
import { planExport } from '../../iiif/export/plan.ts'
import { parseOptions } from '../../iiif/export/addresses.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type { ExportOrder, ExportReport, ExportSuggestion } from '../contract/exports.ts'
import { runPlan } from '../export/run-plan.ts'
import { keepChosenPlaces, type ChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'

/** Exports of the open project, always from main's own copy. */
export interface Exports {
  plan(project: Project, options: ExportOptions): ExportPlan
  chooseFile(suggestion: ExportSuggestion): Promise<ChosenPlace | undefined>
  /**
   * Writes the export to the file that was chosen, under whose name the manifest will be published.
   * @throws Problem `request/place-not-chosen`, `export/…`, `target/…`
   */
  run(project: Project, order: ExportOrder): Promise<ExportReport>
  /** True for files that were written in this session. */
  hasWritten(file: string): boolean
}

export function openExports(platform: Pick<Platform, 'chooseExportTarget'>): Exports {
  const targets: ChosenPlaces = keepChosenPlaces()
  const written = new Set<string>()
  return {
    plan: (project, options) => planExport(project, parseOptions(options)),
    async chooseFile({ name }) {
      const file = await platform.chooseExportTarget(portableName(name, 'manifest.json'))
      return file === undefined ? undefined : targets.add(file)
    },
    async run(project, { options, file, lossReport }) {
      const target = targets.check(file)
      const named = parseOptions({ ...options, name: path.basename(target) })
      planExport(project, named)
      const documents = [
        ...publishedDocuments(project, named),
        ...(lossReport === 'beside' ? [lossReportOf(project, named)] : []),
      ]
      const report = await runPlan(documents, { file: target })
      report.files.forEach((one) => written.add(one))
      return report
    },
    hasWritten: (file) => written.has(path.resolve(file)),
  }
}
