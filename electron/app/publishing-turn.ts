import http from 'node:http'
import { problem } from '../../iiif/problem.ts'
import type { LocalImage, Project } from '../../iiif/project/model.ts'
import type { SiteProgress } from '../contract/publishing.ts'
import type { Emit } from './app.ts'
import { fetchServerPicture, type PictureOrder } from './server-pictures.ts'

/** What everything that is published is made with. */
export interface PublishingWork {
  readonly signal: AbortSignal
  readonly onProgress: (progress: SiteProgress) => void
  readonly fetchPicture: (image: LocalImage, request: PictureOrder) => Promise<Uint8Array>
}

/** One thing is published at a time. */
export interface PublishingTurn {
  /**
   * @returns undefined when it was cancelled
   * @throws Problem `export/busy`; what the work throws
   */
  take<Report>(
    project: Project,
    work: (tools: PublishingWork) => Promise<Report>,
  ): Promise<Report | undefined>
  cancel(): void
}

export interface PublishingTurnOptions {
  /** `http://127.0.0.1:{port}/{prefix}`: where the image server answers for the open project. */
  readonly imageServerBase: () => Promise<string>
  readonly emit: Emit
}

/** In milliseconds: more often than that nobody reads a number. */
const PROGRESS_PAUSE = 100

export function openPublishingTurn({
  imageServerBase,
  emit,
}: PublishingTurnOptions): PublishingTurn {
  let running: AbortController | undefined
  return {
    async take(project, work) {
      if (running) throw problem('export/busy')
      const control = new AbortController()
      running = control
      const { signal } = control
      const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
      let told = 0
      try {
        const base = await imageServerBase()
        return await work({
          signal,
          fetchPicture: (image, request) =>
            fetchServerPicture({ project, base, agent, signal }, image, request),
          onProgress: (progress) => {
            const now = performance.now()
            if (progress.done < progress.total && now - told < PROGRESS_PAUSE) return
            told = now
            emit('publishProgress', progress)
          },
        })
      } catch (error) {
        if (signal.aborted) return undefined
        throw error
      } finally {
        running = undefined
        agent.destroy()
      }
    },
    cancel: () => running?.abort(),
  }
}
