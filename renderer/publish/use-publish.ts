import { useLocalStorage, watchDebounced } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { SiteProgress, SiteReport } from '../../electron/contract/publishing.ts'
import { textFor } from '../../iiif/language-map.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import type { SiteOptions, SitePlan } from '../../iiif/site/options.ts'
import { app } from '../app-api.ts'
import { slugOf, usualOptions } from '../export/export-form.ts'
import { useProject } from '../stores/project.ts'

export type PublishState =
  | { readonly kind: 'choosing'; readonly isCancelled: boolean }
  | { readonly kind: 'making'; readonly progress: SiteProgress | undefined }
  | { readonly kind: 'done'; readonly report: SiteReport }
  | { readonly kind: 'failed'; readonly problem: ProblemReport }

/** Before main is asked for a plan: one does not read faster than one types. */
const PAUSE = 200

/** Plans a website at every change of its options, and makes it. */
export function usePublish() {
  const project = useProject()
  const id = project.project?.id ?? ''
  const name = textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
  const remembered = useLocalStorage<Readonly<Record<string, SiteOptions>>>('site-options', {})
  const options = shallowRef<SiteOptions>(recall())
  const plan = shallowRef<SitePlan>()
  const refusal = shallowRef<ProblemReport>()
  const state = shallowRef<PublishState>({ kind: 'choosing', isCancelled: false })

  /** Copied: what is stored is reactive, and cannot be handed to the main process. */
  function recall(): SiteOptions {
    const usual: SiteOptions = {
      base: usualOptions(name).base,
      images: { kind: 'tiles' },
      hasOlderVersion: false,
    }
    return JSON.parse(JSON.stringify(remembered.value[id] ?? usual)) as SiteOptions
  }

  async function makePlan(): Promise<void> {
    const asked = options.value
    await project.allSent()
    const outcome = await app().planSite(asked)
    // Meanwhile another plan may have been asked for.
    if (asked !== options.value) return
    plan.value = outcome.kind === 'done' ? outcome.value : undefined
    refusal.value = outcome.kind === 'refused' ? outcome.problem : undefined
  }
  watchDebounced(options, makePlan, { debounce: PAUSE })
  void makePlan()

  onScopeDispose(
    app().on('publishProgress', (progress) => {
      if (state.value.kind === 'making') state.value = { kind: 'making', progress }
    }),
  )

  async function start(): Promise<void> {
    const chosen = await app().chooseSiteFolder({ name: slugOf(name) })
    if (chosen.kind === 'refused') state.value = { kind: 'failed', problem: chosen.problem }
    if (chosen.kind === 'refused' || !chosen.value) return
    state.value = { kind: 'making', progress: undefined }
    await project.allSent()
    const outcome = await app().publishSite({ options: options.value, folder: chosen.value.path })
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
    /** Back to the options, after a website was made. */
    again: (): void => {
      state.value = { kind: 'choosing', isCancelled: false }
    },
  }
}
