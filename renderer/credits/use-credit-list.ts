import { formatCreditsPage } from '../../iiif/credits/report/write-page.ts'
import { formatCreditsTable } from '../../iiif/credits/report/write-table.ts'
import { formatCreditsText } from '../../iiif/credits/report/write-text.ts'
import { reportCredits } from '../../iiif/credits/report/report.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { CreditFormat } from '../../electron/contract/credits.ts'
import { app, valueOf } from '../app-api.ts'
import { i18n, text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { creditWords } from './credit-words.ts'

/** Spreadsheets tell UTF-8 by it. */
const BYTE_ORDER_MARK = '\uFEFF'

const WRITERS: Readonly<Record<CreditFormat, (project: Project) => string>> = {
  txt: (project) => formatCreditsText(reportCredits(project, creditWords())),
  csv: (project) => BYTE_ORDER_MARK + formatCreditsTable(project, creditWords()),
  html: (project) =>
    formatCreditsPage(reportCredits(project, creditWords()), {
      language: i18n.global.locale.value,
      remarksTitle: creditWords().remarks,
    }),
}

/** The list of credits, to be copied or saved. */
export function useCreditList() {
  const project = useProject()
  const { announce } = useAnnouncements()

  return {
    copy: async (): Promise<void> => {
      if (!project.project) return
      const outcome = await app().copyText(WRITERS.txt(project.project))
      if (outcome.kind === 'done') announce(text('credits.copied'))
      // A refusal is told by the notices.
      else await valueOf(Promise.resolve(outcome))
    },
    save: async (format: CreditFormat): Promise<void> => {
      if (!project.project) return
      const list = { format, text: WRITERS[format](project.project) }
      const report = await valueOf(app().saveCredits(list))
      const [file] = report?.files ?? []
      if (file !== undefined) {
        announce(text('credits.saved', { name: file.split(/[/\\]/).at(-1) ?? file }))
      }
    },
  }
}
