import type { FolderRecord } from './project/model.ts'

/** The identifier of an image of a folder: the folder's prefix, if it has one, and the path of the file. */
export const identifierOf = (folder: Pick<FolderRecord, 'prefix'>, path: string): string =>
  folder.prefix === '' ? path : `${folder.prefix}/${path}`

/** An identifier as one segment of an address. @see https://iiif.io/api/image/3.0/#9-uri-encoding-and-decoding */
export const encodeIdentifier = (identifier: string): string =>
  // A lone surrogate cannot be encoded; file names on Windows may hold one.
  encodeURIComponent(
    identifier.replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    ),
  )
