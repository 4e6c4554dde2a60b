/** Room in memory that several tasks share: who needs more than is left waits, in the order of coming. */
export interface MemoryRoom {
  /** @param bytes what the task needs; more than there is at all, and it runs alone */
  with<Result>(bytes: number, task: () => Promise<Result>): Promise<Result>
}

/** @param capacity in bytes */
export function createMemoryRoom(capacity: number): MemoryRoom {
  const waiting: { readonly bytes: number; readonly start: () => void }[] = []
  let taken = 0
  let running = 0

  const startThoseThatFit = (): void => {
    for (let [next] = waiting; next; [next] = waiting) {
      if (running > 0 && taken + next.bytes > capacity) return
      waiting.shift()
      taken += next.bytes
      running += 1
      next.start()
    }
  }

  return {
    async with(bytes, task) {
      await new Promise<void>((resolve) => {
        waiting.push({ bytes, start: resolve })
        startThoseThatFit()
      })
      try {
        return await task()
      } finally {
        taken -= bytes
        running -= 1
        startThoseThatFit()
      }
    },
  }
}
