// Who does not name the server as it is, and who is not on this computer, gets nothing: whatever is asked for.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { sendRaw, valuesOf, type RawAnswer } from '../../support/raw-http.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-strangers-'))
  const colour = [30, 60, 90]
  await quarters(40, 30, [colour, colour, colour, colour]).png().toFile(path.join(root, 'f1r.png'))
  server = await startImageServer()
  server.onMessage((message) => {
    if (message.kind !== 'documentWanted') return
    const answer = { kind: 'done', value: { body: '{"type":"Manifest"}', version: 3 } } as const
    server.send({ kind: 'document', request: message.request, answer })
  })
  await server.publish('secret', [await publishedFile(root, 'f1r.png')])
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

/** What there is, and what it is answered with when the server is named as it is. */
const ROUTES = [
  ['/secret/image/3/f1r.png/full/max/0/default.png', 200],
  ['/secret/image/3/f1r.png/info.json', 200],
  ['/secret/image/3/f1r.png', 303],
  ['/secret/image/2/f1r.png/full/full/0/default.jpg', 200],
  ['/secret/presentation/3/manifest.json', 200],
  ['/', 404],
  ['/secret/image/3/nobody/info.json', 404],
] as const

/** PORT stands for the port, ROUTE for the route. */
const write = (text: string, route: string): string =>
  text.replaceAll('PORT', String(server.port)).replaceAll('ROUTE', route)

/** Whole heads: a request line, then lines of headers. */
const GET = 'GET ROUTE HTTP/1.1'
const OURS = 'Host: 127.0.0.1:PORT'

const FOREIGN_HOSTS = [
  'evil.example',
  'evil.example:PORT',
  '127.0.0.1',
  '127.0.0.1:1',
  '127.0.0.1:PORT0',
  '127.0.0.1:0PORT',
  '127.0.0.1:PORT:PORT',
  '127.0.0.1 :PORT',
  '127.0.0.1:PORT.',
  '127.0.0.1.:PORT',
  '127.0.0.1.nip.io:PORT',
  '127.0.0.2:PORT',
  '127.1:PORT',
  '0:PORT',
  '0.0.0.0:PORT',
  '0x7f.0.0.1:PORT',
  '2130706433:PORT',
  '017700000001:PORT',
  '[::1]:PORT',
  '[::ffff:127.0.0.1]:PORT',
  'localhost',
  'localhost.:PORT',
  'localhost.evil.example:PORT',
  'evil.example@127.0.0.1:PORT',
  '127.0.0.1:PORT@evil.example',
  '127.0.0.1:PORT,evil.example',
  'evil.example,127.0.0.1:PORT',
  '127.0.0.1:PORT/evil.example',
  '127.0.0.1:PORT?',
  '127.0.0.1:PORT#',
  'http://127.0.0.1:PORT',
  '//127.0.0.1:PORT',
  '127%2e0%2e0%2e1:PORT',
  'xn--localhost:PORT',
  '*',
  '_',
  '',
  ' ',
  '\t',
  'ⓛocalhost:PORT',
].map((host) => [GET, `Host: ${host}`])

const FOREIGN_HEADS: readonly (readonly string[])[] = [
  ...FOREIGN_HOSTS,
  [GET],
  ['GET ROUTE HTTP/1.0'],
  ['GET ROUTE HTTP/1.0', 'Host: evil.example'],
  ['GET ROUTE'],
  [GET, OURS, 'Host: evil.example'],
  [GET, 'Host: evil.example', OURS],
  [GET, OURS, OURS],
  [GET, OURS, 'HOST: evil.example:PORT'],
  [GET, 'X-Forwarded-Host: 127.0.0.1:PORT', 'Host: evil.example'],
  [GET, 'Forwarded: host=127.0.0.1:PORT', 'Host: evil.example'],
  [GET, 'X-Host: 127.0.0.1:PORT'],
  [GET, ' Host: 127.0.0.1:PORT'],
  [GET, 'Host : 127.0.0.1:PORT'],
  [GET, 'Host:'],
  ['GET http://evil.exampleROUTE HTTP/1.1', 'Host: evil.example'],
  ['GET http://evil.exampleROUTE HTTP/1.1', OURS],
  ['GET http://127.0.0.1:PORTROUTE HTTP/1.1', 'Host: evil.example'],
  ['GET http://127.0.0.1:PORTROUTE HTTP/1.1', OURS],
  ['GET //evil.exampleROUTE HTTP/1.1', 'Host: evil.example'],
  ['CONNECT 127.0.0.1:PORT HTTP/1.1', OURS],
  ['POST ROUTE HTTP/1.1', OURS, 'Origin: https://evil.example', 'Content-Length: 0'],
  ['POST ROUTE HTTP/1.1', OURS, 'X-HTTP-Method-Override: GET', 'Content-Length: 0'],
  ['PUT ROUTE HTTP/1.1', OURS, 'Content-Length: 1', '', 'x'],
  ['DELETE ROUTE HTTP/1.1', OURS],
]

