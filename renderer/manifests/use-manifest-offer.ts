import { shallowRef } from 'vue'
import type { ManifestPreview } from '../../electron/contract/manifests.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { app } from '../app-api.ts'

/** The manifest that is offered, what it would bring, or why it cannot be opened. One at a time. */
const preview = shallowRef<ManifestPreview>()
const refusal = shallowRef<ProblemReport>()
let asked = 0

export function useManifestOffer() {
  async function read(file: string): Promise<void> {
    asked += 1
    const mine = asked
    preview.value = undefined
    refusal.value = undefined
    const outcome = await app().previewManifest(file)
    // Meanwhile another one may have been chosen.
    if (mine !== asked) return
    if (outcome.kind === 'refused') refusal.value = outcome.problem
    else preview.value = outcome.value
  }

  return { preview, refusal, offer: (file: string): void => void read(file) }
}
