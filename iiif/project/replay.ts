import { Unreadable } from '../reading.ts'
import { ChangeOutOfStep, invert, merge, type Change } from './change.ts'
import type { JournalEntry } from './journal-entry.ts'
import type { Project, ProjectRecord, RecordId } from './model.ts'
import { unpackChange } from './packed-change.ts'
import { isSameValue } from './same-value.ts'
import { MOST_STEPS, type Session, type Step } from './session.ts'

/** What came of replaying a journal. */
export interface Replayed {
  readonly session: Session
  /** How many entries could be replayed; fewer than there are when one did not fit those before it. */
  readonly count: number
}

/** The session while it is replayed: one map that is changed in place, since a thousand copies would be felt. */
interface Replaying {
  readonly records: Map<RecordId, ProjectRecord>
  past: Step[]
  future: Step[]
}

/**
 * What was done to a project, done again: the project as it was in the end, with what can be undone and redone.
 * Stops before the first entry that does not fit. The records are not looked into: read them afterwards.
 */
export function replay(start: Session, entries: readonly JournalEntry[]): Replayed {
  const { project } = start
  const replaying: Replaying = {
    records: new Map(project.records),
    past: [...start.past],
    future: [...start.future],
  }
  const count = entries.findIndex((entry) => !fits(replaying, entry))
  const { records, past, future } = replaying
  return {
    session: { project: { ...project, records }, past: past.slice(-MOST_STEPS), future },
    count: count < 0 ? entries.length : count,
  }
}

/** Carries out one entry; false, and nothing is changed, when it does not fit. */
function fits(replaying: Replaying, entry: JournalEntry): boolean {
  try {
    carryOut(replaying, entry)
    return true
  } catch (error) {
    if (error instanceof ChangeOutOfStep || error instanceof Unreadable) return false
    throw error
  }
}

function carryOut(replaying: Replaying, entry: JournalEntry): void {
  const { records, past, future } = replaying
  switch (entry.kind) {
    case 'fold':
      return
    case 'do': {
      const change = unpackChange(records, entry.change)
      changeInPlace(records, change)
      const { label, at } = entry
      past.push({ label, change, at })
      replaying.future = []
      return
    }
    case 'join': {
      const last = past.at(-1)
      if (!last) throw new Unreadable('join', 'part of a step')
      const change = unpackChange(records, entry.change)
      changeInPlace(records, change)
      const merged = merge(last.change, change)
      past.pop()
      if (merged.length) past.push({ ...last, change: merged })
      replaying.future = []
      return
    }
    case 'undo': {
      const step = past.at(-1)
      if (!step) throw new Unreadable('undo', 'after a step')
      changeInPlace(records, invert(step.change))
      past.pop()
      future.push(step)
      return
    }
    case 'redo': {
      const step = future.at(-1)
      if (!step) throw new Unreadable('redo', 'after an undo')
      changeInPlace(records, step.change)
      future.pop()
      past.push(step)
    }
  }
}

/** As `apply`, in place: all of it or nothing. @throws ChangeOutOfStep */
function changeInPlace(records: Map<RecordId, ProjectRecord>, change: Change): void {
  const wrong = change.find(({ id, before }) => !isSameValue(records.get(id), before))
  if (wrong) throw new ChangeOutOfStep(wrong.id)
  for (const { id, after } of change) {
    if (after) records.set(id, after)
    else records.delete(id)
  }
}

/** The project as it was before the oldest step that can be undone. */
export function startOf({ project, past }: Session): Project {
  const records = new Map(project.records)
  for (const { change } of [...past].reverse()) changeInPlace(records, invert(change))
  return { ...project, records }
}
