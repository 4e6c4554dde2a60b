import type { AppBridge } from '../electron/contract/app-api.ts'
import type { Outcome } from '../electron/contract/outcome.ts'
import { useNotices } from './stores/notices.ts'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly app: AppBridge
  }
}

/** The rest of the program, as the window sees it. A function, so that nothing is asked before it is there. */
export const app = (): AppBridge => window.app

/**
 * The value of an answer. A refusal is shown as a notice and gives undefined: for requests after
 * which the window simply stays as it is.
 */
export async function valueOf<Value>(answer: Promise<Outcome<Value>>): Promise<Value | undefined> {
  const outcome = await answer
  if (outcome.kind === 'done') return outcome.value
  useNotices().showProblem(outcome.problem)
  return undefined
}
