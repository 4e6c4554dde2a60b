import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { open, type Entry, type ZipFile } from 'yauzl'
import { problem, Problem } from '../../../iiif/problem.ts'
import { parseProject } from '../../../iiif/project/file.ts'
import { foldersOf } from '../../../iiif/project/model.ts'
import { oneOf, readFilledString, readWhole, recordOf, Unreadable } from '../../../iiif/reading.ts'
import { targetProblem } from '../../files/atomic-write.ts'
import { parseBytes } from '../../files/parse-json.ts'
import { BUNDLE_MARK, BUNDLE_VERSION, ORIGINALS } from './bundle-format.ts'
import { findDanger, keyOf } from './safe-entries.ts'

const openZip = promisify(open as never) as unknown as (
  file: string,
  options: { readonly lazyEntries: true; readonly strictFileNames: true },
) => Promise<ZipFile>

const readMark = recordOf({
  format: oneOf(['florilegium-bundle']),
  version: readWhole(1),
  project: readFilledString,
})

/**
 * Writes what is in a bundle to a folder that is not there yet. All entries are judged before the first is written;
 * whatever fails, the folder is not there afterwards.
 *
 * @param file the bundle. Absolute
 * @param folder where its contents will be. Absolute, its parent is there
 * @returns the file of the project in it. Absolute
 * @throws Problem `bundle/…`, `target/…`, those of `parseProject`
 */
export async function unpackBundle(file: string, folder: string): Promise<string> {
  const name = path.basename(file)
  await judgeEntries(file)
  await mkdir(folder).catch((error: unknown) => {
    throw targetProblem(error, folder)
  })
  try {
    await eachEntry(file, (zip, entry) => writeEntry(zip, entry, { folder, name }))
    return await checkProject(folder, name)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error instanceof Problem ? error : damaged(name, error)
  }
}

/** @throws Problem `bundle/not-one`, `bundle/unsafe`, `bundle/damaged` */
async function judgeEntries(file: string): Promise<void> {
  const name = path.basename(file)
  // One set for all: a hundred thousand entries are judged, and none of them copies what was seen before.
  const names = new Set<string>()
  let bytes = 0
  await eachEntry(file, (zip, entry) => {
    const reason = findDanger(entry, { names, bytes, fileBytes: zip.fileSize })
    if (reason !== undefined) throw problem('bundle/unsafe', { name, reason })
    names.add(keyOf(entry.fileName))
    bytes += entry.uncompressedSize
  })
  if (!names.has(BUNDLE_MARK)) throw problem('bundle/not-one', { name })
}

type Visit = (zip: ZipFile, entry: Entry) => Promise<void> | void

/** One after the other: the next is read when the one before is done. */
async function eachEntry(file: string, visit: Visit): Promise<void> {
  const name = path.basename(file)
  const zip = await openZip(file, { lazyEntries: true, strictFileNames: true }).catch(() => {
    throw problem('bundle/not-one', { name })
  })
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        Promise.resolve()
          .then(() => visit(zip, entry))
          .then(() => zip.readEntry(), reject)
      })
      zip.on('end', () => resolve())
      zip.on('error', (error: Error) => reject(judged(name, error)))
      zip.readEntry()
    })
  } finally {
    zip.close()
  }
}

/** The library itself refuses names that lead out of the folder. */
const judged = (name: string, error: Error): Problem =>
  /path|file ?name|characters/i.test(error.message)
    ? problem('bundle/unsafe', { name, reason: 'a name in it leads out of its folder' })
    : damaged(name, error)

const damaged = (name: string, error: unknown): Problem =>
  problem('bundle/damaged', {
    name,
    reason: error instanceof Error ? error.message : 'it cannot be read',
  })

async function writeEntry(
  zip: ZipFile,
  entry: Entry,
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<void> {
  const target = path.join(folder, ...entry.fileName.split('/'))
  // The second line of defence: its name was judged before.
  if (!target.startsWith(folder + path.sep)) {
    throw problem('bundle/unsafe', { name, reason: 'a name in it leads out of its folder' })
  }
  if (entry.fileName.endsWith('/')) return void (await mkdir(target, { recursive: true }))
  await mkdir(path.dirname(target), { recursive: true })
  const source = await promisify<Entry, Readable>(zip.openReadStream.bind(zip) as never)(entry)
  let sum = 0
  // What is longer than the entry says is refused by the library.
  const summed = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  }
  await pipeline(source, summed, createWriteStream(target, { flags: 'wx', flush: true }))
  if (sum !== entry.crc32) {
    throw problem('bundle/damaged', { name, reason: `"${entry.fileName}" has another check sum` })
  }
}

/** The project must read nothing that did not come with it. */
async function checkProject(folder: string, name: string): Promise<string> {
  const mark = await readMarkOf(folder, name)
  const inside = path.join(folder, mark.project)
  if (mark.project.includes('/') || path.dirname(inside) !== folder) {
    throw problem('bundle/unsafe', { name, reason: 'its project leads out of its folder' })
  }
  const text = await readFile(inside, 'utf8').catch(() => {
    throw problem('bundle/damaged', { name, reason: 'its project is missing' })
  })
  const { project } = parseProject(text, mark.project)
  const isOutside = ({ location }: { readonly location: string }): boolean =>
    !new RegExp(`^${ORIGINALS}/[^/\\\\:]+$`).test(location) || location.endsWith('..')
  if (foldersOf(project).some(isOutside)) {
    throw problem('bundle/unsafe', { name, reason: 'its project reads other folders' })
  }
  return inside
}

async function readMarkOf(folder: string, name: string): Promise<ReturnType<typeof readMark>> {
  const notOne = problem('bundle/not-one', { name })
  const parsed = parseBytes(await readFile(path.join(folder, BUNDLE_MARK)))
  if (parsed.kind === 'fault') throw notOne
  const mark = read(parsed.value)
  if (!mark) throw notOne
  if (mark.version <= BUNDLE_VERSION) return mark
  throw problem('bundle/newer', { name })
}

function read(value: unknown): ReturnType<typeof readMark> | undefined {
  try {
    return readMark(value, '')
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
