import type { Command } from '../command.ts'
import { manifestOf, type Project, type RecordId } from '../model.ts'
import { changeRecord } from './changes.ts'

/**
 * Puts the canvases of the manifest at hand in another order: one step to undo, however many they are.
 * @param items all of them, each once
 */
export function orderCanvases(project: Project, items: readonly RecordId[]): Command {
  const before = manifestOf(project).items
  const count = items.filter((id, index) => before[index] !== id).length
  return {
    label: { key: 'orderCanvases', count },
    change: changeRecord(project, { type: 'Manifest', id: project.manifest }, { items }),
  }
}
