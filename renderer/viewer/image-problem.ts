import { problem, reportOf, type ProblemReport } from '../../iiif/problem.ts'
import type { LocalImage } from '../../iiif/project/model.ts'
import type { FolderContent } from '../stores/sources.ts'

/**
 * Why an image cannot be shown, as far as its folder tells: undefined when it can, or while the folder
 * is still being looked through.
 */
export function problemOfImage(
  { path }: Pick<LocalImage, 'path'>,
  { state, entries }: FolderContent,
): ProblemReport | undefined {
  if (state.kind === 'failed') return state.problem
  const content = entries.get(path)?.content
  if (content?.kind === 'unusable') return content.problem
  if (content || state.kind === 'scanning') return undefined
  return reportOf(problem('image/file-gone', { identifier: path }))
}
