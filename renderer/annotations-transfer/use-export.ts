import { computed, shallowRef } from 'vue'
import type { ExportReport } from '../../electron/contract/exports.ts'
import type { AnnotationFormat } from '../../iiif/annotation/formats/formats.ts'
import {
  planAnnotationExport,
  type AnnotationExportOptions,
  type AnnotationExportPlan,
} from '../../iiif/annotation/formats/plan-export.ts'
import type { ViewerProfile } from '../../iiif/annotation/formats/profiles.ts'
import { textFor } from '../../iiif/language-map.ts'
import { Problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import type { Project } from '../../iiif/project/model.ts'
import { app } from '../app-api.ts'
import { usualOptions } from '../export/export-form.ts'
import { useRememberedOptions } from '../export/remembered-options.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

type Plan =
  | { readonly kind: 'plan'; readonly plan: AnnotationExportPlan }
  | { readonly kind: 'refused'; readonly problem: ProblemReport }

/** Options of an export of annotations, what it would write, and how far it is. */
export function useAnnotationExport() {
  const project = useProject()
  const selection = useSelection()
  const format = shallowRef<AnnotationFormat>('w3c')
  const scope = shallowRef<'all' | 'current'>('all')
  const profile = shallowRef<ViewerProfile>('specification')
  const base = shallowRef(usualBase())
  const report = shallowRef<ExportReport>()
  const refusal = shallowRef<ProblemReport>()
  const isWriting = shallowRef(false)

  const options = computed<AnnotationExportOptions>(() => ({
    format: format.value,
    base: base.value,
    profile: profile.value,
    ...(scope.value === 'current' && selection.current !== undefined
      ? { canvas: selection.current }
      : {}),
  }))
  const plan = computed<Plan | undefined>(() =>
    project.project ? planOf(project.project, options.value) : undefined,
  )

  async function start(): Promise<void> {
    refusal.value = undefined
    isWriting.value = true
    await project.allSent()
    const outcome = await app().exportAnnotations(options.value)
    isWriting.value = false
    if (outcome.kind === 'refused') refusal.value = outcome.problem
    else report.value = outcome.value
  }

  /** Where the manifest of this project was exported to last. */
  function usualBase(): string {
    const name = textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
    return useRememberedOptions().recall(project.project?.id ?? '', usualOptions(name)).base
  }

  return { format, scope, profile, base, plan, report, refusal, isWriting, start }
}

function planOf(project: Project, options: AnnotationExportOptions): Plan {
  try {
    return { kind: 'plan', plan: planAnnotationExport(project, options) }
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', problem: reportOf(error) }
    throw error
  }
}
