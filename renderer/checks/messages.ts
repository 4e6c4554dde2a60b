import type { CheckReport } from '../../iiif/checks/report.ts'
import type { ExportOptions } from '../../iiif/export/options.ts'
import type { ProjectRecord, RecordId } from '../../iiif/project/model.ts'

/** What the window asks of the thread that checks. It keeps a copy of the project, so that only changes are told. */
export interface CheckOrder {
  readonly project: string
  readonly manifest: RecordId
  /** Records that are new or were changed. */
  readonly changed: readonly ProjectRecord[]
  readonly removed: readonly RecordId[]
  /** `whole`: the changed records are all that there are. */
  readonly extent: 'whole' | 'difference'
  readonly options: ExportOptions
}

/** What the thread answers; each order is answered once, in their order. */
export type CheckAnswer =
  | { readonly kind: 'checked'; readonly report: CheckReport }
  | { readonly kind: 'failed'; readonly reason: string }
