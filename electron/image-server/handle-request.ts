import type { IncomingMessage, ServerResponse } from 'node:http'
import { problem, Problem } from '../../iiif/problem.ts'
import { answerDocument } from './answer-document.ts'
import { answerImage, type Client, type ImageService } from './answer-image.ts'
import { answerPreview } from './answer-preview.ts'
import { answerProblem, INTERNAL_ERROR, PREFLIGHT, type Answer } from './answers.ts'
import type { Documents } from './documents.ts'
import { log } from './log.ts'
import { findRoute } from './routes.ts'
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
  const route = findRoute(url)
  if (!services.catalogue.has(route.prefix)) throw problem('image/address-unknown')
  let signal: AbortSignal | undefined
  const client: Client = {
    origin: `http://${host}`,
    target: url,
    accept: request.headers.accept,
    known: {
      tags: request.headers['if-none-match'],
      since: request.headers['if-modified-since'],
    },
    get signal() {
      return (signal ??= signalOf(response))
    },
  }
  switch (route.kind) {
    case 'image':
      return answerImage(route, client, services)
    case 'preview':
      return answerPreview(services.catalogue.get(route.prefix, route.identifier), client.known)
    case 'document':
      return answerDocument(route, client, services.documents)
  }
}

/**
 * Makes sure that the client knows whom it speaks to. A page elsewhere can let its own name lead to
 * 127.0.0.1; its requests then carry that name.
 *
 * @returns the host as the client wrote it
 * @throws Problem `image/host-foreign`
 */
function checkHost({ rawHeaders, socket }: IncomingMessage): string {
  let host = ''
  let hosts = 0
  // Names and values by turns. Node's own reading would keep the first of two.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!/^host$/i.test(rawHeaders[at] ?? '')) continue
    hosts += 1
    host = rawHeaders[at + 1] ?? ''
  }
  if (hosts !== 1 || !namesOf(socket.localPort ?? 0).has(host.toLowerCase())) {
    throw problem('image/host-foreign')
  }
  return host
}

/** By port, of which a server has one. */
const knownNames = new Map<number, ReadonlySet<string>>()

/** The hosts that are this server. */
function namesOf(port: number): ReadonlySet<string> {
  const known = knownNames.get(port)
  if (known) return known
  const names = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  // Clients leave out the port that http has by itself.
  if (port === 80) names.add('127.0.0.1').add('localhost')
  knownNames.set(port, names)
  return names
}

function answerError(error: unknown): Answer {
  if (error instanceof Problem) return answerProblem(error)
  log('a request failed', error)
  return INTERNAL_ERROR
}
