// What both versions of the Image API, HTTP and our own promises say of requests and answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw, valuesOf } from '../../support/raw-http.ts'
import { IDENTIFIER, PREFIX, startClient, type ConformanceClient } from './client.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
})
afterAll(() => client.stop())

const IMAGE = `/${PREFIX}/image/3/${IDENTIFIER}/0,0,40,30/max/0/default.jpg`
const INFORMATION = `/${PREFIX}/image/3/${IDENTIFIER}/info.json`
const BASE = `/${PREFIX}/image/3/${IDENTIFIER}`
const BASE_2 = `/${PREFIX}/image/2/${IDENTIFIER}`
const KINDS = [
  ['an image', IMAGE, 200],
  ['an image in 2.1', `${BASE_2}/0,0,40,30/full/0/default.jpg`, 200],
  ['an information document', INFORMATION, 200],
  ['an information document in 2.1', `${BASE_2}/info.json`, 200],
  ['the base address', BASE, 303],
  ['the base address in 2.1', BASE_2, 303],
  ['an unknown image', `/${PREFIX}/image/3/nobody.jpg/info.json`, 404],
  ['a malformed size', `${BASE}/full/x/0/default.jpg`, 400],
  ['a malformed size in 2.1', `${BASE_2}/full/x/0/default.jpg`, 400],
  ['more than is made', `${BASE}/full/^3001,/0/default.jpg`, 400],
  ['another place', '/', 404],
  ['a broken encoding', `${BASE}/%zz/max/0/default.jpg`, 400],
] as const
const REFUSALS = KINDS.filter(([, , status]) => status >= 400)

describe('Image API 3.0 §7 "Servers MUST support the HTTP GET method … SHOULD support the HTTP OPTIONS method … HEAD"', () => {
  test.each(KINDS)('GET of %s', async (_, target, status) => {
    expect((await client.ask(target)).status).toBe(status)
  })

  test.each(KINDS)('HEAD of %s has the headers of GET and no body', async (_, target, status) => {
    const got = await client.ask(target)
    const head = await client.ask(target, { method: 'HEAD' })
    expect(head.status).toBe(status)
    expect(head.body).toHaveLength(0)
    const withoutDate = (answer: typeof got) => answer.headers.filter(([name]) => name !== 'Date')
    expect(withoutDate(head)).toEqual(withoutDate(got))
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])(
    '%s is refused, and changes nothing',
    async (method) => {
      const answer = await client.ask(INFORMATION, { method })
      expect(answer.status).toBe(405)
      expect(valuesOf(answer, 'Allow')).toEqual(['GET, HEAD, OPTIONS'])
    },
  )
})

describe('RFC 9110 §9.1 "SHOULD respond with the 501 status code" to a method that it does not know', () => {
  test.each(['BREW', 'VERSION-CONTROL-X'])('%s', async (method) => {
    const answer = await client.ask(INFORMATION, { method })
    expect(answer.status).toBe(501)
    expect(answer.body.toString()).toContain(`does not know the method ${method}`)
    expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })
})

describe('Image API 3.0 §7.1 CORS, "including the Access-Control-Allow-Origin header and the preflight request pattern"', () => {
  test.each(KINDS)('%s may be read by every page', async (_, target) => {
    const answer = await client.ask(target, { headers: [['Origin', 'https://example.org']] })
    expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })

  test('errors of the connection itself too', async () => {
    const answer = await client.ask(INFORMATION, { headers: [['Host', 'evil.example']] })
    expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
  })

  test.each(KINDS)('a preflight for %s is granted', async (_, target) => {
    const answer = await client.ask(target, {
      method: 'OPTIONS',
      headers: [
        ['Origin', 'https://example.org'],
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'accept'],
      ],
    })
    expect(answer.status).toBe(204)
    expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
    expect(valuesOf(answer, 'Access-Control-Allow-Methods')).toEqual(['GET, HEAD, OPTIONS'])
    expect(valuesOf(answer, 'Access-Control-Allow-Headers')[0]).toContain('Accept')
  })
})

