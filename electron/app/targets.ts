import path from 'node:path'
import type { Project } from '../../iiif/project/model.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type {
  TargetKind,
  TargetOptions,
  TargetOrder,
  TargetReport,
  TargetSuggestion,
} from '../contract/targets.ts'
import { BUNDLE_ENDING } from '../export/pack/bundle-format.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import { openPackTarget, type PackTargetOptions } from './pack-target.ts'
import { openPdfTarget } from './pdf-target.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'
import type { PublishingTurn } from './publishing-turn.ts'

/** What is published besides websites, always from main's own copy. */
export interface Targets {
  /** @throws Problem `export/nothing-to-export`, `export/base-malformed` */
  plan(project: Project, options: TargetOptions): Promise<TargetPlan>
  choose(suggestion: TargetSuggestion): Promise<ChosenPlace | undefined>
  /**
   * @returns undefined when it was cancelled; then nothing is left of it
   * @throws Problem `request/place-not-chosen`, `export/…`, `target/…`
   */
  run(project: Project, order: TargetOrder): Promise<TargetReport | undefined>
  /** True for what was written in this session. */
  hasWritten(place: string): boolean
}

export interface TargetsOptions extends PackTargetOptions {
  readonly platform: Pick<Platform, 'chooseExportTarget' | 'chooseSiteFolder' | 'fonts'>
  readonly turn: PublishingTurn
}

/** The ending of the file; nothing for a folder. */
const ENDINGS: Readonly<Record<TargetKind, string>> = {
  facsimile: '.pdf',
  'contact-sheet': '.pdf',
  bag: '',
  bundle: BUNDLE_ENDING,
}

export function openTargets({ platform, turn, ...packing }: TargetsOptions): Targets {
  const places = keepChosenPlaces()
  const written = new Set<string>()
  const pdf = openPdfTarget(platform.fonts)
  const pack = openPackTarget(packing)

  return {
    plan: async (project, options) =>
      options.kind === 'bag' || options.kind === 'bundle'
        ? pack.plan(project, options)
        : pdf.plan(project, options),
    async choose({ kind, name }) {
      const suggestion = `${portableName(name, 'object')}${ENDINGS[kind]}`
      const place = await (kind === 'bag'
        ? platform.chooseSiteFolder(suggestion)
        : platform.chooseExportTarget(suggestion))
      return place === undefined ? undefined : places.add(place)
    },
    async run(project, { options, place: given }) {
      const place = places.check(given)
      const report = await turn.take(project, (work) =>
        options.kind === 'bag' || options.kind === 'bundle'
          ? pack.write(project, options, { place, work })
          : pdf.write(project, options, { place, work }),
      )
      if (report) written.add(place)
      return report
    },
    hasWritten: (place) => written.has(path.resolve(place)),
  }
}
