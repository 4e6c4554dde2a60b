import { isEmptyText } from '../../../iiif/language-map.ts'
import type { MetadataEntry } from '../../../iiif/presentation/properties.ts'

/** A pair of the form. Its key stays the same while it is edited and moved, so that its fields keep the focus. */
export interface MetadataPair extends MetadataEntry {
  readonly key: number
}

let lastKey = 0

export const readPairs = (metadata: readonly MetadataEntry[]): readonly MetadataPair[] =>
  metadata.map(({ label, value }) => newPair({ label, value }))

/** What the pairs mean: those without any text are left out, as they are still being written. */
export const writePairs = (pairs: readonly MetadataPair[]): readonly MetadataEntry[] =>
  pairs
    .filter(({ label, value }) => !isEmptyText(label) || !isEmptyText(value))
    .map(({ label, value }) => ({ label, value }))

/** A pair for the form, empty at first. */
export const newPair = (entry: MetadataEntry = { label: {}, value: {} }): MetadataPair => ({
  ...entry,
  key: (lastKey += 1),
})

/** The pairs with one of them moved to another index; the pairs themselves where it would leave the list. */
export function movePair(
  pairs: readonly MetadataPair[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly MetadataPair[] {
  const moved = pairs[from]
  if (!moved || to < 0 || to >= pairs.length) return pairs
  const others = pairs.filter((_, index) => index !== from)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}
