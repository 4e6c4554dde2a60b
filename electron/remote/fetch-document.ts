import { Problem, problem } from '../../iiif/problem.ts'
import { askPatiently, pauseUntil, type Pause } from './ask-patiently.ts'
import { decodeBody } from './decode-body.ts'
import { openRemoteClient, type RemoteAnswer } from './http-client.ts'
import { mediaTypeOf } from './picture-kind.ts'
import { asRemoteProblem } from './remote-problem.ts'

export interface FetchOptions {
  readonly signal?: AbortSignal
  /** Waits so many milliseconds before the next try. */
  readonly pause?: Pause
  /**
   * `named`: a person named this server, which may lie in their own network. `public`: something else did, so that it
   * may not.
   */
  readonly reach?: 'named' | 'public'
}

/** What stands at an address, unpacked. */
export type RemoteResource =
  | { readonly kind: 'document'; readonly body: Buffer }
  | { readonly kind: 'picture'; readonly body: Buffer; readonly mediaType: string }

/** In bytes, as it is sent and unpacked. */
const LARGEST = 20_000_000
const LARGEST_PICTURE = 64_000_000

const DOCUMENTS = 'application/ld+json, application/json;q=0.9'

/**
 * Reads a JSON document of another server: politely, within limits, and never from a private network but of the
 * server that the person named.
 *
 * @param typed the address as a person typed it: that they did is leave to ask this server
 * @returns its bytes, unpacked
 * @throws Problem `remote/…`; the reason of the signal
 */
export async function fetchDocument(typed: string, options: FetchOptions = {}): Promise<Buffer> {
  const asked = { accept: DOCUMENTS, largest: LARGEST }
  const { host, answer } = await fetchAnswer(typed, asked, options)
  return readDocument(answer, host)
}

/**
 * Reads a JSON document or a picture of another server, in the same way.
 *
 * @throws Problem `remote/…`; the reason of the signal
 */
export async function fetchResource(
  typed: string,
  options: FetchOptions = {},
): Promise<RemoteResource> {
  const asked = { accept: `${DOCUMENTS}, image/*;q=0.5`, largest: LARGEST_PICTURE }
  const { host, answer } = await fetchAnswer(typed, asked, options)
  const mediaType = mediaTypeOf(answer.body)
  return mediaType === undefined
    ? { kind: 'document', body: readDocument(answer, host) }
    : { kind: 'picture', body: answer.body, mediaType }
}

/** What a server answers in the end, its body unpacked. */
async function fetchAnswer(
  typed: string,
  { accept, largest }: { readonly accept: string; readonly largest: number },
  { signal, pause = pauseUntil(signal), reach = 'named' }: FetchOptions,
): Promise<{ readonly host: string; readonly answer: RemoteAnswer }> {
  const address = typed.trim().replace(/#.*$/s, '')
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(address) || !URL.canParse(address)) {
    throw problem('remote/address-malformed', { address: typed })
  }
  const { host } = new URL(address)
  const client = openRemoteClient({
    largest,
    ...(reach === 'named' && { host }),
    ...(signal && { signal }),
  })
  try {
    const send = (): Promise<RemoteAnswer> =>
      client.send({
        method: 'GET',
        address,
        headers: { accept, 'accept-encoding': 'gzip, deflate, br' },
        redirects: 'follow',
      })
    return { host, answer: await unpack(await askPatiently(host, send, pause), host, largest) }
  } catch (error) {
    throw error instanceof Problem ? asRemoteProblem(error, host, largest) : error
  } finally {
    client.close()
  }
}

async function unpack(answer: RemoteAnswer, host: string, largest: number): Promise<RemoteAnswer> {
  const { status, headers, body } = answer
  if (status !== 200) throw problem('remote/refused', { host, status })
  const decoded = await decodeBody(body, headers['content-encoding'] ?? [], largest)
  if (decoded === 'too-large') {
    throw problem('remote/too-large', { host, limit: largest / 1_000_000 })
  }
  if (decoded === 'garbled') throw problem('remote/garbled', { host })
  return { ...answer, body: decoded }
}

function readDocument({ headers, body }: RemoteAnswer, host: string): Buffer {
  if (body.length > LARGEST) throw problem('remote/too-large', { host, limit: LARGEST / 1_000_000 })
  const [type = 'something without a type'] = headers['content-type'] ?? []
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(type)
  // Servers often call JSON plain text; what begins like an object may be one.
  if (!isJson && !/^\uFEFF?\s*\{/.test(body.toString('utf8', 0, 200))) {
    throw problem('remote/not-a-document', { host, type: type.slice(0, 80) })
  }
  return body
}
