import { identifierOf } from '../../iiif/identifier.ts'
import { isUsualSize, sizeInMillions } from '../../iiif/image/source-limit.ts'
import { problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import {
  foldersOf,
  type FolderRecord,
  type LocalImage,
  type Project,
  type RecordId,
} from '../../iiif/project/model.ts'
import { rightsOfImages } from '../../iiif/project/image-rights.ts'
import { isSameValue } from '../../iiif/project/same-value.ts'
import type { SourceContent } from '../contract/app-api.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import type { FolderListing, FoundFile } from '../files/examine-file.ts'
import { keepListing } from '../files/kept-listing.ts'
import { watchFolder, type FolderListener, type FolderWatch } from '../files/watch-folder.ts'
import type { AllowedFiles } from './allowed-files.ts'
import type { Emit } from './app.ts'
import type { ImageServer } from './image-server-supervisor.ts'
import type { Log } from './log.ts'
import { takeTurns } from './in-turn.ts'
import { publishedImage } from './published-image.ts'
import { gatherSourceMessages, type SourceMessage } from './source-messages.ts'

/** The folders of the open project: watched, told to the window, served by the image server. */
export interface Sources {
  /** Starts and ends watching, so that it fits the folders of the project; and tells the rights in its images. */
  follow(project: Project): void
  /** The image server could not show a file when it read its pixels: it is listed as such, with the reason. */
  markFailed(identifier: string, reason: ProblemReport): void
  /** The state of its file in which an image is served; differs after every change. Undefined while it is not served. */
  stateOf(image: Pick<LocalImage, 'folder' | 'path'>): string | undefined
  /** Opens a file although it has more pixels than files usually may have. */
  allowLarge(folder: RecordId, path: string): Promise<void>
  /** Tells of the large files anew: others are allowed now. */
  reviewLarge(): void
  /** Looks through a folder anew, at once. */
  rescan(folder: RecordId): void
  close(): Promise<void>
}

export interface SourcesOptions {
  /** Under which the image server serves the images. */
  readonly prefix: string
  readonly server: Pick<ImageServer, 'publish' | 'withdraw'>
  readonly emit: Emit
  readonly log: Log
  readonly allowed: Pick<AllowedFiles, 'has' | 'add'>
  /** Where listings are kept until the next start; without it none are. */
  readonly cache?: string
}

/** A folder that is watched. */
interface Source {
  readonly record: FolderRecord
  readonly watch: FolderWatch
  /** What the image server has: the states of files by their identifiers. */
  readonly published: Map<string, string>
  /** By path: those with more pixels than usual, allowed or not. */
  readonly large: Map<string, FoundFile>
  /** By path: files whose pixels could not be read, as they were then, and why. */
  readonly failed: Map<string, FailedFile>
}

interface FailedFile {
  readonly file: FoundFile
  readonly content: SourceContent
}

export function openSources(options: SourcesOptions): Sources {
  const { prefix, server, emit, log, allowed, cache } = options
  const sources = new Map<RecordId, Source>()
  const ending = new Set<Promise<void>>()
  const inTurn = takeTurns()
  /** By the identifier of the image. */
  let rights: ReadonlyMap<string, string> = new Map()

  /** The server first: the window asks for the images as soon as it hears of them. */
  const send = (message: SourceMessage): void => {
    const source = sources.get(message.folder)
    if (!source) return
    const found = message.found.map(({ entry }) => entry)
    void inTurn(async () => {
      // The folder may have been taken out while an earlier message was under way.
      if (sources.get(message.folder) !== source) return
      await publish(source, message)
      emit('sourcesChanged', { ...message, found })
    }).catch((error: unknown) => log.mistake('telling of the sources', error))
  }
  const messages = gatherSourceMessages(send)

  const publish = async (
    { record, published }: Source,
    { found, removed }: SourceMessage,
  ): Promise<void> => {
    const images = imagesOf(record, found)
    const usable = new Set(images.map(({ identifier }) => identifier))
    const lost = [...found.map(({ entry }) => entry.path), ...removed]
      .map((path) => identifierOf(record, path))
      .filter((identifier) => !usable.has(identifier) && published.delete(identifier))
    if (images.length || lost.length) await server.publish(prefix, images, lost)
    // Not before: a picture that was made from the older state must not pass for one of the newer.
    for (const { identifier, size, modified } of images) {
      published.set(identifier, `${size}/${modified}`)
    }
  }

  const imagesOf = (record: FolderRecord, found: readonly FoundFile[]): readonly PublishedImage[] =>
    found.flatMap((file) => {
      const image = publishedImage(record, file)
      const allowance = isLargeImage(file) ? { isAllowedLarge: true } : {}
      const itsRights = image && rights.get(image.identifier)
      return image
        ? [{ ...image, ...allowance, ...(itsRights === undefined ? {} : { rights: itsRights }) }]
        : []
    })

  /** Publishes anew what other rights are stated of than before. */
  const tellRights = (stated: ReadonlyMap<string, string>): void => {
    const changed = new Set([...rights.keys(), ...stated.keys()])
    for (const identifier of changed) {
      if (rights.get(identifier) === stated.get(identifier)) changed.delete(identifier)
    }
    rights = stated
    if (changed.size === 0) return
    for (const { record, watch, published } of sources.values()) {
      const files = [...changed].flatMap((identifier) => {
        const file = published.has(identifier)
          ? findByIdentifier(record, watch.listing(), identifier)
          : undefined
        return file ? [file] : []
      })
      if (files.length > 0) void server.publish(prefix, imagesOf(record, files), [])
    }
  }

  /** What is too large unless it was allowed is listed with the reason. */
  const asListed = (
    { record, large, failed }: Omit<Source, 'watch'>,
    file: FoundFile,
  ): FoundFile => {
    const { content, path } = file.entry
    if (isLargeImage(file)) large.set(path, file)
    else large.delete(path)
    if (content.kind === 'image' && large.has(path) && !allowed.has(stateIn(record, file))) {
      const refused = unusableFor(
        reportOf(problem('source/larger-than-usual', sizeInMillions(content))),
      )
      return { ...file, entry: { ...file.entry, content: refused } }
    }
    return asItTurnedOut(file, failed)
  }

  const start = (record: FolderRecord): void => {
    const { id } = record
    const source = {
      record,
      large: new Map<string, FoundFile>(),
      failed: new Map<string, FailedFile>(),
      published: new Map<string, string>(),
    }
    const kept = cache === undefined ? undefined : keepListing(cache, record.location)
    const listener: FolderListener = {
      onFound: (file) => messages.found(id, asListed(source, file)),
      onRemoved(paths) {
        for (const path of paths) source.large.delete(path)
        messages.removed(id, paths)
      },
      onState: (state) => messages.state(id, state),
      onMistake: (error) => log.mistake(`watching ${record.location}`, error),
    }
    const watch = watchFolder(record.location, listener, kept)
    sources.set(id, { ...source, watch })
  }

  const end = ({ record, watch, published }: Source): void => {
    sources.delete(record.id)
    messages.forget(record.id)
    if (published.size) void server.publish(prefix, [], [...published.keys()])
    const closing = watch.close().finally(() => ending.delete(closing))
    ending.add(closing)
  }

  // The server knows the object from the beginning: its manifest is there before its first image.
  void server.publish(prefix, [], [])

  return {
    follow(project) {
      const wanted = new Map(foldersOf(project).map((record) => [record.id, record]))
      for (const source of [...sources.values()]) {
        if (!isSameValue(wanted.get(source.record.id), source.record)) end(source)
      }
      for (const record of wanted.values()) if (!sources.has(record.id)) start(record)
      tellRights(rightsOfImages(project))
    },
    markFailed(identifier, reason) {
      for (const source of sources.values()) {
        const { record, watch, failed } = source
        const file = findByIdentifier(record, watch.listing(), identifier)
        if (!file || file.entry.content.kind !== 'image') continue
        failed.set(file.entry.path, { file, content: unusableFor(reason) })
        messages.found(record.id, asListed(source, file))
      }
    },
    stateOf({ folder, path }) {
      const source = sources.get(folder)
      return source?.published.get(identifierOf(source.record, path))
    },
    async allowLarge(folder, path) {
      const source = sources.get(folder)
      const file = source?.large.get(path)
      if (!source || !file) return
      await allowed.add(stateIn(source.record, file))
      messages.found(folder, asListed(source, file))
    },
    reviewLarge() {
      for (const source of sources.values()) {
        for (const file of source.large.values()) {
          messages.found(source.record.id, asListed(source, file))
        }
      }
    },
    rescan: (folder) => sources.get(folder)?.watch.rescan(),
    async close() {
      messages.close()
      for (const source of [...sources.values()]) end(source)
      server.withdraw(prefix)
      await Promise.all(ending)
    },
  }
}

/** The file, or the same as unusable, where reading its pixels failed and it has not changed since. */
function asItTurnedOut(found: FoundFile, failed: Source['failed']): FoundFile {
  const then = failed.get(found.entry.path)
  const { size, modified } = found.entry
  if (then?.file.entry.size !== size || then.file.entry.modified !== modified) return found
  return { ...found, entry: { ...found.entry, content: then.content } }
}

const isLargeImage = ({ entry: { content } }: FoundFile): boolean =>
  content.kind === 'image' && !isUsualSize(content)

const stateIn = ({ location }: FolderRecord, { entry }: FoundFile) => ({
  root: location,
  path: entry.path,
  size: entry.size,
  modified: entry.modified,
})

/** A refusal of the server speaks of the request; what is listed speaks of the file. */
const unusableFor = (reason: ProblemReport): SourceContent => ({
  kind: 'unusable',
  problem: reason.code.startsWith('source/') ? reason : reportOf(problem('source/damaged')),
})

function findByIdentifier(
  record: FolderRecord,
  listing: FolderListing,
  identifier: string,
): FoundFile | undefined {
  const start = record.prefix === '' ? '' : `${record.prefix}/`
  return identifier.startsWith(start) ? listing.get(identifier.slice(start.length)) : undefined
}
