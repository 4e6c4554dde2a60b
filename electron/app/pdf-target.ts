import { stat } from 'node:fs/promises'
import { leavesOf } from '../../iiif/facsimile/leaves.ts'
import type { PdfOptions } from '../../iiif/facsimile/options.ts'
import { planPdf, textsIn } from '../../iiif/facsimile/plan-pdf.ts'
import type { Project } from '../../iiif/project/model.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import type { TargetReport } from '../contract/targets.ts'
import { lettersWithout, loadFonts, type PdfFonts } from '../export/pdf/fonts.ts'
import { writePdf } from '../export/pdf/write-pdf.ts'
import { streamAtomically } from '../files/stream-atomically.ts'
import type { PublishingWork } from './publishing-turn.ts'

/** Facsimiles and contact sheets. */
export interface PdfTarget {
  /** @throws Problem `export/nothing-to-export` */
  plan(project: Project, options: PdfOptions): TargetPlan
  /** @param place absolute. @throws Problem `export/…`, `target/…` */
  write(
    project: Project,
    options: PdfOptions,
    where: { readonly place: string; readonly work: PublishingWork },
  ): Promise<TargetReport>
}

/** @param folder of the fonts. Absolute */
export function openPdfTarget(folder: string): PdfTarget {
  let loaded: PdfFonts | undefined
  const fonts = (): PdfFonts => (loaded ??= loadFonts(folder))
  return {
    plan(project, options) {
      const planned = planPdf(project, options)
      const leaves = leavesOf(project, options.languages)
      const letters = lettersWithout(fonts(), textsIn(leaves, options))
      if (letters === '') return planned
      return { ...planned, remarks: [...planned.remarks, { kind: 'letters', letters }] }
    },
    async write(project, options, { place, work }) {
      await streamAtomically(place, (stream) =>
        writePdf({ project, options, fonts: fonts(), made: new Date(), ...work }, stream),
      )
      return { place, files: 1, bytes: (await stat(place)).size }
    },
  }
}
