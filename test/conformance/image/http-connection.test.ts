// What HTTP says of connections, of requests that are none, and of answers that a client has already.
import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedFile } from '../../support/image-server.ts'
import { askMany, type ManyAnswer } from '../../support/many-requests.ts'
import { sendRaw, valuesOf, type RawAnswer } from '../../support/raw-http.ts'
import { IDENTIFIER, PREFIX, startClient, type ConformanceClient } from './client.ts'
import { writeGrid } from './grid.ts'

let client: ConformanceClient
beforeAll(async () => {
  client = await startClient(3)
})
afterAll(() => client.stop())

const BASE = `/${PREFIX}/image/3/${IDENTIFIER}`
const IMAGE = `${BASE}/0,0,40,30/max/0/default.jpg`
const INFORMATION = `${BASE}/info.json`
const host = (): string => `Host: 127.0.0.1:${client.server.port}`

describe('RFC 9110 §13 Conditional requests', () => {
  const statusWith = async (
    target: string,
    ...headers: readonly (readonly [string, string])[]
  ): Promise<number> => (await client.ask(target, { headers })).status

  test('§13.1.2 tags in a list are compared weakly, one by one, also where one of them holds a comma', async () => {
    const [tag = ''] = valuesOf(await client.ask(IMAGE), 'ETag')
    for (const list of [`"a,b", ${tag}`, `W/"x",W/${tag}`, `"a" , "b",${tag},"c"`, ` ${tag} `]) {
      expect(await statusWith(IMAGE, ['If-None-Match', list]), list).toBe(304)
    }
    for (const list of ['', '"a,b"', tag.replaceAll('"', ''), `"${tag.slice(1, -2)}"`, 'W/""']) {
      expect(await statusWith(IMAGE, ['If-None-Match', list]), list).toBe(200)
    }
    expect(await statusWith(IMAGE, ['If-None-Match', '"a"'], ['If-None-Match', tag])).toBe(304)
  })

  test('§13.1.3 a time is compared where there are no tags, and tags count more than a time', async () => {
    const first = await client.ask(IMAGE)
    const [modified = ''] = valuesOf(first, 'Last-Modified')
    expect(new Date(modified).toUTCString()).toBe(modified)
    const again = await client.ask(IMAGE, { headers: [['If-Modified-Since', modified]] })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
    expect(valuesOf(again, 'ETag')).toEqual(valuesOf(first, 'ETag'))
    expect(
      await statusWith(IMAGE, ['If-Modified-Since', modified], ['If-None-Match', '"other"']),
    ).toBe(200)
    expect(await statusWith(IMAGE, ['If-Modified-Since', 'yesterday'])).toBe(200)
  })

  test('a scan that is replaced by an older one is not taken for the one that is known', async () => {
    const place = path.join(client.root, 'older.png')
    await writeGrid(place)
    await client.server.publish(PREFIX, [await publishedFile(client.root, 'older.png')])
    const target = `/${PREFIX}/image/3/older.png/0,0,9,9/max/0/default.png`
    const [modified = ''] = valuesOf(await client.ask(target), 'Last-Modified')
    await utimes(place, new Date('2001-01-01'), new Date('2001-01-01'))
    await client.server.publish(PREFIX, [await publishedFile(client.root, 'older.png')])
    expect(await statusWith(target, ['If-Modified-Since', modified])).toBe(200)
  })

  test('304 repeats what a cache must know, and says nothing of a body', async () => {
    const first = await client.ask(IMAGE)
    const [tag = ''] = valuesOf(first, 'ETag')
    const again = await client.ask(IMAGE, { headers: [['If-None-Match', tag]] })
    for (const name of ['Cache-Control', 'ETag', 'Last-Modified', 'Link']) {
      expect(valuesOf(again, name), name).toEqual(valuesOf(first, name))
    }
    expect(valuesOf(again, 'Content-Length')).toEqual([])
  })

  test('§14.2 a range is an offer that is not taken up: the whole picture comes', async () => {
    const whole = await client.ask(IMAGE)
    const part = await client.ask(IMAGE, { headers: [['Range', 'bytes=0-9']] })
    expect(part.status).toBe(200)
    expect(part.body.equals(whole.body)).toBe(true)
  })
})

describe('A name under which a picture is saved (RFC 6266)', () => {
  test.each([
    [
      'Müller "f. 1r".png',
      `inline; filename="M_ller _f. 1r_.png"; filename*=UTF-8''M%C3%BCller%20_f.%201r_.png`,
    ],
    ['letters/f1r.tif', 'inline; filename="f1r.png"'],
    ['../grid.png', 'inline; filename="grid.png"'],
    ['a\nb\u202egpj.tif', 'inline; filename="a_b_gpj.png"'],
    ['.png', 'inline; filename="image.png"'],
    ["it's (1)*.jp2", 'inline; filename="it\'s (1)_.png"'],
  ])('%j is saved under its own name', async (identifier, expected) => {
    await client.server.publish(PREFIX, [
      await publishedFile(client.root, IDENTIFIER, { identifier }),
    ])
    const target = `/${PREFIX}/image/3/${encodeURIComponent(identifier)}/full/max/0/default.png`
    expect(valuesOf(await client.ask(target), 'Content-Disposition')).toEqual([expected])
  })
})

