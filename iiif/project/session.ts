import { apply, invert, merge, type Change } from './change.ts'
import type { Command, CommandLabel } from './command.ts'
import type { Project } from './model.ts'

/** One entry of the undo list. */
export interface Step {
  readonly label: CommandLabel
  readonly change: Change
  readonly gesture?: string | undefined
}

/** An open project and what can be undone and redone in it. Immutable. */
export interface Session {
  readonly project: Project
  /** Oldest first. */
  readonly past: readonly Step[]
  /** The next to redo is last. */
  readonly future: readonly Step[]
}

export const openSession = (project: Project): Session => ({ project, past: [], future: [] })

/** Carries out a command. It joins the last step when both belong to the same gesture. */
export function perform(session: Session, { label, change, gesture }: Command): Session {
  if (change.length === 0) return session
  const project = apply(session.project, change)
  const last = session.past.at(-1)
  if (last?.gesture === undefined || last.gesture !== gesture) {
    return { project, past: [...session.past, { label, change, gesture }], future: [] }
  }
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
  return {
    ...session,
    past: [...session.past.slice(0, -1), { label: last.label, change: last.change }],
  }
}

/** Takes the last step back; the session itself when there is none. */
export function undo(session: Session): Session {
  const step = session.past.at(-1)
  if (!step) return session
  return {
    project: apply(session.project, invert(step.change)),
    past: session.past.slice(0, -1),
    future: [...session.future, { label: step.label, change: step.change }],
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
