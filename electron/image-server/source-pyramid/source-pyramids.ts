import type { PublishedImage } from '../../contract/image-server.ts'
import { Problem } from '../../../iiif/problem.ts'
import { createByteCache } from '../byte-cache.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { log } from '../log.ts'
import type { Pyramid } from '../pyramid/pyramid.ts'
import { createHeldSources } from './held-sources.ts'
import { provePyramid } from './prove-pyramid.ts'
import { openSourcePyramid } from './source-pyramid.ts'

/** Files that are pyramids of tiles already, served from where they lie. */
export interface SourcePyramids {
  /**
   * The pyramid that the file of an image is; undefined where it only says so.
   *
   * @throws Problem as `openSource` does
   */
  open(entry: CatalogueEntry): Promise<Pyramid | undefined>
  /** The pyramid turned out to be damaged: from now on the picture alone is used. */
  discard(entry: CatalogueEntry): void
}

const MOST_OPEN_FILES = 200

/** In bytes, of tiles at the edges: some thousand. */
const CROPPED_BYTES = 16 * 1024 * 1024

export function createSourcePyramids(): SourcePyramids {
  const options = {
    sources: createHeldSources(MOST_OPEN_FILES),
    cropped: createByteCache<Buffer>(CROPPED_BYTES),
  }
  // By what was published: when the file changes it is published anew, and looked at anew.
  const known = new WeakMap<PublishedImage, Promise<Pyramid | undefined>>()

  const open = async (entry: CatalogueEntry): Promise<Pyramid | undefined> => {
    try {
      const pyramid = await openSourcePyramid(entry, options)
      const proof = await provePyramid(pyramid)
      if (proof === 'as-said') return pyramid
      log(`the pyramid in "${entry.image.identifier}" is ${proof}`)
      return proof === 'not-to-be-copied' ? decodedOnly(pyramid) : undefined
    } catch (error) {
      if (error instanceof Problem) {
        known.delete(entry.image)
        throw error
      }
      // What is wrong with the picture itself shows where it is decoded, with its own sentence.
      log(`the pyramid in "${entry.image.identifier}" cannot be used`, error)
      return undefined
    }
  }

  return {
    open(entry) {
      const before = known.get(entry.image)
      if (before) return before
      const opened = open(entry)
      known.set(entry.image, opened)
      return opened
    },

    discard({ image }) {
      known.set(image, Promise.resolve(undefined))
    },
  }
}

/** The same, whose tiles are all decoded. */
const decodedOnly = (pyramid: Pyramid): Pyramid => ({
  ...pyramid,
  levels: pyramid.levels.map((level) => ({ ...level, isStored: false })),
  readTile: () => Promise.resolve(undefined),
})

/** An image as if its file were no pyramid, but in the same tiles: these were told already. */
export function withoutPyramid(entry: CatalogueEntry): CatalogueEntry {
  const known = plain.get(entry.image)
  if (known) return known
  const made = { ...entry, image: { ...entry.image, copies: [] } }
  plain.set(entry.image, made)
  return made
}

const plain = new WeakMap<PublishedImage, CatalogueEntry>()
