import type { FromImageServer, ToImageServer } from '../contract/image-server.ts'

type Measured = Extract<FromImageServer, { kind: 'cacheMeasured' }>

/** What the image server keeps on disk, as the rest of the program knows it. */
export interface ImageCacheOrders {
  /** How much is kept, in bytes; undefined when the process ended before it said so. */
  measure(): Promise<number | undefined>
  /** Everything goes. How much is left, in bytes. */
  empty(): Promise<number | undefined>
  /** @param bytes what may be kept from now on, also by processes that are started later */
  limit(bytes: number): void
  /** A process has begun to listen to messages: it is told what holds. */
  welcome(): void
  hear(measured: Measured): void
  /** The process has ended: nobody will answer. */
  abandon(): void
}

export function orderImageCache(send: (message: ToImageServer) => void): ImageCacheOrders {
  const pending = new Map<number, (bytes: number | undefined) => void>()
  let asked = 0
  let limit: number | undefined

  const order = (wish: 'measure' | 'empty'): Promise<number | undefined> =>
    new Promise((resolve) => {
      asked += 1
      pending.set(asked, resolve)
      send({ kind: 'cache', wish, request: asked })
    })

  const welcome = (): void => {
    if (limit !== undefined) send({ kind: 'limitCache', bytes: limit })
  }

  return {
    measure: () => order('measure'),
    empty: () => order('empty'),
    limit(bytes) {
      limit = bytes
      welcome()
    },
    welcome,
    hear({ request, bytes }) {
      pending.get(request)?.(bytes)
      pending.delete(request)
    },
    abandon() {
      for (const answer of pending.values()) answer(undefined)
      pending.clear()
    },
  }
}
