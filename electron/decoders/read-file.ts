import { readSync } from 'node:fs'
import { problem } from '../../iiif/problem.ts'
import type { OpenFile } from './job.ts'

/**
 * Bytes of an open file. Waiting is what this thread is for.
 * @returns fewer than asked for only at the end of the file
 */
export function readAt({ descriptor }: OpenFile, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const read = readSync(descriptor, bytes, done, length - done, offset + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

/**
 * The whole file.
 * @param most in bytes
 * @throws Problem `source/too-large-file`, `source/incomplete` when it has become shorter
 */
export function readWhole(file: OpenFile, most: number): Uint8Array {
  if (file.size > most) {
    throw problem('source/too-large-file', {
      megabytes: Math.round(file.size / 1e6),
      limit: Math.floor(most / 1e6),
    })
  }
  const bytes = readAt(file, 0, file.size)
  if (bytes.length < file.size) throw problem('source/incomplete')
  return bytes
}
