import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { problem, type Problem } from '../../iiif/problem.ts'
import type { ToImageServer } from '../contract/image-server.ts'
import { answerProblem } from './answers.ts'
import { watchConnections } from './connections.ts'
import { stopReading, writeAnswer, writeLastAnswer } from './write-answer.ts'

/** By name, since a server without one listens on every interface. */
const LOOPBACK = '127.0.0.1'

/** Slow or idle clients must not keep others out. In milliseconds, and in bytes. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
}
/** More than a thousand requests at once are answered; it is files that run out at last. */
const MOST_CONNECTIONS = 2_048

/** Connections that the system may hold until they are accepted: a burst of clients is not refused. */
const BACKLOG = 4_096

export function createLocalServer(listener: RequestListener): Server {
  const server = createServer(LIMITS)
  server.maxConnections = MOST_CONNECTIONS
  const connections = watchConnections(server)
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (connections.asksTooMuch(request.socket)) {
      writeAnswer(request, response, answerProblem(problem('image/busy')))
    } else listener(request, response)
  }
  server.on('request', answer)
  // What a client expects before it sends a body does not matter: no body is ever wanted.
  const answerAtOnce = (request: IncomingMessage, response: ServerResponse): void =>
    void server.emit('request', request, response)
  server.on('checkContinue', answerAtOnce)
  server.on('checkExpectation', answerAtOnce)
  server.on('connect', (_request, socket: Socket) => {
    stopReading(socket)
    writeLastAnswer(socket, answerProblem(problem('image/method-refused', { method: 'CONNECT' })))
  })
  server.on('clientError', (error: ConnectionError, socket: Socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy()
    stopReading(socket)
    // Requests that came before it on the same connection are answered first.
    connections.whenAnswered(socket, () =>
      writeLastAnswer(socket, answerProblem(problemOfConnection(error))),
    )
  })
  return server
}

interface ConnectionError extends NodeJS.ErrnoException {
  /** What was read last, where it was not understood, and how far it was. */
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

/** The first line of a request that is one but for its method. */
const UNKNOWN_METHOD = /^([A-Z][A-Z-]{0,19}) \S+ HTTP\/1\.[01]\r\n/

/** Errors below the level of requests. @see https://nodejs.org/api/http.html#event-clienterror */
function problemOfConnection(error: ConnectionError): Problem {
  const { code } = error
  if (code === 'HPE_INVALID_METHOD') {
    const [, method] = UNKNOWN_METHOD.exec(lineOf(error)) ?? []
    if (method !== undefined) return problem('image/method-unknown', { method })
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return problem('image/headers-too-large', { kilobytes: LIMITS.maxHeaderSize / 1024 })
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem('image/request-late', { seconds: LIMITS.headersTimeout / 1000 })
  }
  return problem('image/request-malformed')
}

/** The line in which the reading ended: good requests may stand before it. */
function lineOf({ rawPacket, bytesParsed = 0 }: ConnectionError): string {
  const text = rawPacket?.toString('latin1') ?? ''
  const start = text.lastIndexOf('\n', Math.max(0, bytesParsed - 1)) + 1
  return text.slice(start, text.indexOf('\n', start) + 1)
}

/**
 * Listens on this computer alone. Once only: asked again, it goes on where it is.
 *
 * @returns the port
 * @throws Problem `server/port-taken`
 */
export async function listen(
  server: Server,
  { port = 0, ifTaken }: Extract<ToImageServer, { kind: 'listen' }>,
): Promise<number> {
  if (server.listening) return portOf(server)
  try {
    return await listenOn(server, port)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    if (ifTaken === 'refuse') throw problem('server/port-taken', { port })
    return listenOn(server, 0)
  }
}

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: LOOPBACK, backlog: BACKLOG }, () => {
      server.off('error', reject)
      resolve(portOf(server))
    })
  })

const portOf = (server: Server): number => (server.address() as AddressInfo).port
