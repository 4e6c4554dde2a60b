import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../iiif/problem.ts'

/** Milliseconds in which we usually hear that a process has ended, after its connections have. */
const NOTICE = 100

/** On a busy machine we hear it later: so many times as long at most. */
const MOST_NOTICES = 100

/**
 * Asks the image server, and once more where its process ended under the request: the next one gives the
 * same picture, so that a crash costs a moment and no tile. Not more than once, since the picture itself
 * may be the cause.
 *
 * @param ask waits while the process starts; it may ask for pictures alone, which changes nothing
 * @param signal aborted when nobody waits for the answer any more
 */
export async function askTwice<Answer>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await askWhoListens(ask, signal)
  } catch (error) {
    if (error instanceof Problem || signal.aborted) throw error
    await wait(NOTICE)
    return askWhoListens(ask, signal)
  }
}

/** Where nothing listens, nobody was asked: the process has ended, and we have not heard of it yet. */
async function askWhoListens<Answer>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  for (let notices = 0; ; notices += 1) {
    try {
      return await ask()
    } catch (error) {
      const isRefused = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'
      if (!isRefused || signal.aborted || notices === MOST_NOTICES) throw error
      await wait(NOTICE)
    }
  }
}
