import { shallowRef } from 'vue'
import type { ProblemReport } from '../../iiif/problem.ts'
import type { RemoteImage } from '../../iiif/project/painting.ts'
import { app } from '../app-api.ts'
import { useOffline } from '../stores/offline.ts'
import { informationOf, partsOfImage, type OfflineSize } from './parts-of-image.ts'

export interface KeepingProgress {
  /** Which image, from 1. */
  readonly image: number
  readonly images: number
  /** Of this image. */
  readonly parts: number
  readonly done: number
  /** So far, of all images, in bytes. */
  readonly bytes: number
}

/** Parts of one image that are asked for at once: libraries are asked politely. */
const AT_ONCE = 2

/** Keeps images for good, one after the other and tile by tile. What is there already is not asked for again. */
export function useKeeping() {
  const offline = useOffline()
  const progress = shallowRef<KeepingProgress>()
  const problem = shallowRef<ProblemReport>()
  let turn = 0

  async function keep(
    images: readonly RemoteImage[],
    size: OfflineSize,
  ): Promise<'done' | 'ended'> {
    turn += 1
    const mine = turn
    const isOver = (): boolean => mine !== turn || problem.value !== undefined
    problem.value = undefined
    let bytes = 0
    for (const [index, image] of images.entries()) {
      const parts = partsOfImage(await informationOf(image), size)
      const waiting = [...parts]
      const tell = (): void => {
        const done = parts.length - waiting.length
        progress.value = {
          image: index + 1,
          images: images.length,
          parts: parts.length,
          done,
          bytes,
        }
      }
      const work = async (): Promise<void> => {
        for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
          if (isOver()) return
          const outcome = await app().keepOffline({ image: image.address, part })
          if (outcome.kind === 'refused') problem.value = outcome.problem
          else bytes += outcome.value
          if (!isOver()) tell()
        }
      }
      tell()
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      if (isOver()) break
      const finished = { image: image.address, ...(size !== 'whole' && { side: size }) }
      const outcome = await app().finishOffline(finished)
      if (outcome.kind === 'done') offline.update(outcome.value)
    }
    if (mine !== turn) return 'ended'
    progress.value = undefined
    return problem.value ? 'ended' : 'done'
  }

  return {
    progress,
    problem,
    keep,
    /** What is kept so far stays: the next time it goes on from there. */
    cancel: (): void => {
      turn += 1
      progress.value = undefined
    },
  }
}
