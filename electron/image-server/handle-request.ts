import type { IncomingMessage, ServerResponse } from 'node:http'
import { problem, Problem } from '../../iiif/problem.ts'
import { answerDocument } from './answer-document.ts'
import { answerImage, type Client, type ImageService } from './answer-image.ts'
import { answerProblem, COMMON_HEADERS, INTERNAL_ERROR, PREFLIGHT, type Answer } from './answers.ts'
import type { Documents } from './documents.ts'
import { log } from './log.ts'
import { parseRoute } from './routes.ts'

export interface Services extends ImageService {
  readonly documents: Documents
}

/** Answers one request, whatever it is. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  services: Services,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const answer = await answerRequest(request, gone.signal, services).catch(answerError)
  writeAnswer(response, answer)
}

/** The cheap checks come first, and all of them before any work. */
async function answerRequest(
  request: IncomingMessage,
  signal: AbortSignal,
  services: Services,
): Promise<Answer> {
  const host = checkHost(request)
  const { method = '', url = '' } = request
  if (method === 'OPTIONS') return PREFLIGHT
  if (method !== 'GET' && method !== 'HEAD') throw problem('image/method-refused', { method })
  const route = parseRoute(url)
  if (!services.catalogue.has(route.prefix)) throw problem('image/address-unknown')
  const client: Client = {
    origin: `http://${host}`,
    accept: request.headers.accept,
    knownTags: request.headers['if-none-match'],
    signal,
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

function writeAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  const hasBody = status !== 204 && status !== 304
  response.writeHead(status, {
    ...COMMON_HEADERS,
    ...headers,
    ...(hasBody && { 'Content-Length': String(Buffer.byteLength(body)) }),
    // What came with a refused method may still be on its way; it is not waited for.
    ...(status === 405 && { Connection: 'close' }),
  })
  // For HEAD, Node keeps the body to itself.
  response.end(hasBody ? body : undefined)
}
