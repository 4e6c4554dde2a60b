import { invert } from './change.ts'
import type { CommandLabel } from './command.ts'
import type { Project, ProjectRecord, RecordId } from './model.ts'
import { packChange, unpackChange, type PackedChange } from './packed-change.ts'
import type { Session, Step } from './session.ts'

/** A step that can be undone or redone, as it is sent to the window. */
export interface PackedStep {
  readonly label: CommandLabel
  readonly at?: string | undefined
  /** What undoing it changes, or redoing it: from the state in which that is the next thing to do. */
  readonly change: PackedChange
}

/** What can be undone and redone, without the project itself: thousands of steps take little room. */
export interface PackedHistory {
  readonly past: readonly PackedStep[]
  readonly future: readonly PackedStep[]
}

/** The history of a session, to be sent with its project. `unpackSession` gives the session back. */
export const packHistory = ({ past, future }: Session): PackedHistory => ({
  past: past.map(({ label, at, change }) => ({ label, at, change: packChange(invert(change)) })),
  future: future.map(({ label, at, change }) => ({ label, at, change: packChange(change) })),
})

/** A session from its project and its packed history. @throws Unreadable when they do not belong together */
export function unpackSession(project: Project, { past, future }: PackedHistory): Session {
  return {
    project,
    past: unpackSteps(project, past).map((step) => ({ ...step, change: invert(step.change) })),
    future: unpackSteps(project, future),
  }
}

/** The last step is the next to be made; each begins where the one after it in the list has led. */
function unpackSteps({ records }: Project, steps: readonly PackedStep[]): readonly Step[] {
  const moving = new Map<RecordId, ProjectRecord>(records)
  const unpacked = [...steps].reverse().map(({ label, at, change: packed }) => {
    const change = unpackChange(moving, packed)
    for (const { id, after } of change) {
      if (after) moving.set(id, after)
      else moving.delete(id)
    }
    return { label, at, change }
  })
  return unpacked.reverse()
}
