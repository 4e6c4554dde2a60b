import type { Problem } from '../../iiif/problem.ts'

/** A promise that is settled from outside. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>
  isSettled(): boolean
  resolve(value: Value): void
  reject(reason: Problem): void
}

export function defer<Value>(): Deferred<Value> {
  let isSettled = false
  let settle: Pick<Deferred<Value>, 'resolve' | 'reject'> | undefined
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Nobody may be waiting; then a rejection is told by `onState` alone.
  promise.catch(() => undefined)
  return {
    promise,
    isSettled: () => isSettled,
    resolve(value) {
      isSettled = true
      settle?.resolve(value)
    },
    reject(reason) {
      isSettled = true
      settle?.reject(reason)
    },
  }
}
