import { describeProblem, type ProblemReport } from '../../iiif/problem.ts'
import { sortNaturally } from '../../iiif/natural-order.ts'
import type { SourceEntry } from '../contract/app-api.ts'
import { describeCount } from './words.ts'

/** More lines help nobody: the rest is counted. */
const MOST_LINES = 20

/** Which files of a folder cannot be used, and why: a line for each, how many more, and how many are no images. */
export function describeUnusable(entries: Iterable<SourceEntry>): readonly string[] {
  const unusable = sortNaturally(entries, ({ path }) => path).flatMap(({ path, content }) =>
    content.kind === 'unusable' ? [{ path, problem: content.problem }] : [],
  )
  // A text beside the scans is no fault; only what a scholar takes for an image deserves a sentence of its own.
  const faults = unusable.filter(({ problem }) => problem.code !== 'source/other-kind')
  const others = unusable.length - faults.length
  const rest = faults.length - MOST_LINES
  return [
    ...faults.slice(0, MOST_LINES).map(({ path, problem }) => describeFault(path, problem)),
    ...(rest > 0 ? [`${describeCount(rest, 'more file')} cannot be used either.`] : []),
    ...(others > 0 ? [`Not images, and left alone: ${describeCount(others, 'file')}.`] : []),
  ]
}

function describeFault(path: string, problem: ProblemReport): string {
  const { cause, remedy } = describeProblem(problem)
  return `"${oneLine(path)}" is not used. ${cause} ${remedy}`
}

/** Names of files may hold line breaks and control codes, which a terminal would obey. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')

/** "12 images". */
export const countImages = (entries: readonly SourceEntry[]): string =>
  describeCount(entries.filter(({ content }) => content.kind === 'image').length, 'image')
