import { setImmediate } from 'node:timers/promises'

/** In milliseconds: shorter than one sees a window hesitate. */
const LONGEST_TURN = 8

/** Lets everything else go on in between, where much is done without waiting for anything. */
export function takeBreaks(): { readonly take: () => Promise<void> } {
  let since = performance.now()
  return {
    async take() {
      if (performance.now() - since < LONGEST_TURN) return
      await setImmediate()
      since = performance.now()
    },
  }
}
