import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Keeps clients that ask too much, or nothing at all, from shutting the others out. */
export interface Connections {
  /** True when so many requests of this connection wait for their answers that no honest client sends more. */
  asksTooMuch(socket: Socket): boolean
  /** Calls when the answers to all requests of this connection have gone; at once when there are none. */
  whenAnswered(socket: Socket, call: () => void): void
}

/** Beyond so many, the one that has asked nothing for longest gives way to a new one. */
const MOST_IDLE = 512

/** Milliseconds in which a new connection may bring its first request, or a used one its next. */
const GRACE = 1_000

/** Requests sent ahead on one connection. Browsers send none; others a few. */
const MOST_AHEAD = 64

interface Connection {
  unanswered: number
  /** In milliseconds since 1970: when it last began to ask nothing. */
  idleSince: number
  readonly waiting: (() => void)[]
}

export function watchConnections(server: Server): Connections {
  // A Map keeps the order of insertion: who begins to ask nothing is put at its end.
  const connections = new Map<Socket, Connection>()

  const makeRoom = (): void => {
    if (connections.size <= MOST_IDLE) return
    const latest = Date.now() - GRACE
    for (const [socket, { unanswered, idleSince }] of connections) {
      if (unanswered === 0 && idleSince <= latest) return void socket.destroy()
    }
  }

  server.on('connection', (socket: Socket) => {
    connections.set(socket, { unanswered: 0, idleSince: Date.now(), waiting: [] })
    socket.once('close', () => connections.delete(socket))
    makeRoom()
  })

  server.on('request', ({ socket }: { readonly socket: Socket }, response: ServerResponse) => {
    const connection = connections.get(socket)
    if (!connection) return
    connection.unanswered += 1
    response.once('close', () => {
      connection.unanswered -= 1
      if (connection.unanswered > 0) return
      connection.idleSince = Date.now()
      if (connections.delete(socket) && !socket.destroyed) connections.set(socket, connection)
      connection.waiting.splice(0).forEach((call) => call())
    })
  })

  return {
    asksTooMuch: (socket) => (connections.get(socket)?.unanswered ?? 0) > MOST_AHEAD,
    whenAnswered(socket, call) {
      const connection = connections.get(socket)
      if (connection && connection.unanswered > 0) connection.waiting.push(call)
      else call()
    },
  }
}