describe('Image API 3.0 §7.2 "Status code 304 is handled exactly as per the HTTP specification"', () => {
  test.each([IMAGE, INFORMATION])('%s', async (target) => {
    const first = await client.ask(target)
    const [tag = ''] = valuesOf(first, 'ETag')
    expect(tag).toMatch(/^"[\w-]+"$/)
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await client.ask(target, { headers: [['If-None-Match', header]] })
      expect(again.status, header).toBe(304)
      expect(again.body).toHaveLength(0)
      expect(valuesOf(again, 'ETag')).toEqual([tag])
      expect(valuesOf(again, 'Cache-Control')).toEqual(valuesOf(first, 'Cache-Control'))
    }
    const other = await client.ask(target, { headers: [['If-None-Match', '"other"']] })
    expect(other.status).toBe(200)
  })

  test('of HEAD too; what OPTIONS says is no state of anything', async () => {
    for (const target of [IMAGE, INFORMATION]) {
      const headers = [['If-None-Match', '*']] as const
      const head = await client.ask(target, { method: 'HEAD', headers })
      expect(head.status).toBe(304)
      expect(head.body).toHaveLength(0)
      expect((await client.ask(target, { method: 'OPTIONS', headers })).status).toBe(204)
    }
  })

  test('RFC 9110 §13.2.1 a condition is ignored where the answer without it would not be 2xx', async () => {
    for (const [, target, status] of KINDS.filter(([, , one]) => one !== 200)) {
      for (const [name, value] of [
        ['If-None-Match', '*'],
        ['If-Modified-Since', new Date().toUTCString()],
      ] as const) {
        const answer = await client.ask(target, { headers: [[name, value]] })
        expect(answer.status, `${target} with ${name}`).toBe(status)
        expect(answer.body.length > 0, target).toBe(status >= 400)
      }
    }
  })

  test('each kind of answer says how long it may be kept: a refusal not at all', async () => {
    const kept = new Map<string, string>()
    for (const [name, target] of KINDS) {
      kept.set(name, valuesOf(await client.ask(target), 'Cache-Control').join('|'))
    }
    for (const name of ['an image', 'an image in 2.1'])
      expect(kept.get(name)).toBe('public, max-age=60, must-revalidate')
    for (const name of ['an information document', 'the base address'])
      expect(kept.get(name)).toBe('no-cache')
    for (const [name] of REFUSALS) expect(kept.get(name), name).toBe('no-store')
  })

  test('two ways to write a request have one tag, two pictures have two', async () => {
    const tagOf = async (path: string) => valuesOf(await client.ask(`${BASE}/${path}`), 'ETag')[0]
    expect(await tagOf('0,0,40,30/max/0/default.jpg')).toBe(
      await tagOf('0,0,40,30/pct:100/360/color.jpg'),
    )
    expect(await tagOf('0,0,40,30/max/0/default.jpg')).not.toBe(
      await tagOf('0,0,40,31/max/0/default.jpg'),
    )
    expect(await tagOf('0,0,40,30/max/0/default.jpg')).not.toBe(
      await tagOf('0,0,40,30/max/0/default.png'),
    )
  })
})

