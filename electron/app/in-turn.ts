/** Does one thing after another: a second waits until the first is done, however it ended. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>

export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
