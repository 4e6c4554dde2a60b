import { readdirSync, statSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { encodeIdentifier, identifierOf } from '../../iiif/identifier.ts'
import { problem } from '../../iiif/problem.ts'
import { getRecord, type LocalImage, type Project } from '../../iiif/project/model.ts'
import type { SiteOptions, SitePlan } from '../../iiif/site/options.ts'
import { parseSiteOptions, planSite } from '../../iiif/site/plan-site.ts'
import type { SitePicture } from '../../iiif/site/site-images.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type { ExportSuggestion } from '../contract/exports.ts'
import type { SiteOrder, SiteReport } from '../contract/publishing.ts'
import { imageFailed, runSite } from '../export/run-site.ts'
import type { Emit } from './app.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'

/** Websites of the open project, always from main's own copy. One is made at a time. */
export interface Publishing {
  plan(project: Project, options: SiteOptions): SitePlan
  chooseFolder(suggestion: ExportSuggestion): Promise<ChosenPlace | undefined>
  /** @throws Problem `request/place-not-chosen`, `export/…`, `target/…` */
  run(project: Project, order: SiteOrder): Promise<SiteReport | undefined>
  cancel(): void
  /** True for folders that were written in this session. */
  hasWritten(folder: string): boolean
}

export interface PublishingOptions {
  readonly platform: Pick<Platform, 'chooseSiteFolder' | 'sitePage'>
  /** `http://127.0.0.1:{port}/{prefix}`: where the image server answers for the open project. */
  readonly imageServerBase: () => Promise<string>
  readonly stateOf: (image: LocalImage) => string | undefined
  readonly emit: Emit
}

/** In milliseconds: more often than that nobody reads a number. */
const PROGRESS_PAUSE = 100

export function openPublishing({
  platform,
  imageServerBase,
  stateOf,
  emit,
}: PublishingOptions): Publishing {
  const targets = keepChosenPlaces()
  const written = new Set<string>()
  let running: AbortController | undefined
  let pageBytes: number | undefined
  const bytesOfPage = (): number => (pageBytes ??= bytesIn(platform.sitePage))

  return {
    plan: (project, options) => planSite(project, options, bytesOfPage()),
    async chooseFolder({ name }) {
      const folder = await platform.chooseSiteFolder(portableName(name, 'website'))
      return folder === undefined ? undefined : targets.add(folder)
    },
    async run(project, { options: given, folder }) {
      const target = targets.check(folder)
      if (running) throw problem('export/busy')
      const options = parseSiteOptions(given)
      planSite(project, options)
      const control = new AbortController()
      running = control
      const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
      let told = 0
      try {
        const base = await imageServerBase()
        const report = await runSite({
          project,
          options,
          target,
          page: platform.sitePage,
          signal: control.signal,
          stateOf,
          fetchPicture: (image, request) =>
            fetchPicture(addressOf(project, image, { base, request }), {
              agent,
              signal: control.signal,
              name: image.path,
            }),
          onProgress: (progress) => {
            const now = performance.now()
            if (progress.done < progress.total && now - told < PROGRESS_PAUSE) return
            told = now
            emit('publishProgress', progress)
          },
        })
        written.add(target)
        return report
      } catch (error) {
        if (control.signal.aborted) return undefined
        throw error
      } finally {
        running = undefined
        agent.destroy()
      }
    },
    cancel: () => running?.abort(),
    hasWritten: (folder) => written.has(path.resolve(folder)),
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)

interface Asked {
  readonly base: string
  readonly request: SitePicture['request']
}

function addressOf(project: Project, image: LocalImage, { base, request }: Asked): string {
  const folder = getRecord(project, 'Folder', image.folder)
  const identifier = encodeIdentifier(identifierOf(folder, image.path))
  return `${base}/image/${request.version}/${identifier}/${request.parameters}`
}

interface Fetching {
  readonly agent: http.Agent
  readonly signal: AbortSignal
  /** Of the image, for the sentence that says it failed. */
  readonly name: string
}

/** In milliseconds, before a server that is busy or just starting again is asked once more. */
const RETRY_DELAYS = [200, 500, 1000, 2000, 4000]

async function fetchPicture(address: string, fetching: Fetching): Promise<Uint8Array> {
  for (const delay of RETRY_DELAYS) {
    const answer = await ask(address, fetching).catch(() => undefined)
    if (answer?.status === 200) return answer.body
    fetching.signal.throwIfAborted()
    if (answer && answer.status !== 503) break
    await new Promise((resolve) => setTimeout(resolve, delay))
  }
  return imageFailed(fetching.name)
}

function ask(
  address: string,
  { agent, signal }: Fetching,
): Promise<{ readonly status: number; readonly body: Uint8Array }> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, signal }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
  })
}
