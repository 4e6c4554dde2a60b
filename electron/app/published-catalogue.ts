import type { FileState, PublishedImage, ToImageServer } from '../contract/image-server.ts'
import { isSameFile } from './crash-record.ts'

/** What the image server was told to serve: kept, to tell it again after a restart. */
export interface PublishedCatalogue {
  publish(prefix: string, images: readonly PublishedImage[], removed: readonly string[]): void
  withdraw(prefix: string): void
  /** Where a file is served. */
  placesOf(file: FileState): readonly { readonly prefix: string; readonly identifier: string }[]
  /** The messages that tell a new process everything. */
  messages(): readonly ToImageServer[]
}

/** Images in one message. */
const PIECE = 1000

export function keepCatalogue(): PublishedCatalogue {
  const prefixes = new Map<string, Map<string, PublishedImage>>()
  return {
    publish(prefix, images, removed) {
      const published = prefixes.get(prefix) ?? new Map<string, PublishedImage>()
      prefixes.set(prefix, published)
      for (const identifier of removed) published.delete(identifier)
      for (const image of images) published.set(image.identifier, image)
    },
    withdraw: (prefix) => void prefixes.delete(prefix),
    placesOf: (file) =>
      [...prefixes].flatMap(([prefix, images]) =>
        [...images.values()]
          .filter((image) => isSameFile(image, file))
          .map(({ identifier }) => ({ prefix, identifier })),
      ),
    messages: () =>
      [...prefixes].flatMap(([prefix, images]) =>
        piecesOf([...images.values()]).map((piece) => ({
          kind: 'publish' as const,
          prefix,
          images: piece,
          removed: [],
        })),
      ),
  }
}

/** At least one piece, though it be empty: the prefix itself is known too. */
const piecesOf = (images: readonly PublishedImage[]): readonly (readonly PublishedImage[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(images.length / PIECE)) }, (_, index) =>
    images.slice(index * PIECE, (index + 1) * PIECE),
  )
