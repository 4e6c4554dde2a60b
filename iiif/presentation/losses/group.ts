import type { Loss } from './loss.ts'

/** What is said of several places in the same words: one line of a report. */
export interface LossGroup extends Pick<Loss, 'code' | 'kind' | 'sentence'> {
  /** Where, as JSON Pointers, in the order of the document. At least one. */
  readonly places: readonly string[]
}

/** What is gone comes before what is only said otherwise; else in the order in which it was found. */
const ORDER: Readonly<Record<Loss['kind'], number>> = { lost: 0, changed: 1 }

/** Hundreds of canvases that lose the same thing are one thing to read, not hundreds. */
export function groupLosses(losses: readonly Loss[]): readonly LossGroup[] {
  const groups = new Map<string, LossGroup & { readonly places: string[] }>()
  for (const { code, kind, sentence, path } of losses) {
    const key = JSON.stringify([code, kind, sentence])
    const group = groups.get(key)
    if (group) group.places.push(path)
    else groups.set(key, { code, kind, sentence, places: [path] })
  }
  return [...groups.values()].sort((one, other) => ORDER[one.kind] - ORDER[other.kind])
}

/** How many places lose something, or have it said otherwise. */
export const countLosses = (groups: readonly LossGroup[], kind: Loss['kind']): number =>
  groups.reduce((sum, group) => (group.kind === kind ? sum + group.places.length : sum), 0)
