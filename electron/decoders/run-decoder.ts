import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { problem, Problem } from '../../iiif/problem.ts'
import type { DecoderAnswer, DecoderJobs, DecoderKind, DecoderRequest } from './job.ts'

/** Decodes in a thread of its own, so that everything else goes on meanwhile. */
export interface Decoder {
  /**
   * Does one job; others wait until it is done, so that memory is needed for one at a time.
   *
   * @throws Problem `source/…` about the file, `image/too-slow`, `source/damaged` where a decoder gave up
   */
  run<Kind extends DecoderKind>(
    kind: Kind,
    job: DecoderJobs[Kind]['job'],
  ): Promise<DecoderJobs[Kind]['result']>
}

/** What one job may take, in seconds: 130 million pixels of JPEG 2000 take twenty on an ordinary computer. */
const MOST_SECONDS = 90

/** After so many milliseconds without a job the thread ends: the memory of WebAssembly never shrinks. */
const IDLE_MILLISECONDS = 10_000

/** In MB: what JavaScript itself may need in the thread. Pictures and WebAssembly are not counted in it. */
const HEAP_MEGABYTES = 256

export interface DecoderOptions {
  readonly seconds?: number
  readonly idleMilliseconds?: number
}

export function createDecoder({
  seconds = MOST_SECONDS,
  idleMilliseconds = IDLE_MILLISECONDS,
}: DecoderOptions = {}): Decoder {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const end = (): void => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    // A thread that is in the middle of WebAssembly ends too.
    void ending?.terminate()
  }

  const start = (): Worker => {
    clearTimeout(idle)
    if (worker) return worker
    const started = new Worker(threadFile(), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      // The libraries write their own notes, of which nobody asked.
      stdout: true,
      stderr: true,
    })
    started.stdout.resume()
    started.stderr.resume()
    started.unref()
    worker = started
    return started
  }

  const rest = (): void => {
    clearTimeout(idle)
    idle = setTimeout(end, idleMilliseconds).unref()
  }

  const perform = async (request: DecoderRequest): Promise<DecoderAnswer> => {
    const thread = start()
    thread.ref()
    try {
      return await answerOf(thread, request, seconds)
    } catch (error) {
      // Whatever state it is in: the next job gets a new one.
      end()
      throw error
    } finally {
      thread.unref()
      if (worker) rest()
    }
  }

  return {
    async run<Kind extends DecoderKind>(kind: Kind, job: DecoderJobs[Kind]['job']) {
      const turn = last.then(() => perform({ kind, job }))
      last = turn.catch(() => undefined)
      const answer = await turn
      if (answer.kind === 'done') return answer.result
      if (answer.kind === 'refused') throw new Problem(answer.problem.code, answer.problem.details)
      // An aborted library is in no state to go on.
      end()
      throw problem('source/damaged')
    },
  }
}

/** @throws Problem `image/too-slow`, `source/damaged` when the thread broke down, such as for lack of memory */
function answerOf(
  thread: Worker,
  request: DecoderRequest,
  seconds: number,
): Promise<DecoderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      thread.off('message', onMessage)
      thread.off('error', onEnd)
      thread.off('exit', onEnd)
      act()
    }
    const onMessage = (answer: DecoderAnswer): void => settle(() => resolve(answer))
    const onEnd = (): void => settle(() => reject(problem('source/damaged')))
    const timer = setTimeout(
      () => settle(() => reject(problem('image/too-slow', { seconds }))),
      seconds * 1000,
    )
    thread.on('message', onMessage)
    thread.on('error', onEnd)
    thread.on('exit', onEnd)
    thread.postMessage(request)
  })
}

const NAME = 'decoder.mjs'

/** The file of the thread, which the build puts beside the programs; they may run from elsewhere when tested. */
function threadFile(): string {
  for (let folder = placeOf(import.meta.dirname); ; folder = path.dirname(folder)) {
    const candidates = [path.join(folder, NAME), path.join(folder, 'dist/electron', NAME)]
    const found = candidates.find((file) => existsSync(file))
    if (found) return found
    if (folder === path.dirname(folder)) throw new Error(`${NAME} is not there: build the program`)
  }
}

/** Threads read nothing in the archive of a package: what they need lies beside it. */
const placeOf = (folder: string): string =>
  folder.replace(/\bapp\.asar\b(?!\.)/, 'app.asar.unpacked')
