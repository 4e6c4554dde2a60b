// Whoever does not take an answer is cut off after a time; whoever's answer the system has already is not even
// watched: a clock for each of a thousand tiles a second would cost more than the tiles.
import http from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../../../electron/image-server/answers.ts'
import { writeAnswer } from '../../../electron/image-server/write-answer.ts'
import { waitFor } from '../../support/wait-for.ts'

const CUT_OFF = 15_000
/** More than any system holds for a client that does not read. */
const LARGE = Buffer.alloc(40 * 1024 * 1024, 1)
const SMALL = Buffer.from('a tile')

let server: http.Server
let port: number
const bodies: Buffer[] = []
/** What becomes of the answers, in their order. */
const ends: ('finished' | 'cut off')[] = []

beforeEach(async () => {
  bodies.length = 0
  ends.length = 0
  server = http.createServer((request, response) => {
    const body = bodies.shift() ?? SMALL
    response.once('close', () => ends.push(response.writableFinished ? 'finished' : 'cut off'))
    const answer: Answer = { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body }
    writeAnswer(request, response, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Clocks that would cut a client off, started since this was called; each can be made to strike. */
function watchClocks() {
  const strikes: (() => void)[] = []
  const start = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((call: () => void, delay?: number) => {
    if (delay === CUT_OFF) strikes.push(call)
    return start(call, delay)
  })
  return strikes
}

const request = `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`

/** A client that reads nothing until it is told to. */
function deafClient(requests: number): net.Socket {
  const socket = net.connect(port, '127.0.0.1', () => socket.write(request.repeat(requests)))
  socket.on('error', () => undefined)
  socket.pause()
  return socket
}

test('an answer that the system has taken whole is not watched, and waits there for a client that reads late', async () => {
  const clocks = watchClocks()
  const socket = deafClient(1)
  await waitFor('the answer to be written', () => ends.length === 1)
  expect(ends).toEqual(['finished'])
  expect(clocks).toHaveLength(0)
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  socket.resume()
  await waitFor('the tile', () => received.endsWith('a tile'))
  socket.destroy()
})

test('an answer of which bytes are still held here is watched, and cut off when its time is over', async () => {
  const clocks = watchClocks()
  bodies.push(LARGE)
  const socket = deafClient(1)
  await waitFor('a clock', () => clocks.length > 0)
  expect(clocks).toHaveLength(1)
  expect(ends).toEqual([])
  clocks[0]?.()
  await waitFor('it to be cut off', () => ends.length === 1)
  expect(ends).toEqual(['cut off'])
  socket.destroy()
})

test('whoever takes it is not cut off, and no clock is left when the answer has gone', async () => {
  const clocks = watchClocks()
  const cleared = vi.spyOn(globalThis, 'clearTimeout')
  bodies.push(LARGE)
  let received = 0
  const socket = net.connect(port, '127.0.0.1', () => socket.write(request))
  socket.on('data', (chunk: Buffer) => (received += chunk.length))
  await waitFor('the whole answer', () => received > LARGE.length)
  await waitFor('the end of it here', () => ends.length === 1)
  expect(ends).toEqual(['finished'])
  expect(clocks).toHaveLength(1)
  expect(cleared).toHaveBeenCalled()
  // The connection goes on: the next answer is a small one.
  socket.write(request)
  await waitFor('the next answer', () => ends.length === 2)
  expect(clocks).toHaveLength(1)
  socket.destroy()
})

test('an answer that waits behind an unread one is watched when its turn comes, not before', async () => {
  const clocks = watchClocks()
  bodies.push(LARGE, LARGE)
  const socket = deafClient(2)
  await waitFor('a clock', () => clocks.length > 0)
  expect(clocks).toHaveLength(1)
  // Reads the first whole, and then no more.
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > LARGE.length + 1_000) socket.pause()
  })
  socket.resume()
  await waitFor('the first to have gone', () => ends.length === 1)
  await waitFor('a clock for the second', () => clocks.length === 2)
  clocks[1]?.()
  await waitFor('the second to be cut off', () => ends.length === 2)
  expect(ends).toEqual(['finished', 'cut off'])
  socket.destroy()
})
