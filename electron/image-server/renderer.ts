import { availableParallelism } from 'node:os'
import { areaOf } from '../../iiif/image/dimensions.ts'
import { canonicalParameters } from '../../iiif/image/canonical.ts'
import type { RenderInstructions } from '../../iiif/image/resolve.ts'
import { problem, Problem } from '../../iiif/problem.ts'
import type { PublishedImage } from '../contract/image-server.ts'
import { createByteCache } from './byte-cache.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { createDecodedSources } from './decoded-sources.ts'
import { log } from './log.ts'
import { MOST_SECONDS } from './pixels.ts'
import { renderImage } from './render-image.ts'
import { createRenderQueue } from './render-queue.ts'
import { MOST_SOURCE_PIXELS } from './sharp.ts'

/** Makes pictures: each once at a time, few side by side, and the last ones kept. */
export interface Renderer {
  /** @throws Problem `image/busy`, `image/damaged`, `image/too-slow`, `image/file-gone`, `source/…` */
  render(
    entry: CatalogueEntry,
    instructions: RenderInstructions,
    signal: AbortSignal,
  ): Promise<Buffer>
}

/** Finished pictures are kept up to so many bytes. */
const KEPT_BYTES = 64 * 1024 * 1024

const WAITING = 32

/**
 * @param reportFailure is called once for each image that turns out to be unusable
 */
export function createRenderer(
  reportFailure: (entry: CatalogueEntry, failure: Problem) => void,
): Renderer {
  const sources = createDecodedSources()
  const finished = createByteCache<Buffer>(KEPT_BYTES)
  const queue = createRenderQueue<Buffer>({
    running: Math.max(2, availableParallelism()),
    waiting: WAITING,
  })
  // By what was published: when the file changes it is published anew, and tried anew.
  const failures = new WeakMap<PublishedImage, Problem>()

  const make = async (entry: CatalogueEntry, instructions: RenderInstructions): Promise<Buffer> => {
    try {
      return await renderImage(entry, instructions, sources)
    } catch (error) {
      const failure = problemOfRendering(error, entry)
      if (isLasting(failure) && !failures.has(entry.image)) {
        failures.set(entry.image, failure)
        reportFailure(entry, failure)
      }
      throw failure
    }
  }

  return {
    async render(entry, instructions, signal) {
      refuseTooLarge(entry.image)
      const failure = failures.get(entry.image)
      if (failure) throw failure
      const key = `${entry.state}/${canonicalParameters(instructions, entry.image, 3)}`
      const kept = finished.get(key)
      if (kept) return kept
      const made = await queue.run(key, signal, () => make(entry, instructions))
      finished.set(key, made, made.length)
      return made
    },
  }
}

function refuseTooLarge(image: PublishedImage): void {
  if (areaOf(image) <= MOST_SOURCE_PIXELS) return
  throw problem('source/too-large', {
    megapixels: Math.round(areaOf(image) / 1e6),
    limit: Math.floor(MOST_SOURCE_PIXELS / 1e6),
  })
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
function isLasting({ code }: Problem): boolean {
  return (
    code === 'image/damaged' || code === 'source/link-elsewhere' || code === 'source/unreadable'
  )
}
