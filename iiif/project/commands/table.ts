import type { TablePlan } from '../../tables/plan.ts'
import type { Command } from '../command.ts'
import type { Project } from '../model.ts'
import { changeRecord } from './changes.ts'

/** Describes canvases as a table says, as it was planned: one step to undo. */
export function writeTable(project: Project, { canvases }: TablePlan): Command {
  const change = [...canvases].flatMap(([id, { label, summary, metadata, rights }]) =>
    changeRecord(project, { type: 'Canvas', id }, { label, summary, metadata, rights }),
  )
  return { label: { key: 'writeTable', count: change.length }, change }
}
