import path from 'node:path'
import type { Session } from 'electron'
import { Problem, sentenceOf } from '../../../iiif/problem.ts'
import type { App } from '../../app/app.ts'
import { forwardImage } from '../forward-image.ts'
import { servePage } from '../page.ts'

/**
 * Where a viewer finds everything. Viewers expect addresses of the web; `.invalid` can never be one (RFC 2606),
 * and the session answers it itself: nothing ever goes over the network.
 */
export const PREVIEW_ORIGIN = 'https://florilegium.invalid'

/**
 * Viewers write styles into the page, which is harmless in a window that reaches nothing. Their scripts come
 * from files, as ours do.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self' data:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const IMAGE = /^\/object\/image\/[23]\//
const DOCUMENT = /^\/object\/presentation\/([23])\/(.+)$/
const REVISION = '/object/revision'

/** Answers every request of the windows of viewers: their own files, the object, and its images. */
export function servePreviews(session: Session, core: App, applicationFolder: string): void {
  const page = servePage(path.join(applicationFolder, 'dist/preview'), POLICY)
  const answer = async ({ method, signal, url }: Request): Promise<Response> => {
    if (method !== 'GET' && method !== 'HEAD') return sayNo(405, 'Only GET and HEAD are answered.')
    if (!url.startsWith(`${PREVIEW_ORIGIN}/`)) return sayNo(404, NOT_HERE)
    const asked = url.slice(PREVIEW_ORIGIN.length).replace(/[?#].*$/, '')
    if (asked === REVISION) return json(JSON.stringify(core.previews.revision()))
    const [, version, document] = DOCUMENT.exec(asked) ?? []
    if (document !== undefined) {
      return json(
        (
          await core.previews.document({
            origin: PREVIEW_ORIGIN,
            version: version === '2' ? 2 : 3,
            path: document,
          })
        ).body,
      )
    }
    if (IMAGE.test(asked)) {
      const base = await core.imageServerBase()
      const image = asked.replace('/object', '')
      return forwardImage({ base, path: image, address: PREVIEW_ORIGIN + asked, method, signal })
    }
    return (await page(asked)) ?? sayNo(404, NOT_HERE)
  }
  session.protocol.handle('https', async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      if (error instanceof Problem) return sayNo(404, sentenceOf(error))
      return sayNo(502, 'The image server did not answer.')
    }
  })
}

const NOT_HERE = 'There is nothing here.'

const json = (body: string): Response =>
  new Response(body, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  })

const sayNo = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
