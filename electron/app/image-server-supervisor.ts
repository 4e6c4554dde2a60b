import { setTimeout as wait } from 'node:timers/promises'
import { Problem, problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import type { ImageServerState } from '../contract/app-api.ts'
import type {
  FromImageServer,
  ImageServerConnection,
  PublishedImage,
  ServedDocument,
  ToImageServer,
} from '../contract/image-server.ts'
import type { FlattenOrder } from '../contract/flattening.ts'
import { keepCrashRecord } from './crash-record.ts'
import { defer } from './deferred.ts'
import type { Log } from './log.ts'
import { orderFlattening } from './order-flattening.ts'
import { orderImageCache, type ImageCacheOrders } from './image-cache.ts'
import { outcomeOf } from './outcomes.ts'
import { keepCatalogue } from './published-catalogue.ts'

type WantedDocument = Extract<FromImageServer, { kind: 'documentWanted' }>

/** The image server as the rest of the program knows it: it is there, whatever happens to its process. */
export interface ImageServer {
  /**
   * `http://127.0.0.1:{port}`; waits while the process starts.
   * @throws Problem `server/stopped`, `server/port-taken`
   */
  origin(): Promise<string>
  /**
   * Serves images under the prefix, and no longer those that are named as removed. Resolves when requests
   * for them are answered; while the process starts at once, since until then no request can come.
   */
  publish(
    prefix: string,
    images: readonly PublishedImage[],
    removed: readonly string[],
  ): Promise<void>
  /** Serves nothing under the prefix any more. */
  withdraw(prefix: string): void
  /** What it keeps on disk. */
  readonly cache: Pick<ImageCacheOrders, 'measure' | 'empty' | 'limit'>
  /**
   * Makes one image of several.
   * @throws Problem `composition/not-made`
   */
  flatten(order: FlattenOrder): Promise<void>
  /** Resolves when the process has ended. */
  stop(): Promise<void>
}

export interface ImageServerOptions {
  readonly start: () => ImageServerConnection
  /** The port to ask for first; any free one without it. */
  readonly port?: number | undefined | Promise<number | undefined>
  /** What to do when that port is taken. */
  readonly ifTaken: Extract<ToImageServer, { kind: 'listen' }>['ifTaken']
  readonly onPort?: (port: number) => void
  readonly onState?: (state: ImageServerState) => void
  /** Makes a document of the Presentation API. @throws Problem, which the client is told */
  readonly onDocumentWanted?: (wanted: WantedDocument) => Promise<ServedDocument>
  /** An image cannot be shown, and why; told once for each state of its file. */
  readonly onImageFailed?: (prefix: string, identifier: string, reason: ProblemReport) => void
  readonly log: Log
}

/** How many processes in a minute may end without having done anything before we give up. */
const MOST_RESTARTS = 5
const MINUTE = 60_000
/** Milliseconds before a restart; after a process that had done nothing, each further one waits twice as long. */
const FIRST_DELAY = 100
/** Milliseconds of listening after which a process is one that works, though nobody asked it for a picture. */
const LONG_LIVED = 10_000
/** Milliseconds within which a process must be ready. */
const START_LIMIT = 30_000
/** Milliseconds that we wait for a process to end; the system ends it with us at the latest. */
const STOP_LIMIT = 3000

interface ServerProcess {
  readonly connection: ImageServerConnection
  readonly ended: Promise<void>
  isReady: boolean
  /** It decoded a file to its end, or listened for long. */
  hasWorked: boolean
}

/** Starts the image server, watches it, starts it again when it ends, and tells it again what to serve. */
export function superviseImageServer(options: ImageServerOptions): ImageServer {
  const { log, onState } = options
  const catalogue = keepCatalogue()
  const crashes = keepCrashRecord()
  let origin = defer<string>()
  /** When processes ended, in milliseconds since 1970; and of these, those that had done nothing before. */
  let ends: readonly number[] = []
  let fruitless: readonly number[] = []
  let port: number | undefined
  let process: ServerProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  /** Called one by one as the process says `published`: it answers in the order in which it was told. */
  let waiting: (() => void)[] = []

  const send = (message: ToImageServer): void => {
    if (process?.isReady) process.connection.send(message)
  }

  const cache = orderImageCache(send)
  const flattening = orderFlattening(send)

  const sendPublished = (message: ToImageServer): Promise<void> =>
    new Promise((resolve) => {
      if (!process?.isReady) return resolve()
      waiting.push(resolve)
      process.connection.send(message)
    })

  const stopWaiting = (): void => {
    const calls = waiting
    waiting = []
    calls.forEach((call) => call())
  }

  const launch = (): void => {
    if (isStopped) return
    const connection = options.start()
    const ended = defer<void>()
    const current = { connection, isReady: false, hasWorked: false, ended: ended.promise }
    process = current
    timer = setTimeout(() => connection.stop(), START_LIMIT)
    connection.onMessage((message) => {
      // What a process says that was given up comes too late.
      if (process === current) hear(message)
    })
    connection.onExit(() => {
      ended.resolve()
      if (process === current) restart()
    })
  }

  const hear = (message: FromImageServer): void => {
    switch (message.kind) {
      case 'ready':
        return welcome()
      case 'listening':
        return settle(message.port)
      case 'refused':
        return giveUp(new Problem(message.problem.code, message.problem.details))
      case 'published':
        waiting.shift()?.()
        return
      case 'documentWanted':
        void answer(message)
        return
      case 'imageFailed':
        options.onImageFailed?.(message.prefix, message.identifier, message.problem)
        return
      case 'decoding':
        if (process && message.step === 'ended') process.hasWorked = true
        crashes.hear(message)
        return
      case 'cacheMeasured':
        cache.hear(message)
        return
      case 'flattened':
        flattening.hear(message)
    }
  }

  /** Everything is published before the first request can come. */
  const welcome = (): void => {
    if (process) process.isReady = true
    cache.welcome()
    for (const message of catalogue.messages()) void sendPublished(withStandings(message))
    const { ifTaken } = options
    send({ kind: 'listen', ifTaken, ...(port === undefined ? {} : { port }) })
  }

  const settle = (found: number): void => {
    clearTimeout(timer)
    const settled = process
    timer = setTimeout(() => {
      if (settled) settled.hasWorked = true
    }, LONG_LIVED)
    port = found
    options.onPort?.(found)
    origin.resolve(`http://127.0.0.1:${found}`)
    onState?.({ kind: 'running' })
  }

  /**
   * However often a decoder's mistake ends it, a process that works is started again at once: the file that is
   * the cause is put aside before long. One that ends without having done anything would do so for ever.
   */
  const restart = (): void => {
    clearTimeout(timer)
    const hasWorked = process?.hasWorked ?? false
    process = undefined
    stopWaiting()
    cache.abandon()
    flattening.abandon()
    if (isStopped) return
    putAside()
    const now = Date.now()
    const inLastMinute = (time: number): boolean => time > now - MINUTE
    ends = [...ends.filter(inLastMinute), now]
    fruitless = hasWorked ? [] : [...fruitless.filter(inLastMinute), now]
    log.mistake(
      'image server',
      new Error(`The image server ended (${ends.length} within a minute)`),
    )
    if (fruitless.length > MOST_RESTARTS) {
      giveUp(problem('server/stopped'))
      return
    }
    origin = origin.isSettled() ? defer<string>() : origin
    onState?.({ kind: 'restarting' })
    timer = setTimeout(launch, FIRST_DELAY * 2 ** Math.max(0, fruitless.length - 1))
  }

  /** A file that ended the process time and again is named, and not opened any more. */
  const putAside = (): void => {
    const reason = reportOf(problem('source/crashes-decoder'))
    for (const file of crashes.processEnded()) {
      for (const { prefix, identifier } of catalogue.placesOf(file)) {
        options.onImageFailed?.(prefix, identifier, reason)
      }
    }
  }

  const withStandings = (message: ToImageServer): ToImageServer => {
    if (message.kind !== 'publish') return message
    const images = message.images.map((image) => {
      const standing = crashes.standingOf(image)
      return standing ? { ...image, standing } : image
    })
    return { ...message, images }
  }

  const giveUp = (reason: Problem): void => {
    clearTimeout(timer)
    isStopped = true
    process?.connection.stop()
    if (origin.isSettled()) origin = defer<string>()
    origin.reject(reason)
    onState?.({ kind: 'stopped', problem: reportOf(reason) })
  }

  const answer = async (wanted: WantedDocument): Promise<void> => {
    const { prefix, path, request } = wanted
    const make = options.onDocumentWanted ?? (() => Promise.reject(notFound(path)))
    const outcome = await outcomeOf(log, `document ${path} of ${prefix}`, () => make(wanted))
    send({ kind: 'document', request, answer: outcome })
  }

  void Promise.resolve(options.port).then((wanted) => {
    port = wanted
    launch()
  })
  return {
    origin: () => origin.promise,
    publish(prefix, images, removed) {
      catalogue.publish(prefix, images, removed)
      return sendPublished(withStandings({ kind: 'publish', prefix, images, removed }))
    },
    withdraw(prefix) {
      catalogue.withdraw(prefix)
      send({ kind: 'withdraw', prefix })
    },
    cache: {
      // A process that is only starting would not hear it.
      measure: () => origin.promise.then(() => cache.measure()),
      empty: () => origin.promise.then(() => cache.empty()),
      limit: (bytes) => cache.limit(bytes),
    },
    // A process that is only starting would not hear it.
    flatten: (order) => origin.promise.then(() => flattening.flatten(order)),
    async stop() {
      isStopped = true
      cache.abandon()
      flattening.abandon()
      clearTimeout(timer)
      origin.reject(problem('server/stopped'))
      const last = process
      last?.connection.stop()
      await Promise.race([last?.ended, wait(STOP_LIMIT, undefined, { ref: false })])
    },
  }
}

/** The refusal of a document that nobody makes. */
export const notFound = (path: string): Problem => problem('image/not-found', { identifier: path })
