import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { Unreadable, type Reader } from '../../iiif/reading.ts'
import { writeFileAtomically } from '../files/atomic-write.ts'
import { codeOf } from '../files/error-code.ts'
import type { Log } from './log.ts'

/** A small value of the program itself, kept in a JSON file. */
export interface JsonStore<Value> {
  get(): Promise<Value>
  /**
   * Replaces the value and writes it; changes are written one after the other. Where it cannot be written
   * it holds until the program ends, and the log says so.
   */
  change(change: (value: Value) => Value): Promise<Value>
  /** Waits until everything is written. */
  settle(): Promise<void>
}

export interface JsonStoreOptions<Value> {
  readonly read: Reader<Value>
  readonly fallback: Value
  readonly log: Log
}

/**
 * A value in a file; the default where there is no file yet. A damaged file is set aside under another
 * name and the default taken: settings are no reason not to start.
 */
export function openJsonStore<Value>(
  file: string,
  { read, fallback, log }: JsonStoreOptions<Value>,
): JsonStore<Value> {
  let value: Promise<Value> | undefined
  let writing: Promise<void> = Promise.resolve()

  const get = (): Promise<Value> => (value ??= load(file, read, fallback))

  return {
    get,
    settle: () => writing,
    async change(change) {
      const changed = get().then(change)
      value = changed
      writing = writing.then(async () => {
        await mkdir(path.dirname(file), { recursive: true })
        await writeFileAtomically(file, `${JSON.stringify(await changed, undefined, 2)}\n`)
      })
      writing = writing.catch((error: unknown) =>
        log.mistake(`writing ${path.basename(file)}`, error),
      )
      await writing
      return changed
    },
  }
}

async function load<Value>(file: string, read: Reader<Value>, fallback: Value): Promise<Value> {
  try {
    return read(JSON.parse(await readFile(file, 'utf8')), '')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return fallback
    const isDamaged = error instanceof SyntaxError || error instanceof Unreadable
    if (isDamaged) await rename(file, `${file}.damaged`).catch(() => undefined)
    return fallback
  }
}
