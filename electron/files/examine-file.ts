import { constants, type Stats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import path from 'node:path'
import { problem, Problem, reportOf } from '../../iiif/problem.ts'
import type { SourceContent, SourceEntry } from '../contract/app-api.ts'
import { codeOf } from './error-code.ts'
import { probeImage } from './image-header/index.ts'
import type { Child, Place } from './list-folder.ts'

/** A file of a folder of scans, and how to reach it. */
export interface FoundFile {
  readonly entry: SourceEntry
  /** The bytes of its absolute path, where its name is not UTF-8 and no text can hold it. */
  readonly pathBytes?: Buffer
}

/** The files of a folder by `entry.path`. */
export type FolderListing = ReadonlyMap<string, FoundFile>

/** The entry of a file; undefined when it has gone since the folder was listed. */
export async function examine(
  { place, kind }: Child,
  known: FolderListing,
): Promise<FoundFile | undefined> {
  const status = await lstat(place.bytes).catch(() => undefined)
  if (!status) return undefined
  const before = known.get(place.path)
  if (before && isSamePlace(before, place) && isUnchanged(before, status)) return before
  if (kind === 'link') return foundFile(place, status, unusable(problem('source/link-elsewhere')))
  if (kind === 'other') return foundFile(place, status, unusable(problem('source/other-kind')))
  return openAndProbe(place, status)
}

/** The text of a name that is not UTF-8 may come to stand for another file. */
const isSamePlace = ({ pathBytes }: FoundFile, { isText, bytes }: Place): boolean =>
  pathBytes ? pathBytes.equals(bytes) : isText

/** Rights can change without a trace in size and time, so what could not be opened is tried again. */
const isUnchanged = ({ entry }: FoundFile, { size, mtimeMs }: Stats): boolean =>
  entry.size === size &&
  entry.modified === mtimeMs &&
  !(entry.content.kind === 'unusable' && entry.content.problem.code === 'source/unreadable')

/**
 * Opens without following a link and without waiting for a pipe, and asks the open file itself what it
 * is: between listing and opening it may have been replaced.
 */
async function openAndProbe(place: Place, listed: Stats): Promise<FoundFile | undefined> {
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
    const file = await open(place.bytes, flags)
    try {
      const status = await file.stat()
      if (!status.isFile()) return foundFile(place, status, unusable(problem('source/other-kind')))
      const { captured, ...image } = await probeImage(
        file,
        status.size,
        path.posix.basename(place.path),
      )
      const found = foundFile(place, status, { kind: 'image', ...image })
      return captured === undefined ? found : { ...found, entry: { ...found.entry, captured } }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Problem) return foundFile(place, listed, unusable(error))
    return codeOf(error) === 'ENOENT'
      ? undefined
      : foundFile(place, listed, unusable(fileProblem(error)))
  }
}

function fileProblem(error: unknown): Problem {
  const code = codeOf(error)
  if (code === 'unknown') throw error
  return code === 'ELOOP' ? problem('source/link-elsewhere') : problem('source/unreadable')
}

const unusable = (found: Problem): SourceContent => ({ kind: 'unusable', problem: reportOf(found) })

const foundFile = (place: Place, { size, mtimeMs }: Stats, content: SourceContent): FoundFile => ({
  entry: { path: place.path, size, modified: mtimeMs, content },
  ...(place.isText ? {} : { pathBytes: place.bytes }),
})

/** The entry of a folder that cannot be read. */
export async function unreadableFolder(folder: Place, found: Problem): Promise<FoundFile> {
  const status = await lstat(folder.bytes).catch(() => undefined)
  return {
    entry: {
      path: folder.path,
      size: 0,
      modified: status?.mtimeMs ?? 0,
      content: unusable(found),
    },
    ...(folder.isText ? {} : { pathBytes: folder.bytes }),
  }
}
