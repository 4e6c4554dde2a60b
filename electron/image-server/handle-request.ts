import type { IncomingMessage, ServerResponse } from 'node:http'
import { problem, Problem } from '../../iiif/problem.ts'
import { answerDocument } from './answer-document.ts'
import { answerImage, type Client, type ImageService } from './answer-image.ts'
import { answerProblem, INTERNAL_ERROR, PREFLIGHT, type Answer } from './answers.ts'
import type { Documents } from './documents.ts'
import { log } from './log.ts'
import { parseRoute } from './routes.ts'
import { writeAnswer } from './write-answer.ts'

export interface Services extends ImageService {
  readonly documents: Documents
}

/** Answers one request, whatever it is. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<void> {
  const answer = await answerRequest(request, response, services).catch(answerError)
  writeAnswer(request, response, answer)
}

/** Aborted when the client goes before it has its answer. Made when it is first wanted: a stored tile needs none. */
function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  if (response.destroyed) gone.abort()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

/** The cheap checks come first, and all of them before any work. */
async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<Answer> {
  const host = checkHost(request)
  const { method = '', url = '' } = request
  if (method === 'OPTIONS') return PREFLIGHT
  if (method !== 'GET' && method !== 'HEAD') throw problem('image/method-refused', { method })
  const route = parseRoute(url)
  if (!services.catalogue.has(route.prefix)) throw problem('image/address-unknown')
  let signal: AbortSignal | undefined
  const client: Client = {
    origin: `http://${host}`,
    accept: request.headers.accept,
    known: {
      tags: request.headers['if-none-match'],
      since: request.headers['if-modified-since'],
    },
    get signal() {
      return (signal ??= signalOf(response))
    },
  }
  return route.kind === 'image'
    ? answerImage(route, client, services)
    : answerDocument(route, client, services.documents)
}

/**
 * Makes sure that the client knows whom it speaks to. A page elsewhere can let its own name lead to
 * 127.0.0.1; its requests then carry that name.
 *
 * @returns the host as the client wrote it
 * @throws Problem `image/host-foreign`
 */
function checkHost({ rawHeaders, socket }: IncomingMessage): string {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  )
  const [host = ''] = hosts
  const port = socket.localPort ?? 0
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`]
  // Clients leave out the port that http has by itself.
  if (port === 80) ours.push('127.0.0.1', 'localhost')
  if (hosts.length !== 1 || !ours.includes(host.toLowerCase())) throw problem('image/host-foreign')
  return host
}

function answerError(error: unknown): Answer {
  if (error instanceof Problem) return answerProblem(error)
  log('a request failed', error)
  return INTERNAL_ERROR
}
