import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { flushFolder, renameWithPatience, targetProblem } from './atomic-write.ts'

/**
 * Writes a large file whole or not at all, without holding it in memory: it grows beside its place and takes it when
 * it is complete and flushed. A failure leaves what was there before, and nothing beside it.
 *
 * @param file absolute
 * @param write gives all to the stream, and ends it
 * @throws Problem `target/…`; what `write` throws
 */
export async function streamAtomically(
  file: string,
  write: (stream: Writable) => Promise<void>,
): Promise<void> {
  const partial = path.join(path.dirname(file), `.florilegium-${randomUUID()}.partial`)
  const stream = createWriteStream(partial, { flags: 'wx' })
  const broken = new Promise<never>((_, reject) => {
    stream.on('error', (error) => reject(targetProblem(error, file)))
  })
  broken.catch(() => undefined)
  try {
    await Promise.race([write(stream), broken])
    await Promise.race([finished(stream), broken])
    await flush(partial)
    await renameWithPatience(partial, file).catch((error: unknown) => {
      throw targetProblem(error, file)
    })
    await flushFolder(path.dirname(file))
  } catch (error) {
    stream.destroy()
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
