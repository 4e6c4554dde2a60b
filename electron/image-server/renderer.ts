import { availableParallelism } from 'node:os'
import { isWhole } from '../../iiif/image/dimensions.ts'
import { canonicalParameters } from '../../iiif/image/canonical.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import { isUsualSize, sizeInMillions } from '../../iiif/image/source-limit.ts'
import type { GridPlace } from '../../iiif/image/tiles.ts'
import type { ProblemCode } from '../../iiif/problem-texts.ts'
import { problem, Problem } from '../../iiif/problem.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { createByteCache } from './byte-cache.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { createDecodedSources } from './decoded-sources.ts'
import { log } from './log.ts'
import { MOST_SECONDS } from './pixels.ts'
import { createDecodedTiles } from './pyramid/decoded-tiles.ts'
import type { Pyramid } from './pyramid/pyramid.ts'
import type { Pyramids } from './pyramid/pyramids.ts'
import { isLossy, renderFromSource, renderImage } from './render-image.ts'
import { createRenderQueue } from './render-queue.ts'
import { createSourcePyramids, withoutPyramid } from './source-pyramid/source-pyramids.ts'
import { findPlaceOfTile, isSoonerFromSource, readTileOf } from './stored-tiles/find-stored-tile.ts'
import { openWholeFile, type WholeFile } from './whole-file.ts'

/** Whoever waits for a picture. */
export interface Waiting {
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
}

/** A picture ready to be sent. */
export type Picture = Buffer | WholeFile

/** Makes pictures: each once at a time, few side by side, and the last ones kept. */
export interface Renderer {
  /** @throws Problem `image/busy`, `image/damaged`, `image/too-slow`, `image/file-gone`, `source/…` */
  render(entry: CatalogueEntry, instructions: RenderInstructions, client: Waiting): Promise<Picture>
}

/** Finished pictures are kept up to so many bytes. */
const KEPT_BYTES = 64 * 1024 * 1024

/** Requests that wait cost little; clients that give up are not waited for. */
const WAITING = 1_000

export interface RendererOptions {
  /** Is called once for each image that turns out to be unusable. */
  readonly reportFailure: (entry: CatalogueEntry, failure: Problem) => void
  /** Undefined where there is no folder to keep them in. */
  readonly pyramids: Pyramids | undefined
}

