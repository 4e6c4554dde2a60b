import { problem } from '../../iiif/problem.ts'

/** Work that waits its turn. Who asks for what is already being made waits for the same result. */
export interface RenderQueue<Result> {
  /**
   * @param key what names the result: equal keys are made once
   * @param signal aborted when the client has gone; work that nobody waits for is dropped
   * @throws Problem `image/busy` when too much is waiting
   */
  run(key: string, signal: AbortSignal, make: () => Promise<Result>): Promise<Result>
}

export interface RenderQueueLimits {
  /** How much is made at the same time. */
  readonly running: number
  /** How much may wait. */
  readonly waiting: number
}

interface Job<Result> {
  readonly key: string
  readonly make: () => Promise<Result>
  readonly promise: Promise<Result>
  readonly settle: (result: Promise<Result>) => void
  waiters: number
}

export function createRenderQueue<Result>(limits: RenderQueueLimits): RenderQueue<Result> {
  const jobs = new Map<string, Job<Result>>()
  const waiting: Job<Result>[] = []
  let running = 0

  const startNext = (): void => {
    if (running >= limits.running) return
    const job = waiting.shift()
    if (!job) return
    running += 1
    const result = job.make()
    job.settle(result)
    const finish = (): void => {
      running -= 1
      jobs.delete(job.key)
      startNext()
    }
    result.then(finish, finish)
  }

  const leave = (job: Job<Result>): void => {
    job.waiters -= 1
    const place = waiting.indexOf(job)
    if (job.waiters > 0 || place < 0) return
    waiting.splice(place, 1)
    jobs.delete(job.key)
    job.settle(Promise.reject(problem('image/busy')))
  }

  const add = (key: string, make: () => Promise<Result>): Job<Result> => {
    if (running >= limits.running && waiting.length >= limits.waiting) throw problem('image/busy')
    const job = createJob(key, make)
    jobs.set(key, job)
    waiting.push(job)
    return job
  }

  return {
    async run(key, signal, make) {
      const job = jobs.get(key) ?? add(key, make)
      job.waiters += 1
      const onAbort = (): void => leave(job)
      signal.addEventListener('abort', onAbort, { once: true })
      startNext()
      try {
        return await job.promise
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },
  }
}

function createJob<Result>(key: string, make: () => Promise<Result>): Job<Result> {
  let settle: Job<Result>['settle'] = () => undefined
  const promise = new Promise<Result>((resolve) => {
    settle = resolve
  })
  return { key, make, promise, settle, waiters: 0 }
}
