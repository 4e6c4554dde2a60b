import fc from 'fast-check'
import { packChange } from '../../iiif/project/packed-change.ts'
import type { JournalEntry } from '../../iiif/project/journal-entry.ts'
import {
  endGesture,
  joinsLast,
  perform,
  redo,
  undo,
  type Session,
} from '../../iiif/project/session.ts'
import { anyCommand, type CommandMaker } from './arbitrary-commands.ts'

/** One thing that a scholar does: a command, typing, undo or redo. */
export type Action =
  | { readonly kind: 'run'; readonly make: CommandMaker }
  | { readonly kind: 'type'; readonly make: CommandMaker }
  | { readonly kind: 'undo' | 'redo' | 'leave' }

const action: fc.Arbitrary<Action> = fc.oneof(
  { arbitrary: anyCommand.map((make): Action => ({ kind: 'run', make })), weight: 4 },
  { arbitrary: anyCommand.map((make): Action => ({ kind: 'type', make })), weight: 2 },
  {
    arbitrary: fc
      .constantFrom('undo' as const, 'undo' as const, 'redo' as const, 'leave' as const)
      .map((kind): Action => ({ kind })),
    weight: 3,
  },
)

/** Up to sixty actions. */
export const anySequence: fc.Arbitrary<readonly Action[]> = fc.array(action, { maxLength: 60 })

/** What came of it: the session, and what a journal holds of it. */
export interface CarriedOut {
  readonly session: Session
  readonly entries: readonly JournalEntry[]
}

export const carryOutAll = (session: Session, sequence: readonly Action[]): CarriedOut =>
  sequence.reduce<CarriedOut>(carryOut, { session, entries: [] })

function carryOut({ session, entries }: CarriedOut, action: Action): CarriedOut {
  switch (action.kind) {
    case 'undo':
    case 'redo':
      if ((action.kind === 'undo' ? session.past : session.future).length === 0) break
      return {
        session: action.kind === 'undo' ? undo(session) : redo(session),
        entries: [...entries, { kind: action.kind }],
      }
    case 'leave':
      return { session: endGesture(session), entries }
    case 'run':
    case 'type': {
      const made = action.make(session.project)
      if (!made || made.change.length === 0) break
      const command = action.kind === 'type' ? { ...made, gesture: 'field' } : made
      const change = packChange(command.change)
      const joins = joinsLast(session, command)
      const entry: JournalEntry = joins
        ? { kind: 'join', change }
        : { kind: 'do', label: command.label, change }
      return { session: perform(session, command), entries: [...entries, entry] }
    }
  }
  return { session, entries }
}
