import { setTimeout as wait } from 'node:timers/promises'
import { Problem, problem } from '../../iiif/problem.ts'
import { decodeBody } from './decode-body.ts'
import { openRemoteClient, TOO_LARGE, type RemoteAnswer, type RemoteClient } from './http-client.ts'

export interface FetchOptions {
  readonly signal?: AbortSignal
  /** Waits so many milliseconds before the next try. */
  readonly pause?: (milliseconds: number) => Promise<void>
}

/** In bytes, as it is sent and unpacked. */
const LARGEST = 20_000_000
const MOST_TRIES = 3
/** Milliseconds: without a word of the server's, and at most whatever it says. */
const SHORT_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
const BUSY: ReadonlySet<number> = new Set([429, 503])

/**
 * Reads a JSON document of another server: politely, within limits, and never from a private network but of the
 * server that the person named.
 *
 * @param typed the address as a person typed it: that they did is leave to ask this server
 * @returns its bytes, unpacked
 * @throws Problem `remote/…`; the reason of the signal
 */
export async function fetchDocument(
  typed: string,
  {
    signal,
    pause = (time) => wait(time, undefined, { ...(signal && { signal }) }),
  }: FetchOptions = {},
): Promise<Buffer> {
  const address = typed.trim().replace(/#.*$/s, '')
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(address) || !URL.canParse(address)) {
    throw problem('remote/address-malformed', { address: typed })
  }
  const { host } = new URL(address)
  const client = openRemoteClient({ host, largest: LARGEST, ...(signal && { signal }) })
  try {
    return await readAnswer(await askPatiently({ client, address, host, pause }), host)
  } catch (error) {
    throw error instanceof Problem ? translated(error, host) : error
  } finally {
    client.close()
  }
}

interface Asking {
  readonly client: RemoteClient
  readonly address: string
  readonly host: string
  readonly pause: (milliseconds: number) => Promise<void>
}

async function askPatiently({ client, address, host, pause }: Asking): Promise<RemoteAnswer> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await client.send({
      method: 'GET',
      address,
      headers: {
        accept: 'application/ld+json, application/json;q=0.9',
        'accept-encoding': 'gzip, deflate, br',
      },
      redirects: 'follow',
    })
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

async function readAnswer({ status, headers, body }: RemoteAnswer, host: string): Promise<Buffer> {
  if (status !== 200) throw problem('remote/refused', { host, status })
  const decoded = await decodeBody(body, headers['content-encoding'] ?? [], LARGEST)
  if (decoded === 'too-large') throw tooLarge(host)
  if (decoded === 'garbled') throw problem('remote/garbled', { host })
  const [type = 'something without a type'] = headers['content-type'] ?? []
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(type)
  // Servers often call JSON plain text; what begins like an object may be one.
  if (!isJson && !/^\uFEFF?\s*\{/.test(decoded.toString('utf8', 0, 200))) {
    throw problem('remote/not-a-document', { host, type: type.slice(0, 80) })
  }
  return decoded
}

const tooLarge = (host: string): Problem =>
  problem('remote/too-large', { host, limit: LARGEST / 1_000_000 })

/** What the client says of a check, said of a document. */
function translated(found: Problem, host: string): Problem {
  const { code, details } = found
  if (code === 'check/led-elsewhere') {
    return problem('remote/led-elsewhere', { address: details['address'] ?? '' })
  }
  if (code !== 'check/unreachable') return found
  const reason = details['reason'] ?? ''
  return reason === TOO_LARGE
    ? tooLarge(host)
    : problem('remote/down', { host: details['host'] ?? host, reason })
}
