import { onScopeDispose, shallowRef } from 'vue'
import type { ImageCheckOrder } from '../../electron/contract/image-check.ts'
import type { ImageCheckReport } from '../../iiif/image-check/report.ts'
import type { CheckProgress } from '../../iiif/image-check/run-check.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { app } from '../app-api.ts'

export type ImageCheckState =
  | { readonly kind: 'asking' }
  /** No progress as long as the server has not answered. */
  | { readonly kind: 'checking'; readonly progress: CheckProgress | undefined }
  | { readonly kind: 'done'; readonly report: ImageCheckReport }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: ProblemReport }

/** Has a server checked; leaving the dialog cancels. */
export function useImageCheck() {
  const state = shallowRef<ImageCheckState>({ kind: 'asking' })
  const isChecking = (): boolean => state.value.kind === 'checking'

  onScopeDispose(
    app().on('imageCheckProgressed', (progress) => {
      if (isChecking()) state.value = { kind: 'checking', progress }
    }),
  )
  onScopeDispose(() => {
    if (isChecking()) void app().cancelImageCheck()
  })

  async function start(order: ImageCheckOrder): Promise<void> {
    state.value = { kind: 'checking', progress: undefined }
    const outcome = await app().checkImageServer(order)
    if (outcome.kind === 'refused') state.value = { kind: 'failed', problem: outcome.problem }
    else if (outcome.value) state.value = { kind: 'done', report: outcome.value }
    else state.value = { kind: 'cancelled' }
  }

  return { state, start, cancel: () => void app().cancelImageCheck() }
}
