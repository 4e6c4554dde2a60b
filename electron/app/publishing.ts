import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { LocalImage, Project } from '../../iiif/project/model.ts'
import type { SiteOptions, SitePlan } from '../../iiif/site/options.ts'
import { parseSiteOptions, planSite } from '../../iiif/site/plan-site.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type { ExportSuggestion } from '../contract/exports.ts'
import type { SiteOrder, SiteReport } from '../contract/publishing.ts'
import { runSite } from '../export/run-site.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'
import type { PublishingTurn } from './publishing-turn.ts'

/** Websites of the open project, always from main's own copy. One is made at a time. */
export interface Publishing {
  plan(project: Project, options: SiteOptions): SitePlan
  chooseFolder(suggestion: ExportSuggestion): Promise<ChosenPlace | undefined>
  /** @throws Problem `request/place-not-chosen`, `export/…`, `target/…` */
  run(project: Project, order: SiteOrder): Promise<SiteReport | undefined>
  /** True for folders that were written in this session. */
  hasWritten(folder: string): boolean
}

export interface PublishingOptions {
  readonly platform: Pick<Platform, 'chooseSiteFolder' | 'sitePage'>
  readonly turn: PublishingTurn
  readonly stateOf: (image: LocalImage) => string | undefined
}

export function openPublishing({ platform, turn, stateOf }: PublishingOptions): Publishing {
  const targets = keepChosenPlaces()
  const written = new Set<string>()
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
      const options = parseSiteOptions(given)
      planSite(project, options)
      const report = await turn.take(project, (work) =>
        runSite({ project, options, target, page: platform.sitePage, stateOf, ...work }),
      )
      if (report) written.add(target)
      return report
    },
    hasWritten: (folder) => written.has(path.resolve(folder)),
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
