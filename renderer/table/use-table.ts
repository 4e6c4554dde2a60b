import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { Problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import { writeTable } from '../../iiif/project/commands/table.ts'
import { tableOf } from '../../iiif/tables/canvas-table.ts'
import type { Key } from '../../iiif/tables/match-rows.ts'
import { planTable, type TablePlan } from '../../iiif/tables/plan.ts'
import { formatTable, parseTable } from '../../iiif/tables/separated.ts'
import { app, valueOf } from '../app-api.ts'
import { useProject } from '../stores/project.ts'
import { decodeText } from './decode-text.ts'

/** The descriptions of canvases as a table: copied out, brought back, compared, written. */
export function useTable() {
  const project = useProject()
  const { locale } = useI18n()

  const text = ref('')
  const emptyCells = ref<'keep' | 'remove'>('keep')
  const newFields = ref<'add' | 'leave'>('add')
  const key = ref<Key>()
  /** Set when a file could not be read as text. */
  const unreadable = shallowRef<ProblemReport>()

  const compared = computed((): { plan?: TablePlan; problem?: ProblemReport } => {
    if (unreadable.value) return { problem: unreadable.value }
    if (text.value.trim() === '') return {}
    try {
      const choices = {
        languages: [locale.value],
        emptyCells: emptyCells.value,
        newFields: newFields.value,
        key: key.value,
      }
      return { plan: planTable(project.canvases, parseTable(text.value), choices) }
    } catch (error) {
      if (error instanceof Problem) return { problem: reportOf(error) }
      throw error
    }
  })

  return {
    text,
    emptyCells,
    newFields,
    key,
    plan: computed(() => compared.value.plan),
    problem: computed(() => compared.value.problem),
    /** Puts the table on the clipboard. @returns whether it is there */
    copy: async (): Promise<boolean> => {
      const table = tableOf(project.canvases, [locale.value])
      const outcome = await app().copyText(formatTable(table, '\t'))
      // A refusal is told by the notices.
      await valueOf(Promise.resolve(outcome))
      return outcome.kind === 'done'
    },
    open: async (file: File): Promise<void> => {
      unreadable.value = undefined
      try {
        text.value = decodeText(new Uint8Array(await file.arrayBuffer()), file.name)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        unreadable.value = reportOf(error)
      }
    },
    /** What is typed or pasted takes the place of a file that could not be read. */
    edit: (changed: string): void => {
      unreadable.value = undefined
      text.value = changed
    },
    /** @returns how many canvases were changed */
    apply: (): number => {
      const { plan } = compared.value
      if (!plan || !project.project) return 0
      project.run(writeTable(project.project, plan))
      return plan.canvases.size
    },
  }
}
