import { protocol, type Session } from 'electron'
import { Problem, sentenceOf } from '../../iiif/problem.ts'
import type { RemotePicture } from '../app/app.ts'
import { askTwice } from './ask-twice.ts'
import { forwardImage } from './forward-image.ts'
import type { PageFile } from './page.ts'

const SCHEME = 'app'

/** Where everything that the window shows comes from. */
export const ORIGIN = `${SCHEME}://florilegium`

/** Two versions of the Image API, and previews, as the image server has them under its prefix. */
const IMAGE = /^\/(?:image\/[23]|preview)\//

/** Pictures of other servers. */
const REMOTE = '/remote/'

export interface SchemeContent {
  readonly page: PageFile
  /** Where the images of the open project are served; waits while the image server starts. */
  readonly imageServerBase: () => Promise<string>
  /** Pictures of the open project that other servers hold. */
  readonly remotePicture: (path: string, signal: AbortSignal) => Promise<RemotePicture>
}

/** Must be called before Electron is ready: makes the scheme one that pages can live on. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

/** Answers every request of the window: for its own files, and for images. */
export function serveScheme(session: Session, content: SchemeContent): void {
  session.protocol.handle(SCHEME, async (request) => {
    try {
      return await answer(request, content)
    } catch (error) {
      if (error instanceof Problem) return sayNo(503, sentenceOf(error))
      // The window dropped the request, or the image server stopped under it: one tile is missing.
      return sayNo(502, 'The image server did not answer.')
    }
  })
}

async function answer(request: Request, content: SchemeContent): Promise<Response> {
  const { method, signal, url } = request
  if (method !== 'GET' && method !== 'HEAD') return sayNo(405, 'Only GET and HEAD are answered.')
  if (!url.startsWith(`${ORIGIN}/`)) return sayNo(404, 'There is nothing here.')
  // Cut by hand, not parsed: the image server splits and decodes, once.
  const path = url.slice(ORIGIN.length).replace(/[?#].*$/, '')
  if (IMAGE.test(path)) {
    const order = { path, address: ORIGIN + path, method, signal } as const
    return askTwice(
      async () => forwardImage({ ...order, base: await content.imageServerBase() }),
      signal,
    )
  }
  if (path.startsWith(REMOTE)) return answerRemote(path, content, signal)
  return content.page(path) ?? sayNo(404, 'There is nothing here.')
}

/** The window may show a picture again without asking; where it cannot be had, it says why. */
async function answerRemote(
  path: string,
  { remotePicture }: SchemeContent,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const { mediaType, body } = await remotePicture(path, signal)
    return new Response(body as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': mediaType,
        'Cache-Control': 'private, max-age=3600',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof Problem) return sayNo(502, sentenceOf(error))
    throw error
  }
}

const sayNo = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