describe('What is no request is refused with a sentence, and with the headers of every answer', () => {
  const send = (text: string): Promise<RawAnswer> => sendRaw(client.server.port, text)

  const expectSentence = (answer: RawAnswer, status: number, sentence: string): void => {
    expect(answer.status).toBe(status)
    expect(answer.body.toString()).toContain(sentence)
    expect(valuesOf(answer, 'Content-Type')).toEqual(['text/plain; charset=utf-8'])
    expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
    expect(valuesOf(answer, 'X-Content-Type-Options')).toEqual(['nosniff'])
    expect(valuesOf(answer, 'Connection')).toEqual(['close'])
  }

  test.each([
    ['the beginning of https', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['garbage', 'GARBAGE\r\n\r\n'],
    ['an unknown version', `GET / HTTP/9.9\r\n\r\n`],
    ['HTTP/2 with prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['two lengths', 'GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a length and chunks',
      'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n'],
    ['NUL in the address', 'GET /a\0b HTTP/1.1\r\n\r\n'],
  ])('400 for %s', async (_, text) =>
    expectSentence(await send(text), 400, 'not a request that a web server understands'),
  )

  test.each([20_000, 1_000_000])('431 for headers of %i bytes', async (bytes) => {
    const answer = await send(
      `GET ${IMAGE} HTTP/1.1\r\n${host()}\r\nCookie: ${'c'.repeat(bytes)}\r\n\r\n`,
    )
    expectSentence(answer, 431, 'Delete the cookies of this address')
  })

  test('405 for CONNECT, which asks for a tunnel', async () => {
    const answer = await send(`CONNECT example.org:443 HTTP/1.1\r\n${host()}\r\n\r\n`)
    expectSentence(answer, 405, 'the method CONNECT is not answered')
  })

  test.each(['Content-Length: 1000000000', 'Transfer-Encoding: chunked'])(
    'a body is not waited for: %s',
    async (header) => {
      for (const method of ['GET', 'POST']) {
        const answer = await send(
          `${method} ${INFORMATION} HTTP/1.1\r\n${host()}\r\n${header}\r\n\r\n`,
        )
        expect(answer.status).toBe(method === 'GET' ? 200 : 405)
        expect(valuesOf(answer, 'Connection')).toEqual(['close'])
      }
    },
  )

  test.each([
    'Expect: 100-continue',
    'Expect: miracles',
    'Upgrade: websocket\r\nConnection: Upgrade',
  ])('what a client hopes for besides is not answered, but its request is: %s', async (header) => {
    const answer = await send(
      `GET ${INFORMATION} HTTP/1.1\r\n${host()}\r\n${header}\r\nContent-Length: 1\r\n\r\n`,
    )
    expect(answer.status).toBe(200)
  })
})

describe('Several requests on one connection', () => {
  test('are answered in their order, whole or in pieces, whatever each of them costs', async () => {
    const targets = Array.from(
      { length: 30 },
      (_, index) =>
        [
          `${BASE}/${index},0,200,200/^400,/0/default.png`,
          INFORMATION,
          '/nothing',
          `${BASE}/x/x/x/x`,
        ][index % 4] ?? '',
    )
    for (const piece of [undefined, 1, 333]) {
      const statuses: number[] = []
      await askMany(client.server.port, {
        targets,
        onAnswer: (_, { status }) => statuses.push(status),
        connections: 1,
        ahead: 30,
        piece,
      })
      expect(statuses).toEqual(targets.map((_, index) => [200, 200, 404, 400][index % 4]))
    }
  })

  test('that are good are answered before the one that is none', async () => {
    const good = `GET ${IMAGE} HTTP/1.1\r\n${host()}\r\n\r\n`
    const all = (await sendRaw(client.server.port, `${good}${good}NONSENSE\r\n\r\n`)).body
    // The first answer is read as such; the others lie behind it.
    const text = all.toString('latin1')
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  })

  test('more than anybody needs at once are refused, and asked for again later', async () => {
    const statuses: number[] = []
    await askMany(client.server.port, {
      targets: Array.from(
        { length: 500 },
        (_, index) => `${BASE}/${index},0,500,500/499,/0/default.png`,
      ),
      onAnswer: (_, { status }) => statuses.push(status),
      connections: 1,
      ahead: 500,
    })
    expect(statuses).toHaveLength(500)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    expect(await client.statusOf('0,0,9,9/max/0/default.jpg')).toBe(200)
  })

  test('beyond what may wait are refused at once, with a sentence and "Retry-After" (RFC 9110 §15.6.4); the others are answered', async () => {
    const refused: ManyAnswer[] = []
    let served = 0
    await askMany(client.server.port, {
      // Each another picture, so that none is made for two: more than a thousand of them must wait.
      targets: Array.from(
        { length: 1_600 },
        (_, index) => `${BASE}/${index % 700},${index % 400},30,30/max/0/gray.jpg`,
      ),
      onAnswer(_, answer) {
        if (answer.status === 503) refused.push(answer)
        else if (answer.status === 200) served += 1
        else expect.fail(`${answer.status}: ${answer.body.toString()}`)
      },
      connections: 40,
      ahead: 40,
    })
    expect(served).toBeGreaterThan(1_000)
    expect(refused.length).toBeGreaterThan(0)
    expect(served + refused.length).toBe(1_600)
    for (const { head, body } of refused) {
      expect(head).toMatch(/\r\nRetry-After: 1\r\n/)
      expect(head).toMatch(/\r\nAccess-Control-Allow-Origin: \*\r\n/)
      expect(head).toMatch(/\r\nCache-Control: no-store\r\n/)
      expect(body.toString()).toBe(
        'Too many images are being made at once. Ask again in a moment.\n',
      )
    }
  }, 120_000)
})
