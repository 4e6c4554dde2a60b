import type { ImportPlan } from '../../annotation/formats/plan-import.ts'
import type { Command } from '../command.ts'
import { getRecord, type AnnotationRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord } from './changes.ts'

/** Takes annotations over from files: new ones at the end of the lists of their canvases, all as one step. */
export function importAnnotations(
  project: Project,
  { added, replaced }: Pick<ImportPlan, 'added' | 'replaced'>,
): Command {
  const byCanvas = new Map<RecordId, readonly RecordId[]>()
  for (const { canvas, id } of added) byCanvas.set(canvas, [...(byCanvas.get(canvas) ?? []), id])
  const lists = [...byCanvas].flatMap(([canvas, ids]) => {
    const { annotations } = getRecord(project, 'Canvas', canvas)
    return changeRecord(
      project,
      { type: 'Canvas', id: canvas },
      { annotations: [...annotations, ...ids] },
    )
  })
  return {
    label: { key: 'importAnnotations', count: added.length + replaced.length },
    change: [
      ...added.map(addRecord),
      ...lists,
      ...replaced.flatMap((one) => replace(project, one)),
    ],
  }
}

const replace = (project: Project, { id, motivation, bodies, target }: AnnotationRecord) =>
  changeRecord(project, { type: 'Annotation', id }, { motivation, bodies, target })
