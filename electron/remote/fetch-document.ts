import { Problem, problem } from '../../iiif/problem.ts'
import { askPatiently, pauseUntil, type Pause } from './ask-patiently.ts'
import { decodeBody } from './decode-body.ts'
import { openRemoteClient, type RemoteAnswer } from './http-client.ts'
import { asRemoteProblem } from './remote-problem.ts'

export interface FetchOptions {
  readonly signal?: AbortSignal
  /** Waits so many milliseconds before the next try. */
  readonly pause?: Pause
}

/** In bytes, as it is sent and unpacked. */
const LARGEST = 20_000_000

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
  { signal, pause = pauseUntil(signal) }: FetchOptions = {},
): Promise<Buffer> {
  const address = typed.trim().replace(/#.*$/s, '')
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(address) || !URL.canParse(address)) {
    throw problem('remote/address-malformed', { address: typed })
  }
  const { host } = new URL(address)
  const client = openRemoteClient({ host, largest: LARGEST, ...(signal && { signal }) })
  try {
    const send = (): Promise<RemoteAnswer> =>
      client.send({
        method: 'GET',
        address,
        headers: {
          accept: 'application/ld+json, application/json;q=0.9',
          'accept-encoding': 'gzip, deflate, br',
        },
        redirects: 'follow',
      })
    return await readAnswer(await askPatiently(host, send, pause), host)
  } catch (error) {
    throw error instanceof Problem ? asRemoteProblem(error, host, LARGEST) : error
  } finally {
    client.close()
  }
}

async function readAnswer({ status, headers, body }: RemoteAnswer, host: string): Promise<Buffer> {
  if (status !== 200) throw problem('remote/refused', { host, status })
  const decoded = await decodeBody(body, headers['content-encoding'] ?? [], LARGEST)
  if (decoded === 'too-large') {
    throw problem('remote/too-large', { host, limit: LARGEST / 1_000_000 })
  }
  if (decoded === 'garbled') throw problem('remote/garbled', { host })
  const [type = 'something without a type'] = headers['content-type'] ?? []
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(type)
  // Servers often call JSON plain text; what begins like an object may be one.
  if (!isJson && !/^\uFEFF?\s*\{/.test(decoded.toString('utf8', 0, 200))) {
    throw problem('remote/not-a-document', { host, type: type.slice(0, 80) })
  }
  return decoded
}
