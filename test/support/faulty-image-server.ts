import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { requestRaw, type RawAnswer } from './raw-http.ts'

/** A request as it reaches the server. */
export interface Asked {
  readonly method: string
  /** What follows the identifier, undecoded: `full/max/0/default.jpg`, `info.json`, or nothing. */
  readonly rest: string
  readonly accept: string | undefined
  /** `If-None-Match`. */
  readonly condition: string | undefined
}

/** How a server goes wrong: it does something else than it was asked, or says something else. */
export interface ServerFault {
  readonly ask?: (asked: Asked) => string | undefined
  /** Another answer; the same to leave it as it is. */
  readonly answer?: (answer: RawAnswer, asked: Asked) => RawAnswer
}

export interface FaultyImageServer {
  readonly origin: string
  /** From now on it has this fault and no other. */
  fail(fault: ServerFault): void
  /** From now on it answers nothing. */
  pause(): void
  stop(): Promise<void>
}

export interface FaultyServerOptions {
  /** Of the real server, on 127.0.0.1. */
  readonly port: number
  /** Where its images begin: `/prefix/image/3/identifier`. */
  readonly bases: readonly string[]
}

/**
 * The real image server with faults of choice: it stands before it, on loopback, and changes what passes.
 * What the real server answers is remembered, so that a fault costs no second rendering.
 */
export async function startFaultyImageServer({
  port,
  bases,
}: FaultyServerOptions): Promise<FaultyImageServer> {
  let fault: ServerFault = {}
  let isPaused = false
  const known = new Map<string, Promise<RawAnswer>>()

  const askReal = (target: string, { method, accept, condition }: Asked): Promise<RawAnswer> => {
    const key = `${method} ${target} ${accept ?? ''} ${condition ?? ''}`
    const headers = [
      ...(accept === undefined ? [] : ([['Accept', accept]] as const)),
      ...(condition === undefined ? [] : ([['If-None-Match', condition]] as const)),
    ]
    const answer = known.get(key) ?? requestRaw(port, { method, target, headers })
    known.set(key, answer)
    return answer
  }

  const server = http.createServer((request, response) => {
    if (isPaused) return
    const { method = 'GET', url = '/' } = request
    const { accept, 'if-none-match': condition } = request.headers
    const base = bases.find((one) => url === one || url.startsWith(`${one}/`))
    const asked: Asked = {
      method,
      rest: base === undefined ? url : url.slice(base.length + 1),
      accept,
      condition,
    }
    const rest = fault.ask?.(asked)
    const target = rest === undefined ? url : `${base ?? bases[0] ?? ''}/${rest}`
    void askReal(target, asked).then((real) => {
      const { status, headers, body } = fault.answer?.(withOrigin(real), asked) ?? withOrigin(real)
      const kept = headers.filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()))
      response.writeHead(status, kept.flat())
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** The real server speaks of its own port. */
  const withOrigin = ({ status, headers, body }: RawAnswer): RawAnswer => {
    const renamed = (text: string): string => text.replaceAll(`http://127.0.0.1:${port}`, origin)
    const isText = headers.some(
      ([name, value]) => /content-type/i.test(name) && /json|text/.test(value),
    )
    return {
      status,
      headers: headers.map(([name, value]) => [name, renamed(value)] as const),
      body: isText ? Buffer.from(renamed(body.toString())) : body,
    }
  }

  return {
    origin,
    fail: (next) => {
      fault = next
    },
    pause: () => {
      isPaused = true
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** They belong to one connection, not to the answer. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
])
