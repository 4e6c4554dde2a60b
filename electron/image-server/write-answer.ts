import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { COMMON_HEADERS, type Answer } from './answers.ts'
import type { WholeFile } from './whole-file.ts'

/** Milliseconds after which a client that takes nothing of its answer is cut off: its answer holds memory. */
const MOST_UNREAD = 15_000

/** How much a client must take in that time, in bytes. */
const PIECE = 256 * 1024

/** Writes the answer to a request. */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, file }: Answer,
): void {
  if (response.destroyed) {
    void file?.handle.close()
    return
  }
  const hasBody = status !== 204 && status !== 304
  const lines = [...linesOf(headers)]
  if (hasBody) lines.push('Content-Length', String(file?.size ?? Buffer.byteLength(body)))
  // What came with a request may still be on its way; it is not waited for.
  if (status === 405 || comesWithBody(request)) lines.push('Connection', 'close')
  response.writeHead(status, lines)
  if (file && request.method !== 'HEAD') sendFile(response, file)
  else {
    void file?.handle.close()
    // For HEAD, Node keeps the body to itself.
    if (Buffer.isBuffer(body) && body.length > PIECE) Readable.from(piecesOf(body)).pipe(response)
    else response.end(hasBody ? body : undefined)
  }
  // Most answers are with the system by now: nothing of them is held here that a client could leave unread.
  if (!isWithSystem(response)) cutOffIfUnread(response)
}

const isWithSystem = ({ writableEnded, socket }: ServerResponse): boolean =>
  writableEnded && socket?.writableLength === 0

/** Names and values by turns, as they were put together for the answers of before with the same headers. */
const known = new WeakMap<Answer['headers'], readonly string[]>()

function linesOf(headers: Answer['headers']): readonly string[] {
  const before = known.get(headers)
  if (before) return before
  const lines = Object.entries({ ...COMMON_HEADERS, ...headers }).flat()
  known.set(headers, lines)
  return lines
}

/** The time of the socket itself would not do: it also begins anew with each byte that the client sends. */
function cutOffIfUnread(response: ServerResponse): void {
  const start = (): void => {
    const cut = setTimeout(() => response.destroy(), MOST_UNREAD)
    response.on('drain', () => cut.refresh())
    response.once('close', () => clearTimeout(cut))
  }
  // An answer to a request that was sent ahead waits for its turn without one.
  if (response.socket) start()
  else response.once('socket', start)
}

function* piecesOf(body: Buffer): Generator<Buffer> {
  for (let start = 0; start < body.length; start += PIECE) {
    yield body.subarray(start, start + PIECE)
  }
}

/** Sends a file piece by piece, as fast as it is taken. Where it ends too early, so does the connection. */
function sendFile(response: ServerResponse, { handle, size }: WholeFile): void {
  const pieces = handle.createReadStream({ start: 0, end: size - 1, highWaterMark: PIECE })
  pieces.on('error', () => response.destroy())
  pieces.on('end', () => {
    // An answer that is shorter than it said must not look like a whole one.
    if (pieces.bytesRead !== size) response.destroy()
  })
  response.on('close', () => pieces.destroy())
  pieces.pipe(response)
}

/**
 * Takes the connection from the parser of requests, which would complain of every further byte. What still
 * comes is thrown away: a connection that is closed on unread bytes is reset, and the client would lose
 * the sentence that it is sent.
 */
export function stopReading(socket: Socket): void {
  socket.removeAllListeners('data')
  socket.on('data', () => undefined)
}

/** Milliseconds in which a client may read its last answer. */
const PARTING = 1_000

/** Writes an answer where no request could be read, and ends the connection. */
export function writeLastAnswer(socket: Socket, { status, headers, body }: Answer): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const all = {
    ...COMMON_HEADERS,
    ...headers,
    Date: new Date().toUTCString(),
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.end(body)
  setTimeout(() => socket.destroy(), PARTING).unref()
}

const comesWithBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
