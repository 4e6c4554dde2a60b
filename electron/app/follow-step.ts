import { problem } from '../../iiif/problem.ts'
import { ChangeOutOfStep, invert, type Change } from '../../iiif/project/change.ts'
import { findContradiction } from '../../iiif/project/consistency.ts'
import type { JournalEntry } from '../../iiif/project/journal-entry.ts'
import { packChange } from '../../iiif/project/packed-change.ts'
import { isSameValue } from '../../iiif/project/same-value.ts'
import { addStep, joinStep, redo, undo, type Session } from '../../iiif/project/session.ts'
import type { ChangeStep } from '../contract/app-api.ts'

/** What a step of the window comes to, in main's own copy and in the journal. */
export interface Followed {
  readonly session: Session
  readonly entry: JournalEntry
}

/**
 * Follows what the scholar did in the window, in a copy that is not trusted to be the same.
 * @throws Problem `project/out-of-step` when the step does not fit, or would leave a project that contradicts itself
 */
export function followStep(
  session: Session,
  step: Pick<ChangeStep, 'change' | 'origin'>,
): Followed {
  try {
    const followed = follow(session, step)
    if (findContradiction(followed.session.project) !== undefined)
      throw problem('project/out-of-step')
    return followed
  } catch (error) {
    if (error instanceof ChangeOutOfStep) throw problem('project/out-of-step')
    throw error
  }
}

function follow(
  session: Session,
  { change, origin }: Pick<ChangeStep, 'change' | 'origin'>,
): Followed {
  switch (origin.kind) {
    case 'do': {
      const { label, at } = origin
      const entry = { kind: 'do', at, label, change: packChange(change) } as const
      return { session: addStep(session, { label, at, change }), entry }
    }
    case 'join':
      if (session.past.length === 0) throw problem('project/out-of-step')
      return {
        session: joinStep(session, change),
        entry: { kind: 'join', change: packChange(change) },
      }
    case 'undo': {
      const last = session.past.at(-1)
      expectSame(last && invert(last.change), change)
      return { session: undo(session), entry: { kind: 'undo' } }
    }
    case 'redo':
      expectSame(session.future.at(-1)?.change, change)
      return { session: redo(session), entry: { kind: 'redo' } }
  }
}

/** What the window takes back must be what we would take back: the journal says no more than "undo". */
function expectSame(ours: Change | undefined, theirs: Change): void {
  const plain = ours?.map(({ id, before, after }) => ({
    id,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }))
  if (!isSameValue(plain, theirs)) throw problem('project/out-of-step')
}
