/** Work of which only the newest is wanted, and which the scholar may cancel. */
export interface OneAtATime {
  /** What it gives; undefined when it was cancelled, also by another that began. */
  run<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value | undefined>
  cancel(): void
}

export function oneAtATime(): OneAtATime {
  let current: AbortController | undefined
  return {
    async run(work) {
      current?.abort()
      const own = new AbortController()
      current = own
      try {
        return await work(own.signal)
      } catch (error) {
        if (own.signal.aborted) return undefined
        throw error
      } finally {
        if (current === own) current = undefined
      }
    },
    cancel: () => current?.abort(),
  }
}
