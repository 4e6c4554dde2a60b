import { oneOf, optional, readFilledString, readObject, readWhole, recordOf } from '../reading.ts'
import type { Reader } from '../reading.ts'
import { COMMAND_KEYS, type CommandLabel } from './command.ts'
import { packChange, readPackedChange, type PackedChange } from './packed-change.ts'
import type { Step } from './session.ts'

/**
 * One line of the journal: what was done to the project, in the order in which it was done. An undo names no
 * change: it takes back what stands before it.
 */
export type JournalEntry =
  | {
      readonly kind: 'do'
      /** ISO 8601. */
      readonly at?: string
      readonly label: CommandLabel
      readonly change: PackedChange
    }
  /** Belongs to the step before it: the scholar went on typing. */
  | { readonly kind: 'join'; readonly change: PackedChange }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /**
   * Up to here, all is in the project file whose bytes have this SHA-256, in hexadecimal digits. It takes the
   * place of the one with the other, or has taken it where both are the same.
   */
  | { readonly kind: 'fold'; readonly file: string; readonly over?: string }

/** A step as the journal holds it. */
export const entryOf = ({ label, change, at }: Step): JournalEntry => ({
  kind: 'do',
  ...(at === undefined ? {} : { at }),
  label,
  change: packChange(change),
})

export const readCommandLabel: Reader<CommandLabel> = recordOf({
  key: oneOf(COMMAND_KEYS),
  count: optional(readWhole(0)),
})

/** A row for each kind of entry: what it holds beside its kind. */
const ENTRY_READERS: {
  readonly [Kind in JournalEntry['kind']]: Reader<Extract<JournalEntry, { kind: Kind }>>
} = {
  do: recordOf({
    kind: oneOf(['do']),
    at: optional(readFilledString),
    label: readCommandLabel,
    change: readPackedChange,
  }),
  join: recordOf({ kind: oneOf(['join']), change: readPackedChange }),
  undo: recordOf({ kind: oneOf(['undo']) }),
  redo: recordOf({ kind: oneOf(['redo']) }),
  fold: recordOf({
    kind: oneOf(['fold']),
    file: readFilledString,
    over: optional(readFilledString),
  }),
}

/** An entry, as a journal holds it. @throws Unreadable */
export const readJournalEntry: Reader<JournalEntry> = (value, where) => {
  const kind = oneOf(['do', 'join', 'undo', 'redo', 'fold'])(
    readObject(value, where)['kind'],
    `${where}.kind`,
  )
  return ENTRY_READERS[kind](value, where)
}
