import type { ProblemReport } from '../../iiif/problem.ts'
import type { Change } from '../../iiif/project/change.ts'
import type { CommandLabel } from '../../iiif/project/command.ts'

export interface ChangeStep {
  /** The revision that the change leads to: one more than the last. */
  readonly revision: number
  readonly change: Change
  readonly origin: StepOrigin
}

/** What the scholar did that made a change. */
export type StepOrigin =
  | {
      readonly kind: 'do'
      readonly label: CommandLabel
      /** ISO 8601. */
      readonly at: string
    }
  /** It belongs to the step before it: typing in one field, for example. */
  | { readonly kind: 'join' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

export interface AcceptedChange {
  readonly revision: number
}

export type SaveState =
  /** Everything up to this revision is durable on disk. */
  | { readonly kind: 'saved'; readonly revision: number; readonly at: string }
  | { readonly kind: 'failing'; readonly problem: ProblemReport }
