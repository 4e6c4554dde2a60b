import { constants, type Stats } from 'node:fs'
import { open, readlink, realpath, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { problem, Problem } from '../../iiif/problem.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { whileDecoding } from './decoding-watch.ts'
import { readPart } from './read-part.ts'

/** What sharp reads an image from: its bytes, or a path that leads to the file that was checked. */
export type SourceInput = Buffer | string

/** Up to here a file is read into memory as a whole, in bytes; libvips reads larger ones piece by piece. */
const LARGEST_IN_MEMORY = 64 * 1024 * 1024

/** Some file systems keep times to two seconds only, and copies of a catalogue may round them. */
const TOLERATED_MILLISECONDS = 2_000

// O_NOFOLLOW: a link is never followed. O_NONBLOCK: a FIFO must not hold us. Windows has neither.
const FLAGS =
  constants.O_RDONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0)

/** The file of an image while it is open. */
export interface OpenSource {
  /** Other threads of this process may read from it. */
  readonly descriptor: number
  /** In bytes. */
  readonly size: number
  /** What sharp reads it from. */
  readonly input: () => Promise<SourceInput>
  /** Bytes from a place on; fewer where the file ends before. */
  readonly read: (from: number, length: number) => Promise<Buffer>
  /** What sharp reads it from where it needs a few parts of it only. */
  readonly parts: () => Promise<SourceInput>
}

/**
 * Opens the file of an image, makes sure that it is the one that was published, hands it over, and closes it.
 *
 * @throws Problem `image/file-gone`, `image/changed`, `source/link-elsewhere`, `source/unreadable`,
 *   `source/crashes-decoder`
 */
export async function withSource<Result>(
  image: PublishedImage,
  use: (source: OpenSource) => Promise<Result>,
): Promise<Result> {
  const handle = await openSource(image)
  try {
    let input: Promise<SourceInput> | undefined
    return await whileDecoding(image, () =>
      use({
        descriptor: handle.fd,
        size: image.size,
        // Once: what a handle reads as a whole it reads from where it stopped before.
        input: () => (input ??= inputOf(handle, fileOf(image))),
        read: (from, length) => readPart(handle, from, length),
        parts: () =>
          process.platform === 'linux'
            ? Promise.resolve(descriptorOf(handle))
            : (input ??= inputOf(handle, fileOf(image))),
      }),
    )
  } finally {
    await handle.close()
  }
}

/**
 * The file of an image, open for reading, after making sure that it is the one that was published. Whoever
 * calls closes it.
 *
 * @throws Problem `image/file-gone`, `image/changed`, `source/link-elsewhere`, `source/unreadable`
 */
export async function openSource(image: PublishedImage): Promise<FileHandle> {
  const file = fileOf(image)
  const handle = await openFile(file, image)
  try {
    await checkPlace(handle, file, image)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Makes sure that the file of an image is the one that was published, without reading it. Throws as above. */
export const checkSource = async (image: PublishedImage): Promise<void> =>
  (await openSource(image)).close()

/** The one place where a path is put together: from the catalogue alone, never from a request. */
const fileOf = ({ root, path: fromRoot, pathBytes }: PublishedImage): SourceInput =>
  pathBytes === undefined ? path.join(root, fromRoot) : Buffer.from(pathBytes, 'base64')

async function openFile(file: SourceInput, image: PublishedImage): Promise<FileHandle> {
  try {
    return await open(file, FLAGS)
  } catch (error) {
    throw problemOfOpening(error, image)
  }
}

function problemOfOpening(error: unknown, { identifier }: PublishedImage): Problem {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ELOOP' || code === 'EMLINK') return problem('source/link-elsewhere')
  if (code === 'EACCES' || code === 'EPERM') return problem('source/unreadable')
  return problem('image/file-gone', { identifier })
}

/**
 * Checks what was opened, not what the path leads to: the path may lead elsewhere a moment later.
 */
async function checkPlace(
  handle: FileHandle,
  file: SourceInput,
  image: PublishedImage,
): Promise<void> {
  const opened = await handle.stat()
  if (!opened.isFile()) throw problem('source/link-elsewhere')
  try {
    const real = await realPathOf(handle, file)
    const folder = await realpath(image.root, { encoding: 'buffer' })
    if (!isInside(real, folder)) throw problem('source/link-elsewhere')
  } catch (error) {
    throw error instanceof Problem ? error : problemOfOpening(error, image)
  }
  if (!isSameState(opened, image)) throw problem('image/changed', { identifier: image.identifier })
}

/** True when a file is still as it was published. */
export const isSameState = (
  { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>,
  image: Pick<PublishedImage, 'size' | 'modified'>,
): boolean => size === image.size && Math.abs(mtimeMs - image.modified) <= TOLERATED_MILLISECONDS

/** Where the file that a handle holds really lies. In bytes, since names need not be UTF-8. */
async function realPathOf(handle: FileHandle, file: SourceInput): Promise<Buffer> {
  // Linux knows it of the handle itself. Asking for the path twice, before and after, was tried and is not
  // enough: a folder that becomes a link and back in between passed.
  if (process.platform === 'linux') {
    return readlink(`/proc/self/fd/${handle.fd}`, { encoding: 'buffer' })
  }
  const real = await realpath(file, { encoding: 'buffer' })
  const [opened, found] = await Promise.all([
    handle.stat({ bigint: true }),
    stat(real, { bigint: true }),
  ])
  if (found.dev !== opened.dev || found.ino !== opened.ino) throw problem('source/link-elsewhere')
  return real
}

function isInside(file: Buffer, folder: Buffer): boolean {
  const separator = Buffer.from(path.sep)
  const endsWithSeparator = folder.subarray(-separator.length).equals(separator)
  const start = endsWithSeparator ? folder : Buffer.concat([folder, separator])
  return file.length > start.length && file.subarray(0, start.length).equals(start)
}

/** The descriptor by name is the file that was checked, whatever has become of its path. Linux alone has that. */
const descriptorOf = ({ fd }: FileHandle): string => `/proc/self/fd/${fd}`

async function inputOf(handle: FileHandle, file: SourceInput): Promise<SourceInput> {
  const { size } = await handle.stat()
  if (size <= LARGEST_IN_MEMORY) return handle.readFile()
  if (process.platform === 'linux') return descriptorOf(handle)
  return typeof file === 'string' ? file : handle.readFile()
}
