import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from '../files/error-code.ts'

/** Where mistakes of the program are written down. Foreseen problems are told to the scholar instead. */
export interface Log {
  /** @param during what the program was doing, such as the name of a method */
  mistake(during: string, error: unknown): void
}

/** In bytes; then the log begins anew, and the old one is kept once. */
const LARGEST = 1 << 20

/**
 * A log in a file of the folder, and on standard error. Written at once and synchronously: the next
 * thing that happens may be the end of the program, and mistakes are rare.
 */
export function openLog(folder: string): Log {
  const file = path.join(folder, 'florilegium.log')
  return {
    mistake(during, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      const line = `${new Date().toISOString()} ${during}: ${text}\n`
      process.stderr.write(line)
      try {
        mkdirSync(folder, { recursive: true })
        if (sizeOf(file) > LARGEST) renameSync(file, `${file}.old`)
        appendFileSync(file, line)
      } catch (failure) {
        // A log that cannot be written must not stop the work.
        process.stderr.write(`The log cannot be written (${codeOf(failure)})\n`)
      }
    },
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
