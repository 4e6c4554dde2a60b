import type { SaveState } from '../../electron/contract/app-api.ts'
import type { ProblemReport } from '../../iiif/problem.ts'

/** How far the open project is saved. */
export type SaveProgress =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failing'; readonly problem: ProblemReport }

/** @param state what main said last @param sent the revision that was handed over last */
export function progressOf(state: SaveState | undefined, sent: number): SaveProgress {
  if (state?.kind === 'failing') return state
  if ((state?.revision ?? 0) < sent) return { kind: 'saving' }
  return { kind: 'saved', at: state?.at }
}
