import { Problem } from '../../iiif/problem.ts'

export interface SaveQueueOptions<State> {
  /** Makes a state durable. @throws Problem when it cannot */
  readonly save: (state: State) => Promise<void>
  readonly onSaved: (state: State) => void
  readonly onFailing: (problem: Problem) => void
  /** A save failed in a way that nobody foresaw. It is tried again as well. */
  readonly onMistake: (error: unknown) => Problem
}

/** Saves the newest state, one save at a time; what failed is tried again until it succeeds. */
export interface SaveQueue<State> {
  /** This state is now the one to save. */
  push(state: State): void
  /** Tries again at once what waits for its next try. */
  retry(): void
  /** Waits until nothing is left to save. @throws Problem when it could not be saved now */
  flush(): Promise<void>
  /** Gives up what is not saved. */
  stop(): void
}

/** Milliseconds until the next try after a failure; the last for all further ones. */
const DELAYS = [1000, 2000, 4000, 8000, 16_000, 30_000]

export function openSaveQueue<State>(options: SaveQueueOptions<State>): SaveQueue<State> {
  let waiting: { readonly state: State } | undefined
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let failure: Problem | undefined
  let isStopped = false

  const start = (): void => {
    if (running || !waiting || isStopped) return
    clearTimeout(timer)
    timer = undefined
    const { state } = waiting
    waiting = undefined
    running = saveOne(state).finally(() => {
      running = undefined
      // After a failure the timer, a retry or a flush goes on; a newer state does not hurry it.
      if (!failure) start()
    })
  }

  const saveOne = async (state: State): Promise<void> => {
    try {
      await options.save(state)
      failure = undefined
      failures = 0
      options.onSaved(state)
    } catch (error) {
      failure = error instanceof Problem ? error : options.onMistake(error)
      waiting ??= { state }
      const delay = DELAYS[Math.min(failures, DELAYS.length - 1)]
      failures += 1
      if (isStopped) return
      timer = setTimeout(start, delay)
      options.onFailing(failure)
    }
  }

  return {
    push(state) {
      waiting = { state }
      if (!timer) start()
    },
    retry: start,
    async flush() {
      // Two rounds at least: one that runs already may have begun before the newest state.
      while (!isStopped && (running || waiting)) {
        if (!running) start()
        const isOwnTry = waiting === undefined
        await running
        if (failure && isOwnTry) throw failure
      }
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
