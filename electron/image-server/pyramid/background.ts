import { log } from '../log.ts'

/** Work for when there is nothing better to do: one at a time, what was wished last first. */
export interface Background<Wish> {
  add(wish: Wish): void
  /** There is something better to do now. */
  pause(): void
}

export interface BackgroundOptions<Wish> {
  readonly keyOf: (wish: Wish) => string
  readonly run: (wish: Wish) => Promise<unknown>
}

/** How long nothing else must have been asked for, in milliseconds. */
const QUIET = 1_500
/** What was wished long ago is seldom looked at any more. */
const MOST_WISHES = 200

export function createBackground<Wish>({ keyOf, run }: BackgroundOptions<Wish>): Background<Wish> {
  const wishes = new Map<string, Wish>()
  let isRunning = false
  let lastAsked = 0
  let timer: NodeJS.Timeout | undefined

  const runNext = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    for (let wish = takeNewest(); wish !== undefined; wish = takeNewest()) {
      // Nobody waits for it; whoever needs it later is told what is wrong.
      await run(wish).catch((error: unknown) => log('work in the background failed', error))
    }
    isRunning = false
    if (wishes.size > 0) wait()
  }

  const takeNewest = (): Wish | undefined => {
    const newest = [...wishes].at(-1)
    if (!newest || Date.now() - lastAsked < QUIET) return undefined
    wishes.delete(newest[0])
    return newest[1]
  }

  const wait = (): void => {
    lastAsked = Date.now()
    // A little later, so that it is not woken just before the time is over.
    timer ??= setTimeout(() => void runNext(), QUIET + 50).unref()
    timer.refresh()
  }

  return {
    add(wish) {
      const key = keyOf(wish)
      wishes.delete(key)
      wishes.set(key, wish)
      const [oldest] = wishes.keys()
      if (wishes.size > MOST_WISHES && oldest !== undefined) wishes.delete(oldest)
      wait()
    },

    pause() {
      if (wishes.size > 0) wait()
    },
  }
}
