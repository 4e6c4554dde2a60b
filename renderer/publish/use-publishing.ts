import { useLocalStorage, watchDebounced } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ChosenPlace } from '../../electron/contract/app-api.ts'
import type { Outcome } from '../../electron/contract/outcome.ts'
import type { SiteProgress } from '../../electron/contract/publishing.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { app } from '../app-api.ts'
import { useProject } from '../stores/project.ts'

export type PublishState<Report> =
  | { readonly kind: 'choosing'; readonly isCancelled: boolean }
  | { readonly kind: 'making'; readonly progress: SiteProgress | undefined }
  | { readonly kind: 'done'; readonly report: Report }
  | { readonly kind: 'failed'; readonly problem: ProblemReport }

/** One way to publish: how main is asked for it. */
export interface PublishingWay<Options, Plan, Report> {
  /** Under which name the options of the last time are remembered, for each project. */
  readonly memory: string
  readonly usual: Options
  /** False while another way is chosen: then no plan is made. */
  readonly isChosen: Readonly<Ref<boolean>>
  readonly plan: (options: Options) => Promise<Outcome<Plan>>
  readonly choose: () => Promise<Outcome<ChosenPlace | undefined>>
  readonly run: (options: Options, place: string) => Promise<Outcome<Report | undefined>>
}

/** Before main is asked for a plan: one does not read faster than one types. */
const PAUSE = 200

/** Plans at every change of the options, and makes it. */
export function usePublishing<Options, Plan, Report>(way: PublishingWay<Options, Plan, Report>) {
  const project = useProject()
  const id = project.project?.id ?? ''
  const remembered = useLocalStorage<Readonly<Record<string, Options>>>(way.memory, {})
  const options = shallowRef(recall()) as ShallowRef<Options>
  const plan = shallowRef<Plan>()
  const refusal = shallowRef<ProblemReport>()
  const state = shallowRef<PublishState<Report>>({ kind: 'choosing', isCancelled: false })

  /** Copied: what is stored is reactive, and cannot be handed to the main process. */
  function recall(): Options {
    const known = remembered.value[id]
    return JSON.parse(JSON.stringify({ ...way.usual, ...known })) as Options
  }

  async function makePlan(): Promise<void> {
    if (!way.isChosen.value) return
    const asked = options.value
    await project.allSent()
    const outcome = await way.plan(asked)
    // Meanwhile another plan may have been asked for.
    if (asked !== options.value) return
    plan.value = outcome.kind === 'done' ? outcome.value : undefined
    refusal.value = outcome.kind === 'refused' ? outcome.problem : undefined
  }
  watchDebounced([options, way.isChosen], makePlan, { debounce: PAUSE })
  void makePlan()

  onScopeDispose(
    app().on('publishProgress', (progress) => {
      if (state.value.kind === 'making') state.value = { kind: 'making', progress }
    }),
  )

  async function start(): Promise<void> {
    const chosen = await way.choose()
    if (chosen.kind === 'refused') state.value = { kind: 'failed', problem: chosen.problem }
    if (chosen.kind === 'refused' || !chosen.value) return
    state.value = { kind: 'making', progress: undefined }
    await project.allSent()
    const outcome = await way.run(options.value, chosen.value.path)
    if (outcome.kind === 'refused') {
      state.value = { kind: 'failed', problem: outcome.problem }
      return
    }
    if (!outcome.value) {
      state.value = { kind: 'choosing', isCancelled: true }
      return
    }
    remembered.value = { ...remembered.value, [id]: options.value }
    state.value = { kind: 'done', report: outcome.value }
  }

  return {
    options,
    plan,
    refusal,
    state,
    isReady: computed(() => plan.value !== undefined && state.value.kind !== 'making'),
    start,
    cancel: (): void => void app().cancelPublishing(),
    /** Back to the options, after something was made. */
    again: (): void => {
      state.value = { kind: 'choosing', isCancelled: false }
    },
  }
}
