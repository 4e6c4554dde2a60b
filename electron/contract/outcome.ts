import type { ProblemReport } from '../../iiif/problem.ts'

/** What came of a request between processes: its value, or the foreseen problem that stopped it. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly problem: ProblemReport }
