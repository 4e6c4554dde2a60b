import type { DocumentName } from './documents.ts'

/** How a valid document is made to break one rule. */
export interface Example {
  readonly document?: DocumentName
  /** Where, as a JSON Pointer, and what is written there. */
  readonly edit: readonly [pointer: string, value: unknown]
  /** Where the fault is to be found, when not at the place of the edit. */
  readonly at?: string
  /** The one rule that is about the order of keys. */
  readonly isContextMoved?: true
}
