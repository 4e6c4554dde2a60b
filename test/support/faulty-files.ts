import { syncBuiltinESMExports } from 'node:module'
import fs from 'node:fs/promises'

/** What goes wrong at one file operation. */
export const FAULTS = ['kill', 'kill half way', 'ENOSPC', 'EIO', 'EACCES'] as const
export type Fault = (typeof FAULTS)[number]

/** Counts what is done to files, and lets one of the operations go wrong. */
export interface FaultyFiles {
  /** How many operations there were. */
  count(): number
  /** Names of the operations so far. */
  readonly operations: readonly string[]
  /** All is as before again. */
  restore(): void
}

type Operation = (...parameters: never[]) => Promise<unknown>

/** What changes a disk: to be killed before one that only reads is to be killed after the one before it. */
const WRITING = ['open', 'writeFile', 'rename', 'rm', 'chmod', 'copyFile']
const WRITING_OF_HANDLES = ['appendFile', 'writeFile', 'sync', 'datasync']
const READING = ['readFile', 'stat', 'lstat']
const READING_OF_HANDLES = ['stat']

/**
 * Takes the place of the functions that touch files, in this process, where nobody knows: what is tested is the
 * very code that is shipped.
 *
 * @param at which operation goes wrong, the first is 1; 0 lets all succeed
 */
export async function injectFault(at: number, fault: Fault): Promise<FaultyFiles> {
  const operations: string[] = []
  const undo: (() => void)[] = []
  const handle = await fs.open('/dev/null')
  const prototype: unknown = Object.getPrototypeOf(handle)
  await handle.close()

  const wrap = (owner: Record<string, Operation>, name: string): void => {
    const original = owner[name]
    if (!original) throw new Error(`Nothing is called ${name}`)
    owner[name] = async function (this: unknown, ...parameters: never[]) {
      operations.push(name)
      if (operations.length !== at) return original.apply(this, parameters)
      return goWrong(fault, {
        isWrite: name === 'appendFile' || name === 'writeFile',
        carryOut: (given) => original.apply(this, given),
        parameters,
      })
    }
    undo.push(() => (owner[name] = original))
  }
  const isEnd = fault === 'kill' || fault === 'kill half way'
  for (const name of [...WRITING, ...(isEnd ? [] : READING)]) wrap(fs as never, name)
  for (const name of [...WRITING_OF_HANDLES, ...(isEnd ? [] : READING_OF_HANDLES)])
    wrap(prototype as never, name)
  syncBuiltinESMExports()
  return {
    operations,
    count: () => operations.length,
    restore() {
      undo.forEach((put) => put())
      syncBuiltinESMExports()
    },
  }
}

interface Faulty {
  readonly isWrite: boolean
  readonly carryOut: (parameters: never[]) => Promise<unknown>
  readonly parameters: never[]
}

async function goWrong(fault: Fault, { isWrite, carryOut, parameters }: Faulty): Promise<unknown> {
  // Half of what was to be written reaches the disk; what is not a write is done, and then the end comes.
  if (fault === 'kill half way' || (fault === 'ENOSPC' && isWrite)) {
    const given: readonly unknown[] = parameters
    const place = given.findIndex((one) => isWrite && hasHalf(one))
    const halved = given.map((one, index) => (index === place && hasHalf(one) ? halfOf(one) : one))
    await carryOut(halved as never[])
  }
  if (fault === 'kill' || fault === 'kill half way') {
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => undefined)
  }
  throw Object.assign(new Error(`${fault}: injected`), { code: fault })
}

const hasHalf = (data: unknown): data is string | Uint8Array =>
  (typeof data === 'string' && !data.startsWith('/')) || data instanceof Uint8Array

const halfOf = (data: string | Uint8Array): Uint8Array => {
  const bytes = Buffer.from(data)
  return bytes.subarray(0, bytes.length >> 1)
}
