import type { FileRemark, ImportPlan } from '../../iiif/annotation/formats/plan-import.ts'
import { describeProblem, type ProblemReport } from '../../iiif/problem.ts'
import { text } from '../locales/index.ts'

/** Something in the files that a scholar should look at. */
export interface UnreadLine {
  /** Where it stands. */
  readonly place: string
  /** What was done, in a word; nothing where a whole file or page is meant. */
  readonly effect: string
  readonly sentence: string
  /** How it stands in the file. */
  readonly source: string
}

/** All that could not be read as it stands, the worst first: whole files, whole pages, single annotations. */
export const unreadLines = (
  plan: Pick<ImportPlan, 'unmatched' | 'remarks'>,
  refused: readonly ProblemReport[],
): readonly UnreadLine[] => [
  ...refused.map((report) => ({
    place: '',
    effect: text('annotationsTransfer.leftOut'),
    sentence: sentenceOf(report),
    source: '',
  })),
  ...plan.unmatched.map(({ file, name, annotations }) => ({
    place: file,
    effect: text('annotationsTransfer.leftOut'),
    sentence: [
      name === ''
        ? text('annotationsTransfer.namelessPage')
        : text('annotationsTransfer.page', { name }),
      text('annotationsTransfer.annotations', { count: annotations }),
    ]
      .join(', ')
      .concat('. ', text('annotationsTransfer.noCanvas')),
    source: '',
  })),
  ...[...plan.remarks]
    .sort((one, other) => RANK[one.effect] - RANK[other.effect])
    .map((remark) => ({
      place: placeOf(remark),
      effect: text(
        remark.effect === 'left-out'
          ? 'annotationsTransfer.leftOut'
          : 'annotationsTransfer.changed',
      ),
      sentence: sentenceOf(remark.problem),
      source: remark.source ?? '',
    })),
]

const RANK = { 'left-out': 0, changed: 1 } as const

/** The list as a text, to keep it or to send it to whoever made the files. */
export const formatLines = (lines: readonly UnreadLine[]): string =>
  lines
    .map(({ place, effect, sentence, source }) =>
      [[place, effect].filter((part) => part !== '').join(' · '), sentence, source]
        .filter((part) => part !== '')
        .join('\n'),
    )
    .join('\n\n')

function placeOf({ file, place }: Pick<FileRemark, 'file' | 'place'>): string {
  switch (place.kind) {
    case 'line':
      return text('annotationsTransfer.line', { file, line: place.line })
    case 'part':
      return text('annotationsTransfer.part', { file, path: place.path })
    case 'file':
      return file
  }
}

function sentenceOf(report: ProblemReport): string {
  const { cause, consequence, remedy } = describeProblem(report)
  return [cause, consequence, remedy].join(' ')
}
