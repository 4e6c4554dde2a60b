import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '../../iiif/problem.ts'
import type { ToImageServer } from '../contract/image-server.ts'

/** By name, since a server without one listens on every interface. */
const LOOPBACK = '127.0.0.1'

/** Slow or idle clients must not keep others out. In milliseconds. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
}
const MOST_CONNECTIONS = 128

export function createLocalServer(listener: RequestListener): Server {
  const server = createServer(LIMITS, listener)
  server.maxConnections = MOST_CONNECTIONS
  return server
}

/**
 * Listens on this computer alone. Once only: asked again, it goes on where it is.
 *
 * @returns the port
 * @throws Problem `server/port-taken`
 */
export async function listen(
  server: Server,
  { port = 0, ifTaken }: Extract<ToImageServer, { kind: 'listen' }>,
): Promise<number> {
  if (server.listening) return portOf(server)
  try {
    return await listenOn(server, port)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    if (ifTaken === 'refuse') throw problem('server/port-taken', { port })
    return listenOn(server, 0)
  }
}

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: LOOPBACK, backlog: 1024 }, () => {
      server.off('error', reject)
      resolve(portOf(server))
    })
  })

const portOf = (server: Server): number => (server.address() as AddressInfo).port
