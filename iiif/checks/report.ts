import type { RecordId } from '../project/model.ts'
import type { Finding } from '../validation/finding.ts'
import type { PatchOperation } from '../validation/patch.ts'

/** What of a project a fault is about. */
export type FaultPlace =
  | { readonly kind: 'object' }
  | { readonly kind: 'canvas'; readonly canvas: RecordId }
  | { readonly kind: 'annotation'; readonly canvas: RecordId; readonly annotation: RecordId }
  | { readonly kind: 'range'; readonly range: RecordId }

/** A certain fix, as a change of one property of a record. */
export interface RecordFix {
  readonly record: RecordId
  readonly property: string
  /** What the property was when the fix was found; where it is something else by now, nothing is mended. */
  readonly before: unknown
  /** Its paths begin at the record. */
  readonly patch: readonly PatchOperation[]
}

/** One thing that the object, as it would be exported, says against the specification. */
export interface Fault {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly section: string
  /** What is wrong and how to mend it, as a sentence. */
  readonly message: string
  readonly place: FaultPlace
  /** The property that it is about, such as `label`. */
  readonly property: string | undefined
  /** What the fix does, as a sentence, and the fix. */
  readonly fix?: { readonly label: string; readonly change: RecordFix }
}

/** The same fault in several places. */
export interface FaultGroup {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly section: string
  /** What the specification demands. */
  readonly sentence: string
  readonly faults: readonly Fault[]
}

/** Everything, errors first, within them in the order of the rules. */
export interface CheckReport {
  readonly groups: readonly FaultGroup[]
}

export type FaultCounts = Readonly<Record<Finding['severity'], number>>

export function countFaults({ groups }: CheckReport): FaultCounts {
  const count = (wanted: Finding['severity']): number =>
    groups.reduce((sum, { severity, faults }) => sum + (severity === wanted ? faults.length : 0), 0)
  return { error: count('error'), warning: count('warning'), remark: count('remark') }
}
