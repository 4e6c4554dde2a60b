import type { FromImageServer, ToImageServer } from '../contract/image-server.ts'

/** Whoever started this process: the app over the port of a utilityProcess, Node over the channel of a fork. */
export interface Parent {
  send(message: FromImageServer): void
  onMessage(listener: (message: ToImageServer) => void): void
  /** Called when the parent has gone. */
  onGone(listener: () => void): void
}

/** As much of Electron's port as is used here; this process knows nothing else of Electron. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** The parent of this process, or undefined when it was started by itself. */
export function findParent(): Parent | undefined {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort
  if (port) return throughPort(port)
  return process.send ? throughChannel() : undefined
}

const throughPort = (port: ParentPort): Parent => ({
  send: (message) => port.postMessage(message),
  // Both ends are of one build and one contract: what comes is what the contract says.
  onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToImageServer)),
  // Electron ends a utilityProcess together with the app.
  onGone: () => undefined,
})

const throughChannel = (): Parent => ({
  send: (message) => process.send?.(message),
  onMessage: (listener) => process.on('message', (message) => listener(message as ToImageServer)),
  onGone: (listener) => process.on('disconnect', listener),
})
