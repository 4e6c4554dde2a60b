import { shallowRef } from 'vue'
import type { ChosenPlace } from '../../electron/contract/app-api.ts'
import type { ManifestCheckReport } from '../../electron/contract/manifest-check.ts'
import { formatSenderReport } from '../../iiif/checks/sender-report.ts'
import type { ProblemReport } from '../../iiif/problem.ts'
import { app } from '../app-api.ts'

/** Checks a file with a manifest, and saves a mended copy of it. */
export function useManifestCheck() {
  const report = shallowRef<ManifestCheckReport>()
  const problem = shallowRef<ProblemReport>()
  const isBusy = shallowRef(false)
  const isCopied = shallowRef(false)
  const saved = shallowRef<ChosenPlace>()

  /** Does one thing at a time. */
  async function doing(task: () => Promise<void>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    problem.value = undefined
    await task()
    isBusy.value = false
  }

  const check = (): Promise<void> =>
    doing(async () => {
      const outcome = await app().checkManifest()
      if (outcome.kind === 'refused') problem.value = outcome.problem
      else if (outcome.value) {
        report.value = outcome.value
        isCopied.value = false
        saved.value = undefined
      }
    })

  const save = (): Promise<void> =>
    doing(async () => {
      const outcome = await app().saveMendedManifest()
      if (outcome.kind === 'refused') problem.value = outcome.problem
      else if (outcome.value) saved.value = outcome.value
    })

  async function copy(): Promise<void> {
    if (!report.value) return
    const { name, check: found } = report.value
    const outcome = await app().copyText(formatSenderReport(name, found))
    isCopied.value = outcome.kind === 'done'
  }

  return { report, problem, isBusy, isCopied, saved, check, save, copy }
}
