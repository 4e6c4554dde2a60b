import path from 'node:path'
import { areaOf } from '../../../iiif/image/dimensions.ts'
import { tileSideOf } from '../../../iiif/image/tiles.ts'
import { Problem } from '../../../iiif/problem.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { log } from '../log.ts'
import { createRenderQueue } from '../render-queue.ts'
import { createBackground } from './background.ts'
import { buildPyramid, PYRAMID_ENDING } from './build-pyramid.ts'
import { openCacheFolder, type CacheFolder } from './cache-folder.ts'
import { checkSource } from '../open-source.ts'
import { createOpenFiles } from './open-files.ts'
import type { Pyramid } from './pyramid.ts'
import { openPyramid, type KeptPyramid } from './pyramid-file.ts'

/** The pyramids of all images, on disk, made when they are first needed. */
export interface Pyramids {
  /** The pyramid of an image, if it is open already. */
  findOpen(entry: CatalogueEntry): Pyramid | undefined
  /** The pyramid of an image, if it has been made, now or in an earlier run. */
  find(entry: CatalogueEntry): Promise<Pyramid | undefined>
  /**
   * The same; made if need be. Undefined where there can be none: the picture then comes from the source.
   *
   * @param signal aborted when the client has gone; what waits and nobody wants any more is dropped
   * @throws Problem `image/busy` where too many are waiting
   */
  make(entry: CatalogueEntry, signal: AbortSignal): Promise<Pyramid | undefined>
  /** Says that the image may be looked into soon. Its pyramid is made when there is nothing better to do. */
  suggest(entry: CatalogueEntry): void
  /** A pyramid was found damaged: it is removed, and made anew when it is next needed. */
  discard(entry: CatalogueEntry): Promise<void>
  readonly folder: CacheFolder
}

export interface PyramidsOptions {
  readonly folder: string
  /** How many are made at the same time. */
  readonly atOnce: number
}

/** Another number whenever pyramids are made in another way: older ones are then not used any more. */
const BUILD = 2

/** Up to here, in pixels, an image is decoded in a few milliseconds and needs no pyramid. */
export const SMALL_AREA = 1_000_000

/** Until the scholar says otherwise, in bytes: about 1,400 photographs of 24 megapixels. */
export const DEFAULT_LIMIT = 10e9

const MOST_WAITING = 1_000
/** An object of a thousand canvases, each opened once: to open a file takes longer than to read a tile of it. */
const MOST_OPEN_FILES = 1_000
/** Indexes are small: 2 KB for 24 megapixels. */
const MOST_KNOWN = 5_000

export function openPyramids({ folder, atOnce }: PyramidsOptions): Pyramids {
  const files = createOpenFiles(MOST_OPEN_FILES)
  const cache = openCacheFolder({
    folder: path.join(folder, 'pyramids'),
    limit: DEFAULT_LIMIT,
    beforeRemoval: (file) => forgetFile(file),
  })
  const queue = createRenderQueue<Pyramid | undefined>({ running: atOnce, waiting: MOST_WAITING })
  /** By the state of the image; undefined for one of which there can be none. */
  const known = new Map<string, KeptPyramid | undefined>()
  const opening = new Map<string, Promise<KeptPyramid | undefined>>()

  const nameOf = ({ state, image }: CatalogueEntry): string =>
    `${state}-${BUILD}-${tileSideOf(image)}${PYRAMID_ENDING}`

  const remember = <Kept extends KeptPyramid | undefined>(state: string, pyramid: Kept): Kept => {
    known.delete(state)
    known.set(state, pyramid)
    const [oldest] = known.keys()
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
    return pyramid
  }

  const forgetFile = async (file: string): Promise<void> => {
    for (const [state, pyramid] of known) if (pyramid?.file === file) known.delete(state)
    await files.close(file)
  }

  const openKept = async (entry: CatalogueEntry): Promise<KeptPyramid | undefined> => {
    const name = nameOf(entry)
    const file = cache.pathOf(name)
    try {
      const pyramid = await openPyramid(file, name, files)
      // The scan itself may have changed or gone since: then it is not served from memory of it.
      await checkSource(entry.image)
      cache.used(name)
      return remember(entry.state, pyramid)
    } catch (error) {
      if (error instanceof Problem) throw error
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') await cache.remove(name)
      return undefined
    }
  }

  const findKept = (entry: CatalogueEntry): Promise<KeptPyramid | undefined> => {
    const under = opening.get(entry.state)
    if (under) return under
    const opened = openKept(entry).finally(() => opening.delete(entry.state))
    opening.set(entry.state, opened)
    return opened
  }

  const build = async (entry: CatalogueEntry): Promise<Pyramid | undefined> => {
    const name = nameOf(entry)
    try {
      await buildPyramid(entry.image, cache.pathOf(name), name)
      const pyramid = await openPyramid(cache.pathOf(name), name, files)
      // Not waited for: room is made while the first tiles are sent.
      void cache.added(name)
      return remember(entry.state, pyramid)
    } catch (error) {
      if (!(error instanceof Problem)) log(`no pyramid of "${entry.image.identifier}"`, error)
      // What is wrong with the source shows where the picture is made from it, with its own sentence.
      return remember(entry.state, undefined)
    }
  }

  const make = async (entry: CatalogueEntry, signal: AbortSignal): Promise<Pyramid | undefined> => {
    if (known.has(entry.state)) return known.get(entry.state)
    if (areaOf(entry.image) <= SMALL_AREA) return undefined
    return (
      (await findKept(entry)) ??
      // Twice, since another may have made it while this one was looking for it.
      (known.has(entry.state)
        ? known.get(entry.state)
        : queue.run(entry.state, signal, () => build(entry)))
    )
  }

  const background = createBackground<CatalogueEntry>({
    keyOf: ({ state }) => state,
    run: async (entry) => {
      // Half of the room is for what was really looked into.
      if (!cache.isHalfFull()) await make(entry, new AbortController().signal)
    },
  })

  return {
    findOpen: (entry) => known.get(entry.state),

    async find(entry) {
      if (known.has(entry.state)) return known.get(entry.state)
      return areaOf(entry.image) <= SMALL_AREA ? undefined : findKept(entry)
    },

    make(entry, signal) {
      background.pause()
      return make(entry, signal)
    },

    suggest(entry) {
      background.pause()
      if (!known.has(entry.state) && areaOf(entry.image) > SMALL_AREA) background.add(entry)
    },

    async discard(entry) {
      known.delete(entry.state)
      await cache.remove(nameOf(entry))
    },

    folder: cache,
  }
}
