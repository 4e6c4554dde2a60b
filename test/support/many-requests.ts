import net from 'node:net'

/** An answer to one of many requests. */
export interface ManyAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number
  readonly head: string
  readonly body: Buffer
  /** Since the requests of its burst were sent. */
  readonly milliseconds: number
}

export interface ManyRequests {
  /** As they stand in the request lines. */
  readonly targets: Iterable<string>
  readonly onAnswer: (target: string, answer: ManyAnswer) => void
  /** Connections that are kept open side by side. */
  readonly connections?: number
  /** Requests that are sent ahead on each. */
  readonly ahead?: number
  /** Bytes after which a burst of requests is cut into pieces that are sent one by one; whole without it. */
  readonly piece?: number | undefined
}

interface Burst extends Pick<ManyRequests, 'onAnswer' | 'piece'> {
  readonly targets: readonly string[]
}

interface Waiting {
  readonly target: string
  readonly settle: (answer: ManyAnswer) => void
}

/**
 * Asks for many addresses over few connections, as they stand, and calls with each answer. A connection that
 * the server closes after a bad request is opened anew for those that were behind it.
 */
export async function askMany(port: number, requests: ManyRequests): Promise<void> {
  const { targets, onAnswer, connections = 8, ahead = 16, piece } = requests
  const remaining = targets[Symbol.iterator]()
  const work = async (): Promise<void> => {
    let again: string[] = []
    for (;;) {
      const burst = [...again]
      for (let next = remaining.next(); !next.done; next = remaining.next()) {
        burst.push(next.value)
        if (burst.length >= ahead) break
      }
      if (burst.length === 0) return
      again = await askBurst(port, { targets: burst, onAnswer, piece })
    }
  }
  await Promise.all(Array.from({ length: connections }, work))
}

/** @returns the addresses that were not answered because an earlier one ended the connection */
async function askBurst(port: number, { targets, onAnswer, piece }: Burst): Promise<string[]> {
  const waiting: Waiting[] = targets.map((target) => ({
    target,
    settle: (answer) => onAnswer(target, answer),
  }))
  const text = Buffer.from(
    targets.map((target) => `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`).join(''),
    'latin1',
  )
  let received = Buffer.alloc(0)
  let answered = 0
  const sent = performance.now()
  const settleNext = (answer: Omit<ManyAnswer, 'milliseconds'>): void =>
    waiting.shift()?.settle({ ...answer, milliseconds: performance.now() - sent })
  await new Promise<void>((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => void send(socket, text, piece))
    socket.setTimeout(20_000, () => {
      socket.destroy()
      reject(new Error(`No answer within 20 seconds: ${JSON.stringify(waiting[0]?.target)}`))
    })
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      try {
        for (let end = endOfAnswer(received); end > 0; end = endOfAnswer(received)) {
          answered += 1
          settleNext(parse(received.subarray(0, end)))
          received = received.subarray(end)
        }
        if (waiting.length === 0) socket.destroy()
      } catch (error) {
        // What the caller found wrong with an answer ends everything.
        reject(error instanceof Error ? error : new Error(String(error)))
        socket.destroy()
      }
    })
    // A reset while requests were still being written: what came before it counts.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
  if (answered === 0) settleNext({ status: 0, head: '', body: Buffer.alloc(0) })
  return waiting.map(({ target }) => target)
}

async function send(socket: net.Socket, text: Buffer, piece = text.length): Promise<void> {
  socket.setNoDelay(true)
  for (let start = 0; start < text.length && socket.writable; start += piece) {
    socket.write(text.subarray(start, start + piece))
    if (piece < text.length) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** How many bytes the first answer takes; 0 while it is not complete. */
function endOfAnswer(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return 0
  const [, length = '0'] =
    /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end)) ?? []
  const total = end + 4 + Number(length)
  return bytes.length >= total ? total : 0
}

function parse(bytes: Buffer): Omit<ManyAnswer, 'milliseconds'> {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.toString('latin1', 0, end)
  return {
    status: Number(head.split(' ')[1] ?? 0),
    head,
    body: Buffer.from(bytes.subarray(end + 4)),
  }
}