describe('Image API 3.0 §7.3 "a human-readable description of the error in either plain text or html"', () => {
  test.each([
    ['full/huge/0/default.jpg', 'The size "huge" is not understood.'],
    [
      '9999,0,5,5/max/0/default.jpg',
      'The region "9999,0,5,5" lies outside the image, which is 1237 by 881 pixels.',
    ],
    ['full/2000,/0/default.jpg', 'Ask for at most 1237 by 881 pixels'],
  ])('%s', async (path, sentence) => {
    const answer = await client.ask(`${BASE}/${path}`)
    expect(answer.status).toBe(400)
    expect(valuesOf(answer, 'Content-Type')).toEqual(['text/plain; charset=utf-8'])
    expect(answer.body.toString()).toContain(sentence)
  })

  test.each(REFUSALS)('%s: plain text of a sentence or two', async (_, target) => {
    const answer = await client.ask(target)
    expect(valuesOf(answer, 'Content-Type')).toEqual(['text/plain; charset=utf-8'])
    expect(answer.body.toString()).toMatch(/^[A-Z][^<>{}]+\.\n$/)
  })

  test('an unknown identifier is told before a malformed parameter', async () => {
    expect((await client.ask(`/${PREFIX}/image/3/nobody/x/x/x/x`)).status).toBe(404)
  })

  test.each(['%', '%2', '%zz', '%ff', '%c0%ae%c0%ae'])(
    'a broken encoding is an error of the client: %s',
    async (part) => {
      expect((await client.ask(`/${PREFIX}/image/3/${part}/info.json`)).status).toBe(400)
      expect((await client.ask(`${BASE}/${part}/max/0/default.jpg`)).status).toBe(400)
    },
  )
})

describe('Image API 3.0 §10 "Early sanity checking of URIs"', () => {
  test('an address may be long, but not endless', async () => {
    expect((await client.ask(`/${PREFIX}/image/3/${'%C3%A9'.repeat(340)}/info.json`)).status).toBe(
      404,
    )
    expect((await client.ask(`/${PREFIX}/image/3/${'a'.repeat(9_000)}/info.json`)).status).toBe(414)
  })

  test.each(['http://evil.example/', `http://127.0.0.1${INFORMATION}`, '*', 'evil.example:443'])(
    'an address that does not begin with a slash is refused: %s',
    async (target) => expect((await client.ask(target)).status).toBe(400),
  )

  test('a question mark ends the path, and what follows is not looked at', async () => {
    expect((await client.ask(`${INFORMATION}?a=/../..`)).status).toBe(200)
  })
})

describe('Nobody reaches the server under another name', () => {
  const evil = [
    'evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '0.0.0.0',
    '[::1]',
    '127.0.0.2',
    'localhost.evil.example',
  ]

  test.each(evil)('a request for the host %s is refused before any work', async (host) => {
    const answer = await client.ask(IMAGE, { headers: [['Host', host]] })
    expect(answer.status).toBe(421)
  })

  test('two hosts are refused, though one of them is ours', async () => {
    const ours = `127.0.0.1:${client.server.port}`
    for (const hosts of [
      [ours, 'evil.example'],
      ['evil.example', ours],
      [ours, ours],
    ]) {
      const answer = await client.ask(IMAGE, {
        headers: hosts.map((host) => ['Host', host] as const),
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
  })

  test('no host is refused, in HTTP/1.1 and in HTTP/1.0', async () => {
    for (const version of ['1.1', '1.0']) {
      const { status } = await sendRaw(
        client.server.port,
        `GET ${IMAGE} HTTP/${version}\r\nConnection: close\r\n\r\n`,
      )
      expect([400, 421]).toContain(status)
    }
  })

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST'])(
    '%s with the port is answered',
    async (name) => {
      const answer = await client.ask(INFORMATION, {
        headers: [['Host', `${name}:${client.server.port}`]],
      })
      expect(answer.status).toBe(200)
    },
  )

  test('without the segment that cannot be guessed there is nothing', async () => {
    for (const prefix of ['open', '', '%66' + PREFIX.slice(1), PREFIX.slice(1)]) {
      expect((await client.ask(`/${prefix}/image/3/${IDENTIFIER}/info.json`)).status).toBe(404)
    }
  })
})

test('no answer is sniffed, runs, or tells where it was asked from', async () => {
  for (const [, target] of KINDS) {
    const answer = await client.ask(target)
    expect(valuesOf(answer, 'X-Content-Type-Options')).toEqual(['nosniff'])
    expect(valuesOf(answer, 'Content-Security-Policy')).toEqual(["sandbox; default-src 'none'"])
    expect(valuesOf(answer, 'Referrer-Policy')).toEqual(['no-referrer'])
  }
})
