import type { PlannedLabel } from '../../labels/plan.ts'
import type { Command } from '../command.ts'
import type { Project } from '../model.ts'
import { changeRecord } from './changes.ts'

/** Labels canvases as it was planned: one step to undo, however many they are. */
export function labelCanvases(project: Project, labels: readonly PlannedLabel[]): Command {
  const changed = labels.filter(({ outcome }) => outcome === 'changed')
  return {
    label: { key: 'labelCanvases', count: changed.length },
    change: changed.flatMap(({ canvas, after }) =>
      changeRecord(project, { type: 'Canvas', id: canvas }, { label: after }),
    ),
  }
}
