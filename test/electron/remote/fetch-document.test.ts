import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchDocument } from '../../../electron/remote/fetch-document.ts'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on loopback; returns its `host:port`. */
async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const MANIFEST = JSON.stringify({ id: 'https://example.org/m', type: 'Manifest', items: [] })
const JSON_TYPE = { 'Content-Type': 'application/json' }

type Headers = Readonly<Record<string, string>>
const answering =
  (status: number, headers: Headers, body: string | Buffer = ''): http.RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body)

describe('A document of another server is read', () => {
  test.each([
    ['as JSON', JSON_TYPE, MANIFEST],
    ['as JSON-LD', { 'Content-Type': 'application/ld+json;charset=utf-8' }, MANIFEST],
    ['called plain text', { 'Content-Type': 'text/plain' }, MANIFEST],
    ['without a type', {}, `\uFEFF ${MANIFEST}`],
    ['packed by gzip', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, gzipSync(MANIFEST)],
    ['packed by deflate', { ...JSON_TYPE, 'Content-Encoding': 'deflate' }, deflateSync(MANIFEST)],
    ['packed by br', { ...JSON_TYPE, 'Content-Encoding': 'br' }, brotliCompressSync(MANIFEST)],
  ])('%s', async (_how, headers: Headers, body) => {
    const host = await serve(answering(200, headers, body))
    expect((await fetchDocument(`http://${host}/m#canvas`)).toString()).toContain(MANIFEST)
  })

  test('of a busy server that asks for patience, after the pause that it names', async () => {
    let asked = 0
    const host = await serve((request, response) => {
      asked += 1
      if (asked === 1) answering(429, { 'Retry-After': '7' })(request, response)
      else if (asked === 2) answering(503, { 'Retry-After': '9999' })(request, response)
      else answering(200, JSON_TYPE, MANIFEST)(request, response)
    })
    const pauses: number[] = []
    const pause = (time: number): Promise<void> => {
      pauses.push(time)
      return Promise.resolve()
    }
    expect((await fetchDocument(`http://${host}/`, { pause })).toString()).toBe(MANIFEST)
    expect(pauses).toEqual([7_000, 30_000])
  })

  test('without telling who asks, or from where', async () => {
    const seen: http.IncomingHttpHeaders[] = []
    const host = await serve((request, response) => {
      seen.push(request.headers)
      response.writeHead(200, JSON_TYPE).end(MANIFEST)
    })
    await fetchDocument(`http://${host}/`)
    expect(seen[0]).toMatchObject({ 'user-agent': 'Florilegium' })
    expect(seen[0]).not.toHaveProperty('cookie')
    expect(seen[0]).not.toHaveProperty('referer')
  })
})

describe('What another server does wrong is told in its own words', () => {
  const cut: http.RequestListener = (_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('half')
    setImmediate(() => response.socket?.destroy())
  }
  const bomb = gzipSync(Buffer.alloc(21_000_000, ' '))
  test.each([
    ['busy for ever', answering(503, {}), 'remote/busy'],
    ['not there', answering(404, {}), 'remote/refused'],
    ['for members', answering(401, {}), 'remote/refused'],
    ['broken', answering(500, {}), 'remote/refused'],
    ['a page', answering(200, { 'Content-Type': 'text/html' }, '<html>'), 'remote/not-a-document'],
    ['a gzip bomb', answering(200, { 'Content-Encoding': 'gzip' }, bomb), 'remote/too-large'],
    ['too large', answering(200, JSON_TYPE, Buffer.alloc(20_000_001)), 'remote/too-large'],
    [
      'cut gzip',
      answering(200, { 'Content-Encoding': 'gzip' }, bomb.subarray(0, 99)),
      'remote/garbled',
    ],
    ['packed twice', answering(200, { 'Content-Encoding': 'gzip, gzip' }, bomb), 'remote/garbled'],
    ['a circle', answering(302, { Location: '/again' }), 'remote/led-elsewhere'],
    ['to a file', answering(302, { Location: 'file:///etc/passwd' }), 'remote/led-elsewhere'],
    ['cut', cut, 'remote/down'],
  ] as const)('%s', async (_what, listener, code) => {
    const host = await serve(listener)
    const read = fetchDocument(`http://${host}/m`, { pause: () => Promise.resolve() })
    await expect(read).rejects.toMatchObject({ code })
  })

  test.each(['', 'example.org/m', 'file:///etc/passwd', 'ftp://example.org/', 'http://a b/'])(
    '"%s" is no address',
    (typed) =>
      expect(fetchDocument(typed)).rejects.toMatchObject({ code: 'remote/address-malformed' }),
  )

  test('it ends at once when it is cancelled', async () => {
    const host = await serve(() => undefined)
    const cancelling = new AbortController()
    const read = fetchDocument(`http://${host}/`, { signal: cancelling.signal })
    cancelling.abort(new Error('cancelled'))
    await expect(read).rejects.toThrow('cancelled')
  })
})

/** Ways to write loopback and what lies around, each with and without further disguise. */
const HOSTS = [
  ...['127.0.0.1', '127.1', '127.0.1', '0177.0.0.1', '0x7f.0.0.1', '0x7f.1', '2130706433'],
  ...['0x7f000001', '017700000001', '127.0.0.01', '127.255.255.254', '0', '0.0.0.0', '0x0'],
  ...['①②⑦.⓪.⓪.①', '127。0。0。1', '%31%32%37.0.0.1', 'localhost', 'localhost.', 'LOCALHOST'],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[0:0:0:0:0:ffff:7f00:0001]', '[::127.0.0.1]', '[::ffff:0:127.0.0.1]'],
  ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
]
const SPELLINGS = HOSTS.flatMap((host) => [
  `http://${host}`,
  `HTTP://${host}`,
  `http://user@${host}`,
  `http://example.org@${host}`,
])

test('no spelling of a private address, in a redirect, reaches a listener there', async () => {
  expect(SPELLINGS.length).toBe(120)
  let hits = 0
  const inner = await serve((_request, response) => {
    hits += 1
    response.writeHead(200, JSON_TYPE).end(MANIFEST)
  })
  const port = inner.split(':')[1] ?? ''
  let target = ''
  const host = await serve((_request, response) => {
    response
      .writeHead(302, {
        Location: encodeURI(target)
          .replaceAll('%25', '%')
          .replaceAll('%5B', '[')
          .replaceAll('%5D', ']'),
      })
      .end()
  })
  for (const spelling of SPELLINGS) {
    target = `${spelling}:${port}/`
    await expect(fetchDocument(`http://${host}/`), target).rejects.toMatchObject({
      name: 'Problem',
    })
  }
  expect(hits).toBe(0)
})
