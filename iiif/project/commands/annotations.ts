import type { Command } from '../command.ts'
import { getRecord, type AnnotationRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord, removeRecord, type Properties } from './changes.ts'

/** Adds an annotation at the end of its canvas's list. */
export function addAnnotation(project: Project, annotation: AnnotationRecord): Command {
  const { annotations } = getRecord(project, 'Canvas', annotation.canvas)
  return {
    label: { key: 'addAnnotation' },
    change: [
      addRecord(annotation),
      ...changeRecord(
        project,
        { type: 'Canvas', id: annotation.canvas },
        { annotations: [...annotations, annotation.id] },
      ),
    ],
  }
}

/** Changes the text, the kind or the place of an annotation. */
export const changeAnnotation = (
  project: Project,
  { id, gesture }: { readonly id: RecordId; readonly gesture?: string | undefined },
  properties: Pick<Properties<'Annotation'>, 'motivation' | 'bodies' | 'target'>,
): Command => ({
  label: { key: 'changeAnnotation' },
  change: changeRecord(project, { type: 'Annotation', id }, properties),
  ...(gesture === undefined ? {} : { gesture }),
})

export function removeAnnotation(project: Project, id: RecordId): Command {
  const annotation = getRecord(project, 'Annotation', id)
  const { annotations } = getRecord(project, 'Canvas', annotation.canvas)
  return {
    label: { key: 'removeAnnotation' },
    change: [
      ...changeRecord(
        project,
        { type: 'Canvas', id: annotation.canvas },
        { annotations: annotations.filter((other) => other !== id) },
      ),
      removeRecord(annotation),
    ],
  }
}
