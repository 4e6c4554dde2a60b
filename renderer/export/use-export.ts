import { watchDebounced } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { ExportReport } from '../../electron/contract/exports.ts'
import type { ExportOptions, ExportPlan } from '../../iiif/export/options.ts'
import { hasSeveral } from '../../iiif/export/whole-project.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { textFor } from '../../iiif/language-map.ts'
import { app } from '../app-api.ts'
import { useProject } from '../stores/project.ts'
import { usualOptions } from './export-form.ts'
import { useRememberedOptions } from './remembered-options.ts'

export type ExportProgress =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'done'; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly problem: ProblemReport }

/** Before main is asked for a plan: one does not read faster than one types. */
const PAUSE = 200

/** Plans an export at every change of its options, and carries it out. */
export function useExport() {
  const project = useProject()
  const remembered = useRememberedOptions()
  const id = project.project?.id ?? ''
  const name = textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
  const recalled = remembered.recall(id, usualOptions(name))
  const isSeveral = project.project !== undefined && hasSeveral(project.project)
  const options = shallowRef<ExportOptions>(
    isSeveral ? recalled : { ...recalled, extent: 'manifest' },
  )
  const plan = shallowRef<ExportPlan>()
  const refusal = shallowRef<ProblemReport>()
  const progress = shallowRef<ExportProgress>({ kind: 'choosing' })
  const isReportSaved = shallowRef(false)

  async function makePlan(): Promise<void> {
    const asked = options.value
    await project.allSent()
    const outcome = await app().planExport(asked)
    // Meanwhile another plan may have been asked for.
    if (asked !== options.value) return
    plan.value = outcome.kind === 'done' ? outcome.value : undefined
    refusal.value = outcome.kind === 'refused' ? outcome.problem : undefined
  }
  watchDebounced(options, makePlan, { debounce: PAUSE })
  void makePlan()

  async function start(): Promise<void> {
    const chosen = await app().chooseExportFile({
      name: options.value.extent === 'whole' ? 'collection.json' : 'manifest.json',
    })
    if (chosen.kind === 'refused') progress.value = { kind: 'failed', problem: chosen.problem }
    if (chosen.kind === 'refused' || !chosen.value) return
    progress.value = { kind: 'writing' }
    await project.allSent()
    const hasLosses = (plan.value?.losses.length ?? 0) > 0
    const outcome = await app().runExport({
      options: options.value,
      file: chosen.value.path,
      lossReport: hasLosses && isReportSaved.value ? 'beside' : 'nowhere',
    })
    if (outcome.kind === 'refused') {
      progress.value = { kind: 'failed', problem: outcome.problem }
      return
    }
    remembered.remember(id, options.value)
    progress.value = { kind: 'done', report: outcome.value }
  }

  return {
    options,
    plan,
    refusal,
    progress,
    isReportSaved,
    bytes: computed(() => plan.value?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0),
    isReady: computed(() => plan.value !== undefined && progress.value.kind !== 'writing'),
    start,
    /** Back to the options, after an export. */
    again: (): void => {
      progress.value = { kind: 'choosing' }
    },
  }
}
