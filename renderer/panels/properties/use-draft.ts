import { shallowRef, watch, type ShallowRef } from 'vue'
import { isSameValue } from '../../../iiif/project/same-value.ts'

/**
 * What stands in a form while it is edited. It may hold more than is stored, such as a line that is still
 * empty; it is read anew only when what is stored is no longer what it means: after undo, for example.
 */
export function useDraft<Stored, Draft>({
  stored,
  read,
  write,
}: {
  readonly stored: () => Stored
  readonly read: (stored: Stored) => Draft
  /** What the draft means; `write(read(stored))` is the same as `stored`. */
  readonly write: (draft: Draft) => Stored
}): ShallowRef<Draft> {
  const draft: ShallowRef<Draft> = shallowRef(read(stored()))
  watch(stored, (value) => {
    if (!isSameValue(write(draft.value), value)) draft.value = read(value)
  })
  return draft
}