export function createRenderer({ reportFailure, pyramids }: RendererOptions): Renderer {
  const decoded = createDecodedSources()
  const tiles = createDecodedTiles()
  const own = createSourcePyramids()
  const finished = createByteCache<Buffer>(KEPT_BYTES)
  const queue = createRenderQueue<Buffer>({
    running: Math.max(2, availableParallelism()),
    waiting: WAITING,
  })
  // By what was published: when the file changes it is published anew, and tried anew.
  const failures = new WeakMap<PublishedImage, Problem>()

  const guard = async (entry: CatalogueEntry, make: () => Promise<Buffer>): Promise<Buffer> => {
    try {
      return await make()
    } catch (error) {
      const failure = problemOfRendering(error, entry)
      if (isLasting(failure) && !failures.has(entry.image)) {
        failures.set(entry.image, failure)
        reportFailure(entry, failure)
      }
      throw failure
    }
  }

  const throwFailureOf = ({ image }: CatalogueEntry): void => {
    const failure = failures.get(image)
    if (failure) throw failure
  }

  const keep = (key: string, made: Buffer): Buffer => {
    finished.set(key, made, made.length)
    return made
  }

  /** A tile of the grid, copied; undefined where it must be made. */
  const copyTile = async (order: TileOrder): Promise<Buffer | undefined> => {
    const { entry, place, client, source } = order
    if (source) return readTileOf(source, place, { entry, discard: () => own.discard(entry) })
    if (!pyramids) return undefined
    const read = (pyramid: Pyramid): Promise<Buffer | undefined> =>
      readTileOf(pyramid, place, { entry, discard: () => pyramids.discard(entry) })
    const open = pyramids.findOpen(entry)
    if (open) return read(open)
    const made = pyramids
      .make(entry, client.signal)
      .then((pyramid) => (pyramid ? read(pyramid) : undefined))
    return isSoonerFromSource(entry.image, place) ? soonerOf(made, order) : made
  }

  /** What is copied from the pyramid or made from the source, whichever comes first. */
  const soonerOf = async (
    copied: Promise<Buffer | undefined>,
    { entry, instructions, client, key }: TileOrder,
  ): Promise<Buffer | undefined> => {
    const made = queue.run(`${key}/source`, client.signal, () =>
      guard(entry, () => renderFromSource(entry, instructions, decoded)),
    )
    const first = await Promise.race([copied, made])
    // The one that is not needed may fail unseen; and where there is no pyramid, the source is waited for.
    made.catch(() => undefined)
    copied.catch(() => undefined)
    return first ?? made
  }

  const findPyramid = (
    entry: CatalogueEntry,
    instructions: RenderInstructions,
    client: Waiting,
  ): Promise<Pyramid | undefined> | undefined => {
    if (!pyramids || !isLossy(instructions)) return undefined
    if (!isWhole(instructions.region, entry.image)) return pyramids.make(entry, client.signal)
    // Who scrolls through a thousand thumbnails does not wait for a thousand pyramids.
    pyramids.suggest(entry)
    return pyramids.find(entry)
  }

  const make = async (order: Omit<TileOrder, 'place'>): Promise<Buffer> => {
    const { entry, instructions, client, key, source } = order
    // Waited for outside of the queue: who waits for a pyramid must not keep others from being served.
    const pyramid = source ?? (await findPyramid(entry, instructions, client))
    const discardPyramid = async (): Promise<void> =>
      source ? own.discard(entry) : pyramids?.discard(entry)
    const sources = { decoded, tiles, pyramid, discardPyramid }
    return queue.run(key, client.signal, () =>
      guard(entry, () =>
        renderImage(source ? withoutPyramid(entry) : entry, instructions, sources),
      ),
    )
  }

  return {
    async render(asked, instructions, client) {
      refuseTooLarge(asked.image)
      throwFailureOf(asked)
      const isPyramid = asked.image.tileSide !== undefined
      const source = isPyramid ? await own.open(asked) : undefined
      const entry = isPyramid && !source ? withoutPyramid(asked) : asked
      throwFailureOf(entry)
      const place = findPlaceOfTile(instructions, entry.image)
      const key = keyOf(entry, instructions, place)
      const kept = finished.get(key)
      if (kept) return kept
      const whole = await openWholeFile(entry.image, instructions)
      if (whole) return whole
      const order = { entry, instructions, client, key, source }
      const tile = place && (await copyTile({ ...order, place }))
      // Not kept: the pyramid has it, and the system has that part of the file in memory.
      if (tile) return tile
      return keep(key, await make(order))
    },
  }
}

interface TileOrder {
  readonly entry: CatalogueEntry
  readonly instructions: RenderInstructions
  readonly client: Waiting
  readonly key: string
  readonly place: GridPlace
  /** The pyramid that the file of the image is, if it is one. */
  readonly source: Pyramid | undefined
}

/** What names a picture: equal pictures have equal names. The name of a tile is quickly made. */
const keyOf = (
  { state, image }: CatalogueEntry,
  instructions: RenderInstructions,
  place: GridPlace | undefined,
): string =>
  place
    ? `${state}/${place.factor}/${place.column}/${place.row}`
    : `${state}/${canonicalParameters(instructions, image, 3)}`

function refuseTooLarge(image: PublishedImage): void {
  if (isUsualSize(image) || image.isAllowedLarge) return
  throw problem('source/larger-than-usual', sizeInMillions(image))
}

/** sharp has messages and no codes. What is none of ours and none of the known ones is a damaged file. */
function problemOfRendering(error: unknown, { image }: CatalogueEntry): Problem {
  if (error instanceof Problem) return error
  const message = error instanceof Error ? error.message : String(error)
  if (message.startsWith('timeout')) return problem('image/too-slow', { seconds: MOST_SECONDS })
  log(`"${image.identifier}" could not be rendered`, error)
  return problem('image/damaged', { identifier: image.identifier })
}

/** True for what a later request would not mend. */
const isLasting = ({ code }: Problem): boolean => LASTING.has(code)

const LASTING: ReadonlySet<ProblemCode> = new Set([
  'image/damaged',
  'source/damaged',
  'source/incomplete',
  'source/link-elsewhere',
  'source/unreadable',
  'source/too-large-file',
  'source/too-large-for-kind',
])
