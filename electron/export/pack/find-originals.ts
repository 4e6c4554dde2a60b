import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { PackedOriginal } from '../../../iiif/targets/packed-project.ts'

/** A file of the scholar, found on this computer. */
export interface FoundOriginal {
  /** Absolute. */
  readonly from: string
  /** In what is handed on, from the folder of all originals, with forward slashes. */
  readonly to: string
  readonly bytes: number
}

export interface FoundOriginals {
  readonly found: readonly FoundOriginal[]
  /** How many are not where the project has them, or lie outside of its folders. */
  readonly missing: number
}

/** Looks the originals up; a page of a file stands for its file, which is handed on once. */
export async function findOriginals(originals: readonly PackedOriginal[]): Promise<FoundOriginals> {
  const found = new Map<string, FoundOriginal>()
  let missing = 0
  for (const original of originals) {
    const file = await findOriginal(original)
    if (file) found.set(file.to, file)
    else missing += 1
  }
  return { found: [...found.values()], missing }
}

async function findOriginal({
  folder,
  path: name,
  to,
}: PackedOriginal): Promise<FoundOriginal | undefined> {
  const root = await realpath(folder.location).catch(() => undefined)
  if (root === undefined) return undefined
  const whole = await fileWithin(root, name)
  if (whole) return { ...whole, to }
  // The last part may be the number of a page.
  const file = await fileWithin(root, name.slice(0, Math.max(0, name.lastIndexOf('/'))))
  return file && { ...file, to: to.slice(0, to.lastIndexOf('/')) }
}

/** A project may come from others: what leads out of its folder is not handed on. */
async function fileWithin(
  root: string,
  name: string,
): Promise<Pick<FoundOriginal, 'from' | 'bytes'> | undefined> {
  if (name === '') return undefined
  const from = await realpath(path.join(root, ...name.split('/'))).catch(() => undefined)
  if (from === undefined || !from.startsWith(root + path.sep)) return undefined
  const status = await stat(from).catch(() => undefined)
  return status?.isFile() ? { from, bytes: status.size } : undefined
}
