import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { OfflineImage } from '../contract/offline.ts'
import { mediaTypeOf } from '../remote/picture-kind.ts'
import type { RemotePicture } from '../remote/remote-pictures.ts'

/** Pictures of others that the scholar keeps for good: there without a network, until they are given up. */
export interface OfflinePictures {
  find(image: string, part: string): Promise<RemotePicture | undefined>
  /** In bytes, where it is there; undefined where it is not. */
  sizeOf(image: string, part: string): Promise<number | undefined>
  /** Rejects with what the system says where it cannot be written: nothing is half there. */
  keep(part: { readonly image: string; readonly part: string }, body: Buffer): Promise<void>
  /** Says that all that was wanted of an image is there. */
  finish(image: Omit<OfflineImage, 'bytes'>): Promise<void>
  list(): Promise<readonly OfflineImage[]>
  /** Gives an image up. */
  remove(image: string): Promise<void>
}

/** In each folder of an image: which one it is. */
const RECORD = 'image.json'

/** A folder for each image, named by the hash of its address, with a file for each of its parts. */
export function openOfflinePictures(folder: string): OfflinePictures {
  const folderOf = (image: string): string => path.join(folder, hashOf(image))
  const fileOf = (image: string, part: string): string => path.join(folderOf(image), hashOf(part))

  async function write(file: string, body: Buffer | string): Promise<void> {
    const unfinished = `${file}.${randomBytes(6).toString('hex')}`
    await mkdir(path.dirname(file), { recursive: true })
    try {
      await writeFile(unfinished, body)
      await rename(unfinished, file)
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined)
      throw error
    }
  }

  async function describe(name: string): Promise<readonly OfflineImage[]> {
    const own = path.join(folder, name)
    const text = await readFile(path.join(own, RECORD), 'utf8').catch(() => undefined)
    const record = text === undefined ? undefined : readRecord(text)
    if (!record) return []
    const sizes = await Promise.all(
      (await readdir(own)).map(async (file) => (await stat(path.join(own, file))).size),
    )
    return [{ ...record, bytes: sizes.reduce((sum, size) => sum + size, 0) }]
  }

  return {
    async find(image, part) {
      const body = await readFile(fileOf(image, part)).catch(() => undefined)
      if (!body) return undefined
      return { mediaType: mediaTypeOf(body) ?? 'application/json', body }
    },
    sizeOf: (image, part) =>
      stat(fileOf(image, part)).then(
        ({ size }) => size,
        () => undefined,
      ),
    keep: ({ image, part }, body) => write(fileOf(image, part), body),
    finish: (image) => write(path.join(folderOf(image.image), RECORD), JSON.stringify(image)),
    async list() {
      const names = await readdir(folder).catch((): string[] => [])
      return (await Promise.all(names.map(describe))).flat()
    },
    remove: (image) => rm(folderOf(image), { recursive: true, force: true }),
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Undefined where the file is damaged: then the image counts as not kept, and may be kept again. */
function readRecord(text: string): Omit<OfflineImage, 'bytes'> | undefined {
  try {
    const record = JSON.parse(text) as Partial<OfflineImage>
    const { image, side } = record
    if (typeof image !== 'string') return undefined
    return { image, ...(typeof side === 'number' && { side }) }
  } catch {
    return undefined
  }
}
