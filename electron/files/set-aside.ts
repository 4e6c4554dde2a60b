import { lstat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder } from './atomic-write.ts'

/** Leaves room for what is added to a name within the 255 bytes that systems allow. */
const LONGEST = 150

/**
 * Copies bytes that are about to be replaced to a file beside the one they come from, which says in its name what
 * it is. Durable when it resolves. A copy, not a new name for the file: at no moment is there none.
 *
 * @param what it is, in words for the new name: `damaged`
 * @returns its name, without folder
 */
export async function keepAside(file: string, what: string, bytes: Uint8Array): Promise<string> {
  const aside = await freeName(file, what)
  await writeFile(aside, bytes, { flag: 'wx', flush: true })
  await flushFolder(path.dirname(aside))
  return path.basename(aside)
}

/** `Codex (damaged 2026-03-01 14.31).florilegium`, or with a number where there is one already. Absolute. */
async function freeName(file: string, what: string): Promise<string> {
  const { dir, name, ext } = path.parse(file)
  const time = new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')
  const short = Buffer.from(name)
    .subarray(0, LONGEST)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `, ${number}`
    const candidate = path.join(dir, `${short} (${what} ${time}${suffix})${ext}`)
    const isTaken = await lstat(candidate).then(
      () => true,
      () => false,
    )
    if (!isTaken) return candidate
  }
}
