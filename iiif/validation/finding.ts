import type { Fix } from './fix.ts'

export const API_VERSIONS = ['2.0', '2.1', '3.0'] as const
/** A version of the Presentation API. */
export type ApiVersion = (typeof API_VERSIONS)[number]

/** One thing that a document says against the specification. */
export interface Finding {
  /** The rule, such as `v3/label-required`. */
  readonly rule: string
  /** `error`: a MUST is broken; `warning`: a SHOULD; `remark`: a SHOULD of good description, without which all works. */
  readonly severity: 'error' | 'warning' | 'remark'
  /** Where in the document, as a JSON Pointer (RFC 6901): `/items/3/label`. */
  readonly path: string
  /** What is wrong and how to mend it, as a sentence. */
  readonly message: string
  /** The section of the specification. */
  readonly section: string
  /** How to mend it, where that is certain. */
  readonly fix?: Fix
}
