import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { problem } from '../../iiif/problem.ts'
import { isPrivateAddress } from './private-address.ts'

/** A request to another computer, sent exactly as it is written. */
export interface RemoteRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS'
  /** Encoded: nothing in it is tidied up on the way. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: 'follow' | 'tell'
  /** Ends this request alone. */
  readonly signal?: AbortSignal
}

export interface RemoteAnswer {
  readonly status: number
  /** Names in lower case, with every value that was sent. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: Buffer
}

export interface RemoteClient {
  /**
   * @throws Problem `check/unreachable`, also when the answer is too slow or too large;
   *   `check/led-elsewhere` for a redirect that is not followed; the reason of the signal
   */
  send(request: RemoteRequest): Promise<RemoteAnswer>
  /** Closes what is open. */
  close(): void
}

export interface RemoteClientOptions {
  /**
   * The server that the person named, as `host` or `host:port`. It may lie in their own network: that they
   * named it is their leave. Redirects to other such places are not followed.
   */
  readonly host?: string
  /** Of a body as it is sent, in bytes. */
  readonly largest?: number
  readonly signal?: AbortSignal
}

/** Connections at once: one does not overrun a server that one only looks at. */
const CONNECTIONS = 4
/** Milliseconds without a byte, and for the whole answer. */
const SILENCE = 15_000
const WHOLE = 60_000
/** In bytes. */
const LARGEST_BODY = 64 * 1024 * 1024
const MOST_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** A careful client: a few connections, limits of time and size, no cookies, no way into private networks. */
export function openRemoteClient({
  host,
  largest = LARGEST_BODY,
  signal: clientSignal,
}: RemoteClientOptions): RemoteClient {
  const options = { keepAlive: true, maxSockets: CONNECTIONS }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }

  const sendOnce = (request: RemoteRequest, url: URL): Promise<RemoteAnswer> =>
    new Promise((resolve, reject) => {
      const fail = (reason: string): void =>
        reject(problem('check/unreachable', { host: url.host, reason }))
      const isNamed = url.host === host
      const signal = request.signal ?? clientSignal
      if (!isNamed && isIP(bare(url.hostname)) && isPrivateAddress(bare(url.hostname))) {
        reject(problem('check/led-elsewhere', { address: request.address }))
        return
      }
      const { request: start } = url.protocol === 'https:' ? https : http
      const sent = start({
        method: request.method,
        hostname: bare(url.hostname),
        port: url.port,
        path: pathOf(request.address),
        headers: { 'user-agent': 'Florilegium', 'accept-encoding': 'identity', ...request.headers },
        agent: agents[url.protocol === 'https:' ? 'https:' : 'http:'],
        timeout: SILENCE,
        ...(isNamed ? {} : { lookup: lookUpPublic }),
        ...(signal ? { signal } : {}),
      })
      const late = setTimeout(() => sent.destroy(new Error(LATE)), WHOLE)
      sent.on('timeout', () => sent.destroy(new Error(LATE)))
      sent.on('close', () => clearTimeout(late))
      sent.on('error', (error) => {
        if (signal?.aborted) reject(signal.reason as Error)
        else if (error instanceof PrivateAddress)
          reject(problem('check/led-elsewhere', { address: request.address }))
        else fail(reasonOf(error))
      })
      sent.on('response', (response) => {
        const chunks: Buffer[] = []
        let length = 0
        response.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > largest) sent.destroy(new Error(TOO_LARGE))
          else chunks.push(chunk)
        })
        response.on('error', (error) => fail(reasonOf(error)))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: valuesOf(response.rawHeaders),
            body: Buffer.concat(chunks),
          }),
        )
      })
      sent.end()
    })

  return {
    async send(request) {
      let address = request.address
      for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
        const url = new URL(address)
        const answer = await sendOnce({ ...request, address }, url)
        const [location] = answer.headers['location'] ?? []
        const isLed = REDIRECTS.has(answer.status) && location !== undefined
        if (!isLed || request.redirects === 'tell') return answer
        address = nextAddress(address, location)
      }
      throw problem('check/led-elsewhere', { address })
    },
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

const LATE = 'it did not answer in time'
export const TOO_LARGE = 'the answer is too large'

/** A name that leads into a private network. */
class PrivateAddress extends Error {}

/** IPv6 addresses stand in brackets in an address, and without in a connection. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** What follows the server, exactly as it was written. */
const pathOf = (address: string): string => address.replace(/^https?:\/\/[^/?#]+/i, '') || '/'

/** @throws Problem `check/led-elsewhere` for a redirect from https to http, or to something else */
function nextAddress(from: string, location: string): string {
  if (!URL.canParse(location, from)) throw problem('check/led-elsewhere', { address: location })
  const next = new URL(location, from)
  const isAllowed =
    next.protocol === 'https:' || (next.protocol === 'http:' && from.startsWith('http:'))
  if (!isAllowed) throw problem('check/led-elsewhere', { address: next.href })
  return next.href
}

/** As the system looks names up, but private addresses are not given: asked at the moment of connecting. */
const lookUpPublic: LookupFunction = (name: string, options: LookupOptions, call) => {
  lookUp(name, { ...options, all: true }, (error, found: readonly LookupAddress[]) => {
    const open = error ? [] : found.filter(({ address }) => !isPrivateAddress(address))
    const [first] = open
    if (error || !first) call(error ?? new PrivateAddress(), '', 4)
    else if (options.all) call(null, [...open])
    else call(null, first.address, first.family)
  })
}

function valuesOf(raw: readonly string[]): RemoteAnswer['headers'] {
  const headers = new Map<string, string[]>()
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), raw[index + 1] ?? ''])
  }
  return Object.fromEntries(headers)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no server of this name is known',
  EAI_AGAIN: 'names cannot be looked up; is there a connection?',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it broke off the connection',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no connection',
  ETIMEDOUT: LATE,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

function reasonOf(error: Error): string {
  const { code = '' } = error as NodeJS.ErrnoException
  return REASONS[code] ?? error.message
}
