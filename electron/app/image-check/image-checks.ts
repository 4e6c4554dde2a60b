import type { ImageCheckReport } from '../../../iiif/image-check/report.ts'
import type { CheckProgress } from '../../../iiif/image-check/run-check.ts'
import type { ImageCheckOrder } from '../../contract/image-check.ts'
import { checkImageServer } from './check-image-server.ts'

/** The checks of image servers that the window asks for: one at a time. */
export interface ImageChecks {
  /**
   * @returns undefined when it was cancelled, or when another began
   * @throws Problem `check/…`
   */
  check(order: ImageCheckOrder): Promise<ImageCheckReport | undefined>
  cancel(): void
}

/** Milliseconds between two words about how far a check is. */
const PAUSE = 100

export function openImageChecks(tell: (progress: CheckProgress) => void): ImageChecks {
  let running: AbortController | undefined

  return {
    async check({ address, version, level }) {
      running?.abort()
      const own = new AbortController()
      running = own
      let told = 0
      try {
        return await checkImageServer(address, {
          wanted: { version, level },
          signal: own.signal,
          onProgress: (progress) => {
            const now = performance.now()
            if (own.signal.aborted || now - told < PAUSE) return
            told = now
            tell(progress)
          },
        })
      } catch (error) {
        if (own.signal.aborted) return undefined
        throw error
      } finally {
        if (running === own) running = undefined
      }
    },
    cancel: () => running?.abort(),
  }
}
