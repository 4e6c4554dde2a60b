// A client that asks as fast as it is answered, in a process of its own, over bare sockets: what it costs
// itself must not hide what the server costs. Its parent sends an order and gets the times.
import net from 'node:net'
import { performance } from 'node:perf_hooks'

process.on('message', async ({ port, targets, atOnce }) => {
  const left = targets.slice()
  const times = []
  let bytes = 0
  const errors = []
  const start = performance.now()
  const ask = openConnection(port)
  const worker = async () => {
    const connection = await ask()
    for (let target = left.pop(); target !== undefined; target = left.pop()) {
      const began = performance.now()
      const answer = await connection.get(target).catch((error) => ({ error: String(error) }))
      times.push(performance.now() - began)
      bytes += answer.bytes ?? 0
      if (answer.error || answer.status !== 200) errors.push(answer.error ?? String(answer.status))
      if (answer.error) return
    }
    connection.end()
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  // Requests that a broken connection has left.
  errors.push(...left.map(() => 'never asked'))
  process.send({ milliseconds: performance.now() - start, times, bytes, errors })
})

const openConnection = (port) => () =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(connectionOver(socket, port))
    })
  })

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_PIECE = Buffer.from('0\r\n\r\n')

/** One request after the other on one connection; bodies are counted, not kept. */
function connectionOver(socket, port) {
  let pending
  let head = Buffer.alloc(0)
  let status = 0
  let left = -1
  let isChunked = false
  let bytes = 0
  const finish = () => {
    const { resolve } = pending
    const answer = { status, bytes }
    left = -1
    bytes = 0
    head = Buffer.alloc(0)
    resolve(answer)
  }
  socket.on('data', (data) => {
    let body = data
    if (left < 0) {
      head = head.length === 0 ? data : Buffer.concat([head, data])
      const end = head.indexOf(HEAD_END)
      if (end < 0) return
      const text = head.toString('latin1', 0, end)
      status = Number(text.slice(9, 12))
      isChunked = /transfer-encoding: chunked/i.test(text)
      left = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      body = head.subarray(end + HEAD_END.length)
    }
    bytes += body.length
    if (isChunked) {
      // Servers of others; the pieces of a picture do not look like the last one.
      if (data.subarray(-LAST_PIECE.length).equals(LAST_PIECE)) finish()
      return
    }
    left -= body.length
    if (left === 0) finish()
  })
  const fail = () => pending?.reject(new Error('The connection was closed'))
  socket.on('close', fail)
  socket.on('error', fail)
  return {
    get: (target) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject }
        socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
      }),
    end: () => socket.end(),
  }
}
