import { constants, lstatSync, type Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { problem, Problem, reportOf } from '../../iiif/problem.ts'
import type { SourceContent, SourceEntry, SourceFormat } from '../contract/app-api.ts'
import { codeOf } from './error-code.ts'
import { probeFile } from './image-header/index.ts'
import type { PictureHeader } from './image-header/pages.ts'
import type { Child, Place } from './list-folder.ts'
import { OPENERS, type ScanManner } from './scan-pace.ts'

/** A file of a folder of scans, or a page of one, and how to reach it. */
export interface FoundFile {
  readonly entry: SourceEntry
  /** Where in the file its picture is, and what decoders must know of it; absent where there is nothing to say. */
  readonly picture?: Pick<PictureHeader, 'page' | 'copies' | 'samples'>
  /** The bytes of its absolute path, where its name is not UTF-8 and no text can hold it. */
  readonly pathBytes?: Buffer
}

/** The files of a folder by `entry.path`. */
export type FolderListing = ReadonlyMap<string, FoundFile>

/** The entries of a file, one for each of its pages where it has several; none when it has gone since. */
export async function examine(
  { place, kind }: Child,
  known: FolderListing,
  manner: ScanManner,
): Promise<readonly FoundFile[]> {
  const before = knownEntries(known, place.path)
  // An unknown file is opened in any case, and then tells of itself.
  if (before.length === 0 && kind === 'file') return openAndProbe(place, manner)
  const status = manner === 'at-once' ? statusAtOnce(place) : await statusOf(place)
  if (!status) return []
  if (
    before.length > 0 &&
    before.every((file) => isSamePlace(file, place) && isUnchanged(file, status))
  ) {
    return before
  }
  if (kind === 'link') return [foundFile(place, status, unusable(problem('source/link-elsewhere')))]
  if (kind === 'other') return [foundFile(place, status, unusable(problem('source/other-kind')))]
  return openAndProbe(place, manner)
}

/** Of the name itself: a link is not followed. Undefined when it has gone. */
const statusOf = (place: Place): Promise<Stats | undefined> =>
  lstat(place.bytes).catch(() => undefined)

function statusAtOnce(place: Place): Stats | undefined {
  try {
    return lstatSync(place.bytes)
  } catch {
    return undefined
  }
}

/** What is known of a file: its one entry, or its pages, which are numbered from 1. */
function knownEntries(known: FolderListing, file: string): readonly FoundFile[] {
  const single = known.get(file)
  if (single) return [single]
  const pages: FoundFile[] = []
  for (;;) {
    const page = known.get(pathOfPage(file, pages.length + 1))
    // A folder may have stood where the file is now: what was in it were no pages.
    if (page?.entry.page === undefined) return pages
    pages.push(page)
  }
}

/** A file cannot be a folder too, so that the path of a page is like no other. */
const pathOfPage = (file: string, page: number): string => `${file}/${page}`

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
async function openAndProbe(place: Place, manner: ScanManner): Promise<readonly FoundFile[]> {
  let status: Stats | undefined
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
    const file = await OPENERS[manner](place.bytes, flags)
    try {
      status = await file.stat()
      if (!status.isFile())
        return [foundFile(place, status, unusable(problem('source/other-kind')))]
      const { format, pictures, isPaged } = await probeFile(
        file,
        status.size,
        path.posix.basename(place.path),
      )
      const opened = status
      return pictures.map((picture, index) => {
        const found = foundPicture(place, opened, { format, picture })
        return isPaged ? asPage(found, index + 1) : found
      })
    } finally {
      await file.close()
    }
  } catch (error) {
    const found = error instanceof Problem ? error : fileProblem(error)
    // What could not be opened did not tell of itself; what has gone meanwhile is not there.
    const known = status ?? (await statusOf(place))
    return known ? [foundFile(place, known, unusable(found))] : []
  }
}

function fileProblem(error: unknown): Problem {
  const code = codeOf(error)
  if (code === 'unknown') throw error
  return code === 'ELOOP' ? problem('source/link-elsewhere') : problem('source/unreadable')
}

function foundPicture(
  place: Place,
  status: Stats,
  { format, picture }: { readonly format: SourceFormat; readonly picture: PictureHeader | Problem },
): FoundFile {
  if (picture instanceof Problem) return foundFile(place, status, unusable(picture))
  const { captured, bands, page, copies, samples, ...shown } = picture
  const found = foundFile(place, status, { kind: 'image', format, ...shown })
  const where = {
    ...(page === undefined ? {} : { page }),
    ...(copies && { copies }),
    ...(samples && { samples }),
  }
  return {
    ...found,
    entry: {
      ...found.entry,
      ...(captured === undefined ? {} : { captured }),
      ...(bands === undefined ? {} : { bands }),
    },
    ...(Object.keys(where).length > 0 ? { picture: where } : {}),
  }
}

const asPage = (found: FoundFile, page: number): FoundFile => ({
  ...found,
  entry: { ...found.entry, path: pathOfPage(found.entry.path, page), page },
})

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
