import path from 'node:path'
import { identifierOf } from '../../iiif/identifier.ts'
import type { FolderRecord } from '../../iiif/project/model.ts'
import type { SourceEntry } from '../contract/app-api.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import type { FoundFile } from '../files/examine-file.ts'

/** A file as the image server serves it; undefined for one that cannot be used. */
export function publishedImage(
  folder: Pick<FolderRecord, 'location' | 'prefix'>,
  { entry, pathBytes, picture }: FoundFile,
): PublishedImage | undefined {
  if (entry.content.kind !== 'image') return undefined
  const { format, width, height, tileSide, resolution, isGrey } = entry.content
  return {
    identifier: identifierOf(folder, entry.path),
    root: folder.location,
    path: pathOfFile(entry).split('/').join(path.sep),
    ...(pathBytes ? { pathBytes: pathBytes.toString('base64') } : {}),
    format,
    width,
    height,
    size: entry.size,
    modified: entry.modified,
    ...(tileSide === undefined ? {} : { tileSide }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(isGrey && { isGrey }),
    ...picture,
  }
}

/** Without the number of the page. */
const pathOfFile = ({ path: whole, page }: SourceEntry): string =>
  page === undefined ? whole : whole.slice(0, whole.lastIndexOf('/'))
