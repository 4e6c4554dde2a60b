import { copyFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '../../iiif/problem.ts'
import { listOf, readFilledString, recordOf } from '../../iiif/reading.ts'
import { codeOf } from '../files/error-code.ts'
import { exchangeFolder } from './exchange-folder.ts'

/** What of an image lies in a site, and from which state of its file and which options it was made. */
export interface MadeImage {
  readonly name: string
  readonly key: string
  /** From the folder of the site. */
  readonly files: readonly string[]
}

/** The list of what was made: a second run makes only what has changed, one that was cut short goes on. */
const RECORD = '.florilegium-site.jsonl'

const readMade = recordOf({
  name: readFilledString,
  key: readFilledString,
  files: listOf(readFilledString),
})

/** A site that is being made beside the place where it will be. */
export interface SiteFolder {
  /** True when the image lies there already, from this run's forerunner or from the site that it replaces. */
  reuse(image: Omit<MadeImage, 'files'>): Promise<boolean>
  write(file: string, data: string | Uint8Array): Promise<void>
  /** The image is complete. */
  keep(image: MadeImage): Promise<void>
  has(file: string): boolean
  readonly files: number
  /** Puts the site in its place, where it replaces an older one. */
  finish(): Promise<void>
  /** Leaves nothing. */
  discard(): Promise<void>
}

/**
 * @param target absolute; not there yet, empty, or a site of ours
 * @throws Problem `export/folder-taken`
 */
export async function openSiteFolder(target: string): Promise<SiteFolder> {
  await refuseOthers(target)
  const partial = `${target}.partial`
  await mkdir(partial, { recursive: true })
  const before = await readRecord(target)
  const begun = await readRecord(partial)
  const files = new Set<string>()
  const made: MadeImage[] = []

  const note = async (image: MadeImage): Promise<void> => {
    image.files.forEach((file) => files.add(file))
    made.push(image)
    await writeFile(path.join(partial, RECORD), `${JSON.stringify(image)}\n`, { flag: 'a' })
  }

  const place = async (file: string): Promise<string> => {
    const whole = path.join(partial, ...file.split('/'))
    if (!whole.startsWith(partial + path.sep)) throw new Error(`${file} lies outside the site`)
    await mkdir(path.dirname(whole), { recursive: true })
    return whole
  }

  return {
    async reuse({ name, key }) {
      const known = begun.get(name)
      if (known?.key === key) {
        known.files.forEach((file) => files.add(file))
        made.push(known)
        return true
      }
      const older = before.get(name)
      if (older?.key !== key) return false
      for (const file of older.files) {
        if (!(await share(path.join(target, ...file.split('/')), await place(file)))) return false
      }
      await note(older)
      return true
    },
    async write(file, data) {
      const whole = await place(file)
      // Whatever lies there may be shared with the older site, which must stay as it is.
      await rm(whole, { force: true })
      await writeFile(whole, data)
      files.add(file)
    },
    keep: note,
    has: (file) => files.has(file),
    get files() {
      return files.size
    },
    async finish() {
      // What was begun for images that the object no longer has.
      await removeOthers(partial, new Set([...files, RECORD]))
      const record = made.map((image) => JSON.stringify(image)).join('\n')
      await writeFile(path.join(partial, RECORD), `${record}\n`)
      await exchangeFolder(partial, target)
    },
    discard: () => rm(partial, { recursive: true, force: true }),
  }
}

/** @throws Problem `export/folder-taken` for a folder with anything in it that is no site of ours */
async function refuseOthers(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown): string[] => {
    if (codeOf(error) === 'ENOENT') return []
    throw problem('export/folder-taken', { name: path.basename(target) })
  })
  if (names.length > 0 && !names.some((name) => name === RECORD)) {
    throw problem('export/folder-taken', { name: path.basename(target) })
  }
}

/** The images that a site holds, by name; lines that were torn are passed over, and their images made anew. */
async function readRecord(folder: string): Promise<ReadonlyMap<string, MadeImage>> {
  const text = await readFile(path.join(folder, RECORD), 'utf8').catch(() => '')
  const images = text.split('\n').flatMap((line) => {
    try {
      return [readMade(JSON.parse(line), '')]
    } catch {
      return []
    }
  })
  return new Map(images.map((image) => [image.name, image]))
}

/** Puts a file of the older site into the new one, without its bytes where the system can. */
async function share(from: string, to: string): Promise<boolean> {
  await rm(to, { force: true })
  const linked = await link(from, to).then(
    () => true,
    () => false,
  )
  return (
    linked ||
    copyFile(from, to).then(
      () => true,
      () => false,
    )
  )
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const whole = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, whole).split(path.sep).join('/')
    if (!entry.isDirectory() && !kept.has(name)) await rm(whole)
  }
}
