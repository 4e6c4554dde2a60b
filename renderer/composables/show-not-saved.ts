import type { ProblemReport } from '../../iiif/problem.ts'
import { app, valueOf } from '../app-api.ts'
import { formatBytes } from '../export/bytes.ts'
import { i18n, text } from '../locales/index.ts'
import { useNotices, type NoticeButton } from '../stores/notices.ts'
import { useProject } from '../stores/project.ts'

/** Every way in which work can be not saved; one notice tells of the one that holds now. */
export const NOT_SAVED = [
  'project/not-saved',
  'project/not-saved-full',
  'project/not-saved-read-only',
  'project/not-saved-denied',
  'project/not-saved-gone',
] as const satisfies readonly ProblemReport['code'][]

/** Says that work is not saved, why, and what can be done. The first button is the safe one. */
export async function showNotSaved(found: ProblemReport, saveAs: () => void): Promise<void> {
  const ways = waysOut(found, saveAs)
  useNotices().showInstead(NOT_SAVED, found, ways)
  if (found.code !== 'project/not-saved-full') return
  const cache = await valueOf(app().getImageCache())
  const isFullStill = useNotices().notices.some(({ report }) => report.code === found.code)
  if (!cache?.isBesideProject || cache.bytes === 0 || !isFullStill) return
  const label = text('notices.freeCache', {
    size: formatBytes(cache.bytes, i18n.global.locale.value),
  })
  useNotices().showInstead(NOT_SAVED, found, [...ways, { label, run: () => void freeCache() }])
}

function waysOut({ code }: ProblemReport, saveAs: () => void): readonly NoticeButton[] {
  const elsewhere = { label: text('notices.saveElsewhere'), run: saveAs }
  const again = { label: text('common.tryAgain'), run: () => void app().retrySave() }
  const folder = { label: text('notices.showFolder'), run: () => void showFolder() }
  // Where something holds the file for a moment, waiting is the remedy.
  if (code === 'project/not-saved-denied') return [again, elsewhere, folder]
  return [elsewhere, again]
}

async function showFolder(): Promise<void> {
  const file = useProject().place?.file
  if (file !== undefined) await valueOf(app().showFile(file))
}

async function freeCache(): Promise<void> {
  await valueOf(app().emptyImageCache())
  await valueOf(app().retrySave())
}
