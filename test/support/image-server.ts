import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import type {
  FromImageServer,
  PublishedImage,
  ToImageServer,
} from '../../electron/contract/image-server.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Within the project, so that the bundle finds sharp where the project has it. */
const CACHE = path.join(ROOT, 'node_modules/.cache/florilegium-tests')

/** The real image server, in a plain Node process of its own. */
export interface TestImageServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly port: number
  readonly process: ChildProcess
  /** What the server said unasked, the first message first. */
  readonly messages: readonly FromImageServer[]
  send(message: ToImageServer): void
  onMessage(listener: (message: FromImageServer) => void): void
  /** Ends when the images are served. */
  publish(prefix: string, images: readonly PublishedImage[]): Promise<void>
  stop(): Promise<void>
}

/** The process alone, ready but not listening yet. */
export async function forkImageServer(parameters: readonly string[] = []): Promise<ChildProcess> {
  const child = fork(await bundledServer(), parameters, {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  await nextMessage(child, 'ready')
  return child
}

/**
 * @param options `cache` is the folder for pyramids; without it none are kept
 */
export async function startImageServer({
  cache,
}: { readonly cache?: string } = {}): Promise<TestImageServer> {
  const child = await forkImageServer(cache === undefined ? [] : ['--cache', cache])
  const messages: FromImageServer[] = []
  child.on('message', (message) => messages.push(message as FromImageServer))
  child.send({ kind: 'listen', ifTaken: 'take-another' } satisfies ToImageServer)
  const { port } = await nextMessage(child, 'listening')
  const send = (message: ToImageServer): void => void child.send(message)

  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    process: child,
    messages,
    send,
    onMessage: (listener) => child.on('message', (message) => listener(message as FromImageServer)),
    async publish(prefix, images) {
      const published = nextMessage(child, 'published')
      send({ kind: 'publish', prefix, images, removed: [] })
      await published
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}

/** Waits for the next message of a kind. */
export function nextMessage<Kind extends FromImageServer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromImageServer, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new Error(`The image server ended (${String(code)}) before it said ${kind}`))
    const onMessage = (message: unknown): void => {
      if ((message as FromImageServer).kind !== kind) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(message as Extract<FromImageServer, { kind: Kind }>)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
  })
}

/** An image as a folder scan would publish it. Its facts come from sharp, not from the code under test. */
export async function publishedFile(
  root: string,
  file: string,
  changes: Partial<PublishedImage> = {},
): Promise<PublishedImage> {
  const { size, mtimeMs } = await stat(path.join(root, file))
  const { format, autoOrient } = await sharp(path.join(root, file), {
    limitInputPixels: false,
  }).metadata()
  return {
    identifier: file,
    root,
    path: file,
    format: format === 'heif' ? 'avif' : (format as PublishedImage['format']),
    width: autoOrient.width,
    height: autoOrient.height,
    size,
    modified: mtimeMs,
    ...changes,
  }
}

let bundle: Promise<string> | undefined

/** The entry of the image server as the build makes it; built once in each process that tests. */
export const bundledServer = (): Promise<string> => (bundle ??= bundleServer())

async function bundleServer(): Promise<string> {
  const code = await buildServer()
  const file = path.join(
    CACHE,
    `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`,
  )
  const temporary = `${file}.${process.pid}`
  await mkdir(CACHE, { recursive: true })
  await writeFile(temporary, code)
  await rename(temporary, file)
  return file
}

async function buildServer(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      write: false,
      target: 'node20',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: 'electron/image-server/process.ts',
        // The sample is drawn elsewhere; this is about serving.
        external: ['sharp', /^@img\//, /^node:/, /draw-sample/],
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (!chunk) throw new Error('Vite made no bundle of the image server')
  return chunk.code
}
