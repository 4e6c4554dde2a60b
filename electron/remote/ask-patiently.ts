import { setTimeout as wait } from 'node:timers/promises'
import { problem } from '../../iiif/problem.ts'
import type { RemoteAnswer } from './http-client.ts'

const MOST_TRIES = 3
/** Milliseconds: without a word of the server's, and at most whatever it says. */
const SHORT_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
const BUSY: ReadonlySet<number> = new Set([429, 503])

/** Waits so many milliseconds before the next try. */
export type Pause = (milliseconds: number) => Promise<void>

/** Waits by the clock; who is no longer interested ends it with the reason of the signal. */
export const pauseUntil =
  (signal: AbortSignal | undefined): Pause =>
  (milliseconds) =>
    wait(milliseconds, undefined, { ...(signal && { signal }) })

/**
 * Asks a server, and a busy one again after the pause that it names.
 *
 * @throws Problem `remote/busy`, and what `send` throws
 */
export async function askPatiently(
  host: string,
  send: () => Promise<RemoteAnswer>,
  pause: Pause,
): Promise<RemoteAnswer> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await send()
    if (!BUSY.has(answer.status)) return answer
    if (tries < MOST_TRIES) await pause(pauseOf(answer))
  }
  throw problem('remote/busy', { host, tries: MOST_TRIES })
}

/** What `Retry-After` says, in seconds or as a date; within reason. @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function pauseOf({ headers }: RemoteAnswer): number {
  const [said = ''] = headers['retry-after'] ?? []
  const asked = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now()
  return Number.isNaN(asked) ? SHORT_PAUSE : Math.min(LONGEST_PAUSE, Math.max(0, asked))
}
