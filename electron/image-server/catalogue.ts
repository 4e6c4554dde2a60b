import { createHash } from 'node:crypto'
import { problem } from '../../iiif/problem.ts'
import type { PublishedImage } from '../contract/image-server.ts'

/** An image that may be served, and a name for the state that its file is in. */
export interface CatalogueEntry {
  readonly prefix: string
  readonly image: PublishedImage
  /** Differs whenever another file or another state of it would be served. */
  readonly state: string
}

/**
 * Everything that may be served. A request never becomes a path: its identifier is looked up here, and
 * what is not here does not exist.
 */
export interface Catalogue {
  has(prefix: string): boolean
  /** @throws Problem `image/not-found` */
  get(prefix: string, identifier: string): CatalogueEntry
  publish(prefix: string, images: readonly PublishedImage[], removed: readonly string[]): void
  withdraw(prefix: string): void
}

export function createCatalogue(): Catalogue {
  const prefixes = new Map<string, Map<string, CatalogueEntry>>()

  return {
    has: (prefix) => prefixes.has(prefix),

    get(prefix, identifier) {
      const entry = prefixes.get(prefix)?.get(identifier)
      if (!entry) throw problem('image/not-found', { identifier })
      return entry
    },

    publish(prefix, images, removed) {
      const entries = prefixes.get(prefix) ?? new Map<string, CatalogueEntry>()
      prefixes.set(prefix, entries)
      for (const identifier of removed) entries.delete(identifier)
      for (const image of images) {
        entries.set(image.identifier, { prefix, image, state: stateOf(image) })
      }
    },

    withdraw(prefix) {
      prefixes.delete(prefix)
    },
  }
}

function stateOf({
  root,
  path,
  pathBytes,
  page,
  samples,
  width,
  height,
  size,
  modified,
}: PublishedImage): string {
  const place = [root, path, pathBytes, page, samples]
  const facts = JSON.stringify([...place, width, height, size, modified])
  return createHash('sha256').update(facts).digest('base64url').slice(0, 22)
}
