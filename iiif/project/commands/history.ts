import { invert, merge, type Change } from '../change.ts'
import type { Command } from '../command.ts'
import type { Session } from '../session.ts'

/** Brings the project back to what it was after so many of the steps that can be undone; itself one step. */
export function goBack({ past }: Pick<Session, 'past'>, steps: number): Command {
  const change = past
    .slice(steps)
    .reduceRight<Change>((merged, step) => merge(merged, invert(step.change)), [])
  return { label: { key: 'goBack' }, change }
}
