import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ProblemReport } from '../../iiif/problem.ts'

/** Something to do about a problem; the first of a notice is the safe one. */
export interface NoticeButton {
  /** As shown: already in the language of the window. */
  readonly label: string
  readonly run: () => void
}

export interface Notice {
  readonly id: number
  readonly report: ProblemReport
  /** ISO 8601. */
  readonly at: string
  readonly buttons: readonly NoticeButton[]
}

/** What went wrong and is not yet dismissed, the newest last. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  let count = 0

  /** Shows a problem. The same problem is shown once, however often it comes. */
  function showProblem(report: ProblemReport, buttons: readonly NoticeButton[] = []): void {
    count += 1
    const notice: Notice = { id: count, report, at: new Date().toISOString(), buttons }
    notices.value = [...notices.value.filter((other) => !isSame(other.report, report)), notice]
  }

  /** Shows a problem in the place of others of these codes: what was one of them is now this. */
  function showInstead(
    codes: readonly ProblemReport['code'][],
    report: ProblemReport,
    buttons: readonly NoticeButton[],
  ): void {
    const held = notices.value.find((notice) => codes.includes(notice.report.code))
    if (!held) return showProblem(report, buttons)
    const notice = { ...held, report, buttons }
    notices.value = notices.value.flatMap((other) => {
      if (other === held) return [notice]
      return codes.includes(other.report.code) ? [] : [other]
    })
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  /** Takes away what was said with these codes, when it is no longer true. */
  function withdraw(...codes: readonly ProblemReport['code'][]): void {
    notices.value = notices.value.filter((notice) => !codes.includes(notice.report.code))
  }

  return { notices, showProblem, showInstead, dismiss, withdraw }
})

const isSame = (one: ProblemReport, other: ProblemReport): boolean =>
  one.code === other.code && JSON.stringify(one.details) === JSON.stringify(other.details)
