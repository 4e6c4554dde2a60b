import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../iiif/problem.ts'

/** Milliseconds in which we hear that a process has ended, after its connections have. */
const NOTICE = 100

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
    return await ask()
  } catch (error) {
    if (error instanceof Problem || signal.aborted) throw error
    await wait(NOTICE)
    return ask()
  }
}
