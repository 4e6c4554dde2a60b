import { areaOf } from '../../iiif/image/dimensions.ts'
import { sizeAt } from '../../iiif/image/tiles.ts'
import { createByteCache } from './byte-cache.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { fromPixels, resizeTo, toPixels, type Pixels } from './pixels.ts'
import { withPicture } from './source-picture.ts'

/**
 * The images that were looked into last, decoded and reduced by powers of two. A JPEG can only be decoded
 * from its beginning: to cut each tile from the file costs nearly as much as to decode the whole, so
 * the whole is decoded once, and tiles are then a matter of milliseconds.
 */
export interface DecodedSources {
  /**
   * The image reduced by a factor, decoded if need be; undefined when this copy is too large to be kept.
   *
   * @param factor a power of two
   */
  getCopy(entry: CatalogueEntry, factor: number): Promise<Pixels> | undefined
  /** The same, only if the image is decoded already. */
  findCopy(entry: CatalogueEntry, factor: number): Promise<Pixels> | undefined
}

/** In bytes: three photographs of 24 million pixels, or one of 75 million. */
const CAPACITY = 300 * 1024 * 1024

/** After so many milliseconds without a request the memory is given back. */
const IDLE_MILLISECONDS = 120_000

/** The copies of one image by their factor. */
type Copies = Map<number, Promise<Pixels>>

export function createDecodedSources(): DecodedSources {
  const cache = createByteCache<Copies>(CAPACITY)
  const idle = setTimeout(() => cache.clear(), IDLE_MILLISECONDS).unref()

  const copyFrom = (entry: CatalogueEntry, copies: Copies, factor: number): Promise<Pixels> => {
    idle.refresh()
    const known = copies.get(factor)
    if (known) return known
    const made = makeCopy(entry, copies, factor)
    copies.set(factor, made)
    made.catch(() => cache.delete(entry.state))
    return made
  }

  /**
   * From the next larger copy, if there is one. Otherwise from the file: decoders of JPEG and WebP leave
   * out what is not needed, so that the first view need not wait for all the pixels.
   */
  const makeCopy = (entry: CatalogueEntry, copies: Copies, factor: number): Promise<Pixels> => {
    const larger = Math.max(...[...copies.keys()].filter((known) => known < factor))
    const nearest = copies.get(larger)
    if (nearest) return nearest.then((pixels) => reduce(entry, pixels, factor))
    if (factor === firstFactorOf(entry) || canShrinkOnLoad(entry)) return decode(entry, factor)
    return copyFrom(entry, copies, firstFactorOf(entry)).then((all) => reduce(entry, all, factor))
  }

  return {
    getCopy(entry, factor) {
      if (factor < firstFactorOf(entry)) return undefined
      const copies: Copies = cache.get(entry.state) ?? new Map<number, Promise<Pixels>>()
      // Room is made before the image is decoded, not after.
      if (copies.size === 0) cache.set(entry.state, copies, bytesFrom(entry, firstFactorOf(entry)))
      return copyFrom(entry, copies, factor)
    },

    findCopy(entry, factor) {
      const copies = cache.get(entry.state)
      return copies && factor >= firstFactorOf(entry) ? copyFrom(entry, copies, factor) : undefined
    },
  }
}

/** The first copy that fits into memory together with all smaller ones. */
function firstFactorOf(entry: CatalogueEntry): number {
  let factor = 1
  while (bytesFrom(entry, factor) > CAPACITY) factor *= 2
  return factor
}

/** What the copies from this factor on take, in bytes: each has a quarter of the one before. */
const bytesFrom = ({ image }: CatalogueEntry, factor: number): number =>
  Math.ceil((areaOf(sizeAt(image, factor)) * channelsOf(image.format) * 4) / 3)

/** Formats that may have transparency are counted with it: nobody knows before they are decoded. */
const channelsOf = (format: CatalogueEntry['image']['format']): number =>
  format === 'jpeg' ? 3 : 4

const canShrinkOnLoad = ({ image }: CatalogueEntry): boolean =>
  ['jpeg', 'webp', 'jp2', 'pdf'].includes(image.format) || (image.copies ?? []).length > 0

const decode = ({ image }: CatalogueEntry, factor: number): Promise<Pixels> =>
  withPicture(image, factor, ({ pipeline, factor: reducedBy }) =>
    toPixels(reducedBy === factor ? pipeline : resizeTo(pipeline, sizeAt(image, factor))),
  )

const reduce = ({ image }: CatalogueEntry, larger: Pixels, factor: number): Promise<Pixels> =>
  toPixels(resizeTo(fromPixels(larger), sizeAt(image, factor)))
