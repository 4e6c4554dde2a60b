import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What the window is made of, by the ending of the file; other files of the build are not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Of the one style sheet that OpenSeadragon writes into the page: no outline on screens without a pointer. */
const STYLE_OF_THE_VIEWER = "'sha256-9xTiqzfwFaL2SGb1rmr8gysEwVVjIvqWAgmZgqFqpEE='"

/**
 * What the window may load: its own code, styles, fonts and images, all from the app's scheme, and
 * pictures that it made itself. No address of the web, no inline script, no code made from text.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${STYLE_OF_THE_VIEWER}`,
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

export type PageFile = (pathOfRequest: string) => Promise<Response> | undefined

/**
 * Serves the files of the built window. They are listed once, and a request is looked up in that list:
 * no path of a request ever becomes a path on disk.
 */
export function servePage(folder: string, policy = CONTENT_SECURITY_POLICY): PageFile {
  const headers = { ...HEADERS, 'Content-Security-Policy': policy }
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  )
  return (requested) => {
    const name = requested === '/' ? '/index.html' : requested
    const file = files.get(name)
    const type = MEDIA_TYPES[path.extname(name)]
    if (file === undefined || type === undefined) return undefined
    return readFile(file).then(
      (content) => new Response(content, { headers: { ...headers, 'Content-Type': type } }),
    )
  }
}
