import { randomUUID } from 'node:crypto'
import { chmod, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { problem, Problem } from '../../iiif/problem.ts'
import { codeOf } from './error-code.ts'

/**
 * Writes a file whole or not at all: a temporary file beside it is written, flushed and renamed over it,
 * then the folder is flushed. When this resolves, the data survives a power cut; when it rejects, the
 * file is as it was and nothing is left beside it.
 *
 * @param file absolute; a link is followed, and what it leads to is replaced
 * @throws Problem `target/disk-full`, `target/read-only`, `target/denied`, `target/folder-gone`, `target/failed`
 */
export async function writeFileAtomically(file: string, data: string | Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const temporary = path.join(
    path.dirname(target),
    `${temporaryPrefix(target)}${randomUUID()}${TEMPORARY_ENDING}`,
  )
  try {
    await writeFlushed(temporary, data)
    await keepMode(target, temporary)
    await renameWithPatience(temporary, target)
    await flushFolder(path.dirname(target))
  } catch (error) {
    // Whatever keeps us from removing it, the first failure is the one to tell of.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw targetProblem(error, file)
  }
}

const TEMPORARY_ENDING = '.tmp'

/** Of the temporary files for a file. A check sum of its name: names may be as long as the system allows. */
const temporaryPrefix = (file: string): string =>
  `.florilegium-${crc32(path.basename(file)).toString(16).padStart(8, '0')}-`

/**
 * Removes what a crash left of writing this file. Nobody else may be writing it. What cannot be removed, in a
 * place that is read-only, does no harm.
 */
export async function removeLeftovers(file: string): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const folder = path.dirname(target)
  const names = await readdir(folder).catch(() => [])
  const prefix = temporaryPrefix(target)
  const left = names.filter((name) => name.startsWith(prefix) && name.endsWith(TEMPORARY_ENDING))
  for (const name of left) await rm(path.join(folder, name), { force: true }).catch(() => undefined)
}

/** What kept a file from being written, as a problem that names it. */
export function targetProblem(error: unknown, file: string): Problem {
  if (error instanceof Problem) return error
  const name = path.basename(file)
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('target/disk-full', { name })
    case 'EROFS':
      return problem('target/read-only', { name })
    case 'EACCES':
    case 'EPERM':
      return problem('target/denied', { name })
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('target/folder-gone', { name })
    default:
      return problem('target/failed', { name, reason: codeOf(error) })
  }
}

/** Writes a file that is not there yet, and flushes it. */
export async function writeFlushed(file: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The permissions of the file that is replaced, so that a shared file stays shared. */
async function keepMode(from: string, to: string): Promise<void> {
  const status = await stat(from).catch(() => undefined)
  if (status) await chmod(to, status.mode & 0o777)
}

/** In milliseconds, about five seconds in all: as long as a virus scanner or an indexer holds a file on Windows. */
const RENAME_DELAYS = [10, 20, 40, 80, 160, 320, 640, 1000, 1300, 1500]
const MAY_PASS = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** Renames, and waits for programs that hold the target for a moment. */
export async function renameWithPatience(from: string, to: string): Promise<void> {
  for (const delay of RENAME_DELAYS) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!MAY_PASS.has(codeOf(error))) throw error
      await wait(delay)
    }
  }
  return rename(from, to)
}

/** Makes the rename itself durable. Windows and some network drives cannot, and say so. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
}
