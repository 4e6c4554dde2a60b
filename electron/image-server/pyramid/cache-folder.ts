import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { PYRAMID_ENDING, UNFINISHED } from './build-pyramid.ts'

/** A folder of files that can be made again, which together are no larger than they may be. */
export interface CacheFolder {
  pathOf(name: string): string
  /** A file was made or replaced. Others may have to go. */
  added(name: string): Promise<void>
  /** A file was used: it goes later than others. */
  used(name: string): void
  /** A file that is of no use any more. */
  remove(name: string): Promise<void>
  /** Everything goes. */
  empty(): Promise<void>
  /** @param bytes what all files together may have from now on */
  limit(bytes: number): Promise<void>
  /** What all files together have, looked up anew. */
  measure(): Promise<CacheUse>
  /** True when half of the room is taken, as far as is known. */
  isHalfFull(): boolean
}

export interface CacheUse {
  /** In bytes. */
  readonly bytes: number
  readonly files: number
}

export interface CacheFolderOptions {
  readonly folder: string
  /** In bytes. */
  readonly limit: number
  /** Called before a file goes, so that nobody has it open; some systems keep an open file. */
  readonly beforeRemoval: (file: string) => Promise<void>
}

/** What another program has been writing for so long was left behind when it ended. In milliseconds. */
const ABANDONED = 3_600_000

interface KeptFile {
  readonly bytes: number
}

/** Measures the folder once, in the background, and keeps count from then on. */
export function openCacheFolder({ folder, limit, beforeRemoval }: CacheFolderOptions): CacheFolder {
  let most = limit
  let total = 0
  /** The least recently used first. */
  const files = new Map<string, KeptFile>()

  const forget = (name: string): void => {
    total -= files.get(name)?.bytes ?? 0
    files.delete(name)
  }
  const add = (name: string, bytes: number): void => {
    forget(name)
    files.set(name, { bytes })
    total += bytes
  }
  const remove = async (name: string): Promise<void> => {
    forget(name)
    const file = path.join(folder, name)
    await beforeRemoval(file)
    // Somebody may hold it open on a system that minds; it is counted again at the next start.
    await rm(file, { force: true }).catch(() => undefined)
  }
  const makeRoom = async (): Promise<void> => {
    for (const name of files.keys()) {
      if (total <= most) return
      await remove(name)
    }
  }

  /** Another program of ours may use the same folder: what is there counts, not what is remembered. */
  const measureAnew = async (): Promise<void> => {
    const found = await measureFolder(folder)
    const names = new Set(found.map(({ name }) => name))
    for (const name of [...files.keys()]) if (!names.has(name)) forget(name)
    const unknown = found.filter(({ name }) => !files.has(name))
    const known = [...files]
    files.clear()
    total = 0
    for (const { name, bytes } of unknown) add(name, bytes)
    for (const [name, { bytes }] of known) add(name, bytes)
  }
  const measured = measureAnew().then(makeRoom)

  return {
    pathOf: (name) => path.join(folder, name),

    async added(name) {
      await measured
      const status = await stat(path.join(folder, name)).catch(() => undefined)
      if (status) add(name, status.size)
      await makeRoom()
    },

    used(name) {
      const file = files.get(name)
      if (!file) return
      files.delete(name)
      files.set(name, file)
    },

    remove,

    async empty() {
      await measured
      await measureAnew()
      for (const name of [...files.keys()]) await remove(name)
    },

    async limit(bytes) {
      await measured
      most = bytes
      await makeRoom()
    },

    async measure() {
      await measured
      await measureAnew()
      return { bytes: total, files: files.size }
    },

    isHalfFull: () => total > most / 2,
  }
}

interface FoundFile {
  readonly name: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly used: number
}

/** The files of the folder, the least recently used first; what was left unfinished is cleared away. */
async function measureFolder(folder: string): Promise<readonly FoundFile[]> {
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  const names = await readdir(folder).catch(() => [])
  const found: FoundFile[] = []
  for (const name of names) {
    const file = path.join(folder, name)
    const status = await stat(file).catch(() => undefined)
    if (!status?.isFile()) continue
    if (name.endsWith(PYRAMID_ENDING)) {
      found.push({ name, bytes: status.size, used: status.mtimeMs })
    } else if (name.endsWith(UNFINISHED) && Date.now() - status.mtimeMs > ABANDONED) {
      await rm(file, { force: true }).catch(() => undefined)
    }
  }
  return found.sort((one, other) => one.used - other.used)
}
