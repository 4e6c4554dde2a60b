import http from 'node:http'

/** Keeps connections open: a screen of thumbnails is forty requests. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })

/** Previews are there at once, so that they need not stand in line behind pictures that are still made. */
const previews = new http.Agent({ keepAlive: true, maxSockets: 2 })
const PREVIEW = '/preview/'

/** Of an answer of the image server, what the window is told. `Link` and the like would show the server's address. */
const PASSED_ON = ['cache-control', 'content-type', 'etag', 'last-modified'] as const

const INFO = '/info.json'

export interface ImageOrder {
  /** `http://127.0.0.1:{port}/{prefix}`. */
  readonly base: string
  /** As the window wrote it, undecoded: `/image/3/f.%201r.jpg/full/max/0/default.jpg`. */
  readonly path: string
  /** The address that the window asked for. */
  readonly address: string
  readonly method: 'GET' | 'HEAD'
  readonly signal: AbortSignal
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** Answers a request of the window for an image or its information from the image server. */
export async function forwardImage(order: ImageOrder): Promise<Response> {
  const { status, headers, body } = await ask(order)
  if (status === 200 && order.path.endsWith(INFO) && order.method === 'GET') {
    return new Response(renameService(body, order.address), { status, headers })
  }
  // One piece, in memory of its own: it is copied once, into the answer.
  return new Response(body.length > 0 ? (body as Uint8Array<ArrayBuffer>) : null, {
    status,
    headers,
  })
}

/**
 * The information with the address under which the window asked for it: the server's own has the port and
 * the unguessable segment in it, which the window neither needs nor may know.
 */
function renameService(body: Buffer, address: string): string {
  const information: unknown = JSON.parse(body.toString('utf8'))
  if (typeof information !== 'object' || information === null) return body.toString('utf8')
  const id = address.slice(0, -INFO.length)
  return JSON.stringify({ ...information, ['id' in information ? 'id' : '@id']: id })
}

/** Where the image server is: the same for thousands of requests. */
let known: { readonly base: string; readonly place: URL } | undefined

function placeOf(base: string): URL {
  if (known?.base !== base) known = { base, place: new URL(base) }
  return known.place
}

function ask({ base, path, method, signal }: ImageOrder): Promise<Answer> {
  const { hostname, port, pathname } = placeOf(base)
  return new Promise((resolve, reject) => {
    const request = http.request(
      // The path is handed on as it came: joining it to a URL would decode or normalise parts of it.
      {
        agent: path.startsWith(PREVIEW) ? previews : agent,
        hostname,
        port,
        method,
        signal,
        path: pathname.replace(/\/$/, '') + path,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const { statusCode = 502, headers } = answer
          const [only] = chunks
          resolve({
            status: statusCode,
            headers: selectHeaders(headers),
            body: chunks.length === 1 && only ? only : Buffer.concat(chunks),
          })
        })
      },
    )
    request.on('error', reject)
    request.end()
  })
}

function selectHeaders(headers: http.IncomingHttpHeaders): Answer['headers'] {
  const selected: Record<string, string> = { 'X-Content-Type-Options': 'nosniff' }
  for (const name of PASSED_ON) {
    const value = headers[name]
    if (value !== undefined) selected[name] = value
  }
  return selected
}
