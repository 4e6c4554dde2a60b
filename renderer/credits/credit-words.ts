import type { CreditFinding } from '../../iiif/credits/findings.ts'
import type { CreditWords } from '../../iiif/credits/report/report.ts'
import { i18n, text } from '../locales/index.ts'

/** What the program says in a list of credits, in the language of the window. */
export const creditWords = (): CreditWords => ({
  languages: [i18n.global.locale.value],
  title: (object) => text('credits.report.title', { object }),
  untitled: text('common.untitled'),
  own: text('credits.own'),
  unknownHolder: text('credits.unknownHolder'),
  noRights: text('credits.noRights'),
  remarks: text('credits.report.remarks'),
  canvases: (count) => text('credits.leaves', { count }),
  gap: (gap) => text(`credits.gaps.${gap}`),
  finding: (finding) => `${titleOfFinding(finding)}. ${meaningOf(finding)}`,
  fields: {
    object: text('credits.report.object'),
    position: text('credits.report.position'),
    label: text('credits.report.label'),
    holder: text('credits.report.holder'),
    homepage: text('credits.report.homepage'),
    rights: text('credits.report.rights'),
    rightsAddress: text('credits.report.rightsAddress'),
    statement: text('credits.report.statement'),
    shelfmark: text('credits.report.shelfmark'),
    folio: text('credits.report.folio'),
    source: text('credits.report.source'),
    sourceAddress: text('credits.report.sourceAddress'),
    canvasAddress: text('credits.report.canvasAddress'),
    fetched: text('credits.report.fetched'),
    missing: text('credits.report.missing'),
  },
})

export const titleOfFinding = (finding: CreditFinding): string =>
  finding.kind === 'gap'
    ? text(`credits.gaps.${finding.gap}`)
    : text(`credits.conflicts.${finding.conflict}`, { rights: finding.rights })

/** What it means, and what to do. */
export const meaningOf = (finding: CreditFinding): string =>
  finding.kind === 'gap'
    ? text(`credits.gapMeanings.${finding.gap}`)
    : text(`credits.conflictMeanings.${finding.conflict}`)
