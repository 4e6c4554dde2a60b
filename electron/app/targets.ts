import { stat } from 'node:fs/promises'
import path from 'node:path'
import { leavesOf } from '../../iiif/facsimile/leaves.ts'
import type { PdfOptions } from '../../iiif/facsimile/options.ts'
import { planPdf, textsIn } from '../../iiif/facsimile/plan-pdf.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type {
  TargetOptions,
  TargetOrder,
  TargetReport,
  TargetSuggestion,
} from '../contract/targets.ts'
import { lettersWithout, loadFonts, type PdfFonts } from '../export/pdf/fonts.ts'
import { writePdf } from '../export/pdf/write-pdf.ts'
import { streamAtomically } from '../files/stream-atomically.ts'
import { keepChosenPlaces } from './chosen-places.ts'
import type { Platform } from './platform.ts'
import { portableName } from './project-names.ts'
import type { PublishingTurn } from './publishing-turn.ts'

/** What is published besides websites, always from main's own copy. */
export interface Targets {
  /** @throws Problem `export/nothing-to-export` */
  plan(project: Project, options: TargetOptions): TargetPlan
  choose(suggestion: TargetSuggestion): Promise<ChosenPlace | undefined>
  /**
   * @returns undefined when it was cancelled; then nothing is left of it
   * @throws Problem `request/place-not-chosen`, `export/…`, `target/…`
   */
  run(project: Project, order: TargetOrder): Promise<TargetReport | undefined>
  /** True for what was written in this session. */
  hasWritten(place: string): boolean
}

export interface TargetsOptions {
  readonly platform: Pick<Platform, 'chooseExportTarget' | 'fonts'>
  readonly turn: PublishingTurn
}

export function openTargets({ platform, turn }: TargetsOptions): Targets {
  const places = keepChosenPlaces()
  const written = new Set<string>()
  let loaded: PdfFonts | undefined
  const fonts = (): PdfFonts => (loaded ??= loadFonts(platform.fonts))

  const plan = (project: Project, options: PdfOptions): TargetPlan => {
    const planned = planPdf(project, options)
    const leaves = leavesOf(project, options.languages)
    const letters = lettersWithout(fonts(), textsIn(leaves, options))
    if (letters === '') return planned
    return { ...planned, remarks: [...planned.remarks, { kind: 'letters', letters }] }
  }

  return {
    plan,
    async choose({ name }) {
      const place = await platform.chooseExportTarget(`${portableName(name, 'object')}.pdf`)
      return place === undefined ? undefined : places.add(place)
    },
    async run(project, { options, place }) {
      const target = places.check(place)
      plan(project, options)
      const report = await turn.take(project, async (work) => {
        await streamAtomically(target, (stream) =>
          writePdf({ project, options, fonts: fonts(), made: new Date(), ...work }, stream),
        )
        return { place: target, files: 1, bytes: (await stat(target)).size }
      })
      if (report) written.add(target)
      return report
    },
    hasWritten: (place) => written.has(path.resolve(place)),
  }
}