const OUR_HEADS: readonly (readonly string[])[] = [
  [GET, OURS],
  [GET, 'Host: localhost:PORT'],
  [GET, 'host: LocalHost:PORT'],
  [GET, 'Host:127.0.0.1:PORT'],
  [GET, 'Host:   127.0.0.1:PORT   '],
  ['GET ROUTE HTTP/1.0', OURS],
  ['HEAD ROUTE HTTP/1.1', OURS],
  ['OPTIONS ROUTE HTTP/1.1', OURS, 'Origin: https://viewer.example'],
  [GET, OURS, 'Origin: https://viewer.example', 'Sec-Fetch-Site: cross-site'],
  [GET, OURS, 'X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example'],
  [GET, OURS, 'Referer: https://viewer.example/', 'Cookie: a=b'],
]

const send = (head: readonly string[], route: string): Promise<RawAnswer> => {
  const [line = '', ...headers] = head
  // A request line without a version is HTTP/0.9, to which nothing belongs.
  const lines = line.includes(' HTTP/') ? [line, 'Connection: close', ...headers] : [line]
  return sendRaw(server.port, Buffer.from(`${write(lines.join('\r\n'), route)}\r\n\r\n`))
}

test('there are sixty ways and more to come under a false name', () => {
  expect(FOREIGN_HEADS.length).toBeGreaterThanOrEqual(60)
})

describe.each(ROUTES)('For %s', (route, status) => {
  test('who comes under a false name is refused, and told nothing of what there is', async () => {
    for (const head of FOREIGN_HEADS) {
      const answer = await send(head, route)
      expect([400, 404, 405, 421], head.join(' | ')).toContain(answer.status)
      // Not found is the answer to a path, and no path is looked at before the name: but for `//evil…`,
      // and there the name is ours.
      if (answer.status === 404) expect(head.join()).toContain('//evil')
      expect(valuesOf(answer, 'ETag')).toEqual([])
      expect(valuesOf(answer, 'Location')).toEqual([])
      // A refusal may repeat what the client wrote, and nothing else.
      expect(answer.body.includes('width')).toBe(false)
      expect(answer.body.includes('"Manifest"')).toBe(false)
      expect(answer.body.includes('PNG')).toBe(false)
    }
  })

  test('who names the server as it is gets an answer', async () => {
    for (const head of OUR_HEADS) {
      const answer = await send(head, route)
      expect(answer.status, head.join(' | ')).toBe(head[0]?.startsWith('OPTIONS') ? 204 : status)
    }
  })
})

describe.runIf(process.platform === 'linux')('Who is not on this computer', () => {
  /** The addresses that a process listens on, as the kernel tells them: of each socket that it holds. */
  function listeningOf(pid: number): readonly string[] {
    const held = new Set(
      readdirSync(`/proc/${pid}/fd`).map((fd) => {
        try {
          return readlinkSync(`/proc/${pid}/fd/${fd}`)
        } catch {
          return ''
        }
      }),
    )
    return ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        // 0A: LISTEN. The tenth column is the inode of the socket.
        .filter(([, , , state, , , , , , inode]) => state === '0A' && held.has(`socket:[${inode}]`))
        .map(([, address = '']) => address),
    )
  }

  test('cannot connect: the one socket that listens is bound to 127.0.0.1', () => {
    const port = server.port.toString(16).toUpperCase().padStart(4, '0')
    expect(listeningOf(server.process.pid ?? 0)).toEqual([`0100007F:${port}`])
  })

  test('cannot connect through another address of this computer', async () => {
    const others = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
    for (const address of [...others, '127.0.0.2', '::1']) {
      const reached = await new Promise((resolve) => {
        const socket = net.connect(server.port, address)
        socket.on('connect', () => resolve(true))
        socket.on('error', () => resolve(false))
        socket.on('connect', () => socket.destroy())
      })
      expect(reached, address).toBe(false)
    }
  })
})
