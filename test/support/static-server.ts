import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AddressInfo } from 'node:net'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
}

/** As plain a web server as there is: files of a folder, below a path of its own. */
export interface StaticServer {
  /** Without a slash at its end. */
  readonly address: string
  /** What was asked for and is not there. */
  readonly missing: readonly string[]
  close(): Promise<void>
}

export async function serveStatically(
  folder: string,
  below = '/pages/codex',
): Promise<StaticServer> {
  const missing: string[] = []
  const server = createServer((request, response) => {
    const asked = decodeURIComponent((request.url ?? '').replace(/[?#].*$/, ''))
    const name = asked.endsWith('/') ? `${asked}index.html` : asked
    const file = path.join(folder, name.slice(below.length))
    readFile(name.startsWith(`${below}/`) ? file : '').then(
      (content) =>
        response
          .writeHead(200, {
            'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
          })
          .end(content),
      () => {
        missing.push(asked)
        response.writeHead(404).end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}${below}`,
    missing,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
