import { apply, invert, merge, type Change } from './change.ts'
import type { Command, CommandLabel } from './command.ts'
import type { Project } from './model.ts'

/** One entry of the undo list. */
export interface Step {
  readonly label: CommandLabel
  readonly change: Change
  readonly gesture?: string | undefined
  /** When it was done, ISO 8601; for reading, never for putting in order. */
  readonly at?: string | undefined
}

/** An open project and what can be undone and redone in it. Immutable. */
export interface Session {
  readonly project: Project
  /** Oldest first. */
  readonly past: readonly Step[]
  /** The next to redo is last. */
  readonly future: readonly Step[]
}

/** Steps that can be undone; older ones are let go, here and in the journal alike. */
export const MOST_STEPS = 1000

export const openSession = (project: Project): Session => ({ project, past: [], future: [] })

/** True when a command goes on in the last step: both belong to the same gesture, such as typing in a field. */
export function joinsLast(session: Session, { gesture }: Pick<Command, 'gesture'>): boolean {
  return gesture !== undefined && session.past.at(-1)?.gesture === gesture
}

/**
 * Carries out a command. It joins the last step when both belong to the same gesture.
 * @param at now, ISO 8601
 */
export function perform(session: Session, command: Command, at?: string): Session {
  const { label, change, gesture } = command
  if (change.length === 0) return session
  if (joinsLast(session, command)) return joinStep(session, change)
  return addStep(session, { label, change, gesture, at })
}

/** Makes a change that is a step of its own. What was undone before can no longer be redone. */
export function addStep(session: Session, step: Step): Session {
  const project = apply(session.project, step.change)
  return { project, past: [...session.past, step].slice(-MOST_STEPS), future: [] }
}

/** Makes a change that belongs to the last step; the step is gone when nothing of it is left. */
export function joinStep(session: Session, change: Change): Session {
  const project = apply(session.project, change)
  const last = session.past.at(-1)
  if (!last) throw new Error('There is no step to go on in')
  const merged = merge(last.change, change)
  const earlier = session.past.slice(0, -1)
  return {
    project,
    past: merged.length ? [...earlier, { ...last, change: merged }] : earlier,
    future: [],
  }
}

/** Ends the gesture: what comes next is a step of its own, even in the same field. */
export function endGesture(session: Session): Session {
  const last = session.past.at(-1)
  if (last?.gesture === undefined) return session
  return { ...session, past: [...session.past.slice(0, -1), withoutGesture(last)] }
}

/** Takes the last step back; the session itself when there is none. */
export function undo(session: Session): Session {
  const step = session.past.at(-1)
  if (!step) return session
  return {
    project: apply(session.project, invert(step.change)),
    past: session.past.slice(0, -1),
    future: [...session.future, withoutGesture(step)],
  }
}

/** Makes the step that was taken back again; the session itself when there is none. */
export function redo(session: Session): Session {
  const step = session.future.at(-1)
  if (!step) return session
  return {
    project: apply(session.project, step.change),
    past: [...session.past, step],
    future: session.future.slice(0, -1),
  }
}

const withoutGesture = ({ label, change, at }: Step): Step => ({ label, change, at })
