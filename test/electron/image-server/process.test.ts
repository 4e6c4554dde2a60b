// The image server as a process: what it and whoever started it say to each other.
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublishedImage } from '../../../electron/contract/image-server.ts'
import {
  forkImageServer,
  nextMessage,
  publishedFile,
  startImageServer,
  type TestImageServer,
} from '../../support/image-server.ts'
import { requestRaw, valuesOf, type RawAnswer } from '../../support/raw-http.ts'
import { quarters } from './quarters.ts'

let server: TestImageServer
let root: string
let image: PublishedImage
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'florilegium-process-'))
  const colours = [
    [200, 0, 0],
    [0, 200, 0],
    [0, 0, 200],
    [200, 200, 200],
  ]
  await quarters(1500, 1100, colours).png().toFile(path.join(root, 'f1r.png'))
  image = await publishedFile(root, 'f1r.png')
  server = await startImageServer()
})
afterAll(async () => {
  await server.stop()
  await rm(root, { recursive: true })
})

const get = (
  target: string,
  headers: readonly (readonly [string, string])[] = [],
): Promise<RawAnswer> => requestRaw(server.port, { target, headers })

describe('Publishing', () => {
  const statusOf = async (prefix: string, identifier: string): Promise<number> =>
    (await get(`/${prefix}/image/3/${identifier}/info.json`)).status

  test('images come, are replaced and go, each under its prefix', async () => {
    await server.publish('one', [image, { ...image, identifier: 'other' }])
    await server.publish('two', [{ ...image, identifier: 'other' }])
    expect(await statusOf('one', 'f1r.png')).toBe(200)
    expect(await statusOf('two', 'f1r.png')).toBe(404)
    server.send({ kind: 'publish', prefix: 'one', images: [], removed: ['f1r.png'] })
    await nextMessage(server.process, 'published')
    expect(await statusOf('one', 'f1r.png')).toBe(404)
    expect(await statusOf('one', 'other')).toBe(200)
    server.send({ kind: 'withdraw', prefix: 'one' })
    await server.publish('three', [])
    expect(await statusOf('one', 'other')).toBe(404)
    expect(await statusOf('two', 'other')).toBe(200)
  })
})

describe('Documents', () => {
  const answerWith = (body: string, version: 2 | 3): void => {
    server.process.once('message', (message: { kind: string; request: number }) => {
      expect(message.kind).toBe('documentWanted')
      server.send({
        kind: 'document',
        request: message.request,
        answer: { kind: 'done', value: { body, version } },
      })
    })
  }

  test.each([
    [3, undefined, 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'],
    [3, 'application/json', 'application/json'],
    [2, undefined, 'application/json'],
    [2, 'application/ld+json', 'application/ld+json'],
  ] as const)(
    'a manifest of version %i, asked for with Accept %s, is served as %s',
    async (version, accept, type) => {
      await server.publish('book', [])
      answerWith('{"type":"Manifest"}', version)
      const answer = await get(
        `/book/presentation/${version}/manifest.json`,
        accept ? [['Accept', accept]] : [],
      )
      expect(answer.status).toBe(200)
      expect(answer.body.toString()).toBe('{"type":"Manifest"}')
      expect(valuesOf(answer, 'Content-Type')).toEqual([type])
      expect(valuesOf(answer, 'Access-Control-Allow-Origin')).toEqual(['*'])
    },
  )

  test('whoever answers is told the prefix, the version, the path and the origin as the client wrote it', async () => {
    await server.publish('book', [])
    const wanted = nextMessage(server.process, 'documentWanted')
    answerWith('{}', 3)
    await get('/book/presentation/3/canvas/f%201r', [['Host', `localhost:${server.port}`]])
    expect(await wanted).toMatchObject({
      prefix: 'book',
      version: 3,
      path: 'canvas/f 1r',
      origin: `http://localhost:${server.port}`,
    })
  })

  test('a refusal is passed on with its sentence', async () => {
    server.process.once('message', (message: { request: number }) => {
      const problem = { code: 'project/none-open', details: {} } as const
      server.send({
        kind: 'document',
        request: message.request,
        answer: { kind: 'refused', problem },
      })
    })
    const answer = await get('/book/presentation/3/manifest.json')
    expect(answer.status).toBe(404)
    expect(answer.body.toString()).toContain('No project is open.')
  })

  test('for a prefix that was never published nobody is asked', async () => {
    const before = server.messages.length
    expect((await get('/nothing/presentation/3/manifest.json')).status).toBe(404)
    expect(server.messages).toHaveLength(before)
  })
})

describe('Listening', () => {
  const takePort = async (): Promise<net.Server> => {
    const taken = net.createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    return taken
  }

  test('a port that is taken is refused with a sentence, or another is taken, as was asked', async () => {
    const taken = await takePort()
    const { port } = taken.address() as net.AddressInfo
    const another = await forkImageServer()
    const refused = nextMessage(another, 'refused')
    another.send({ kind: 'listen', port, ifTaken: 'refuse' })
    expect((await refused).problem).toEqual({ code: 'server/port-taken', details: { port } })
    const listening = nextMessage(another, 'listening')
    another.send({ kind: 'listen', port, ifTaken: 'take-another' })
    expect((await listening).port).not.toBe(port)
    another.disconnect()
    taken.close()
  })

  test('the server is not reached through any other address of this computer', async () => {
    const others = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, scopeid }) => !internal && !scopeid)
      .map(({ address }) => address)
    for (const address of ['127.0.0.2', '::1', ...others]) {
      const reached = await new Promise((resolve) => {
        const socket = net.connect(server.port, address)
        socket.on('connect', () => resolve(true))
        socket.on('error', () => resolve(false))
      })
      expect(reached, address).toBe(false)
    }
  })

  test('it ends when whoever started it has gone', async () => {
    const orphan = await startImageServer()
    const ended = new Promise((resolve) => orphan.process.once('exit', resolve))
    orphan.process.disconnect()
    expect(await ended).toBe(0)
  })
})

describe('Much at once', () => {
  const tile = (index: number): string =>
    `/much/image/3/f1r.png/${index},${index},700,600/${600 - index},/0/default.png`

  test('more than can wait is told to come again, and everything else is served', async () => {
    await server.publish('much', [image])
    const answers = await Promise.all(Array.from({ length: 90 }, (_, index) => get(tile(index))))
    const refused = answers.filter(({ status }) => status === 503)
    for (const answer of refused) expect(valuesOf(answer, 'Retry-After')).toEqual(['1'])
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(90)
    expect((await get(tile(0))).status).toBe(200)
  })

  test('a hundred clients that ask for the same are all served', async () => {
    await server.publish('much', [image])
    const target = '/much/image/3/f1r.png/13,17,901,803/450,/0/default.png'
    const answers = await Promise.all(Array.from({ length: 100 }, () => get(target)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100)
  })

  test('those who leave make room', async () => {
    await server.publish('much', [image])
    const sockets = Array.from({ length: 30 }, (_, index) => {
      const socket = net.connect(server.port, '127.0.0.1')
      const target = tile(index + 100)
      socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`)
      return socket
    })
    await get('/much/image/3/f1r.png/info.json')
    for (const socket of sockets) socket.destroy()
    await get('/much/image/3/f1r.png/info.json')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => get(tile(index + 200))),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })
})
