import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ProblemReport } from '../../iiif/problem.ts'

/** Whether the open project may be changed; where it may not, it can be looked at and exported. */
export const useReading = defineStore('reading', () => {
  /** Why it is open for reading only; undefined where it may be changed. */
  const reason = shallowRef<ProblemReport>()
  /** How often the scholar wanted to change what can only be read. */
  const prevented = shallowRef(0)

  return {
    reason,
    prevented,
    begin(why: ProblemReport | undefined): void {
      reason.value = why
      prevented.value = 0
    },
    /** False where it is open for reading only: then the window says so, and nothing happens. */
    mayChange(): boolean {
      if (reason.value) prevented.value += 1
      return !reason.value
    },
  }
})
