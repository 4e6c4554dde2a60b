import path from 'node:path'
import { fileNameOf } from '../../iiif/annotation/formats/formats.ts'
import { textFor } from '../../iiif/language-map.ts'
import { manifestOf, type Project } from '../../iiif/project/model.ts'
import type { CreditList } from '../contract/credits.ts'
import type { ExportReport } from '../contract/exports.ts'
import { runPlan } from '../export/run-plan.ts'
import type { Platform } from './platform.ts'

/** Lists of credits as files, where the scholar wants them. */
export interface CreditFiles {
  /** Asks where to, and writes; undefined when cancelled. @throws Problem `target/…` */
  save(project: Project, list: CreditList): Promise<ExportReport | undefined>
  /** True for files that were written in this session. */
  hasWritten(file: string): boolean
}

export function openCreditFiles(platform: Pick<Platform, 'chooseExportTarget'>): CreditFiles {
  const written = new Set<string>()
  return {
    async save(project, { format, text }) {
      const title = textFor(manifestOf(project).label, ['en']) || 'object'
      const target = await platform.chooseExportTarget(`${fileNameOf(title)}-credits.${format}`)
      if (target === undefined) return undefined
      const file = path.resolve(target)
      const name = path.basename(file)
      const report = await runPlan([{ path: name, id: name, body: () => text }], { file })
      written.add(file)
      return report
    },
    hasWritten: (file) => written.has(path.resolve(file)),
  }
}
