import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What other servers answered, so that it is there again without asking, and without a network. */
export interface KeptAnswers {
  find(address: string): Promise<Buffer | undefined>
  /** Where it cannot be kept it is not: it can be had again. */
  keep(address: string, body: Buffer): Promise<void>
}

export interface KeptAnswersOptions {
  /** May be deleted at any time. */
  readonly folder: string
  /** In bytes: beyond it, what was looked at longest ago goes. */
  readonly limit: number
}

/** How much is left after what is too much has gone, as part of the limit. */
const LEFT = 0.8

/** Answers in a folder, each in a file that is named by the hash of its address. */
export function openKeptAnswers({ folder, limit }: KeptAnswersOptions): KeptAnswers {
  /** In bytes, measured when it is first wanted; then counted. */
  let total: Promise<number> | undefined
  let clearing: Promise<void> | undefined

  const fileOf = (address: string): string => {
    const name = createHash('sha256').update(address).digest('hex')
    return path.join(folder, name.slice(0, 2), name)
  }

  const measure = async (): Promise<number> =>
    (await listFiles(folder)).reduce((sum, { size }) => sum + size, 0)

  const clear = async (): Promise<void> => {
    const files = (await listFiles(folder)).sort((one, other) => one.used - other.used)
    let left = files.reduce((sum, { size }) => sum + size, 0)
    for (const { file, size } of files) {
      if (left <= limit * LEFT) break
      await rm(file, { force: true })
      left -= size
    }
    total = Promise.resolve(left)
  }

  return {
    async find(address) {
      const file = fileOf(address)
      const body = await readFile(file).catch(() => undefined)
      const now = new Date()
      // The time of the file says when it was last looked at, which decides who goes first.
      if (body) await utimes(file, now, now).catch(() => undefined)
      return body
    },

    async keep(address, body) {
      if (body.length > limit * LEFT) return
      const file = fileOf(address)
      // Before it is there itself.
      await (total ??= measure())
      const unfinished = `${file}.${randomBytes(6).toString('hex')}`
      try {
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(unfinished, body)
        await rename(unfinished, file)
      } catch {
        await rm(unfinished, { force: true }).catch(() => undefined)
        return
      }
      const now = (await (total ?? Promise.resolve(0))) + body.length
      total = Promise.resolve(now)
      if (now <= limit) return
      clearing ??= clear().finally(() => (clearing = undefined))
      await clearing
    },
  }
}

interface KeptFile {
  readonly file: string
  readonly size: number
  /** Milliseconds. */
  readonly used: number
}

async function listFiles(folder: string): Promise<KeptFile[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const found = await stat(file).catch(() => undefined)
      return found?.isFile() ? [{ file, size: found.size, used: found.mtimeMs }] : []
    }),
  )
  return files.flat()
}
