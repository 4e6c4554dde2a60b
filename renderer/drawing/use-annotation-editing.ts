import type { LineSplit } from '../../iiif/annotation/split-lines.ts'
import { middleShape } from '../../iiif/annotation/reshape.ts'
import {
  selectionOf,
  shapesIn,
  type Selection,
  type Shape,
  type ShapeKind,
} from '../../iiif/annotation/selectors/index.ts'
import {
  addAnnotation,
  changeAnnotation,
  removeAnnotation,
} from '../../iiif/project/commands/annotations.ts'
import { splitRegion } from '../../iiif/project/commands/split-region.ts'
import {
  findRecord,
  getRecord,
  type AnnotationRecord,
  type RecordId,
} from '../../iiif/project/model.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useAnnotating } from './annotating.ts'

type Changes = Partial<Pick<AnnotationRecord, 'motivation' | 'bodies' | 'target'>>

/** What is done to the annotations of the shown canvas. */
export function useAnnotationEditing() {
  const project = useProject()
  const selection = useSelection()
  const annotating = useAnnotating()
  const { announce } = useAnnouncements()

  function add(target: Selection): void {
    const canvas = selection.current
    if (!project.project || canvas === undefined) return
    const id: RecordId = crypto.randomUUID()
    const { motivation } = annotating.habit
    project.run(
      addAnnotation(project.project, {
        type: 'Annotation',
        id,
        canvas,
        motivation,
        bodies: [],
        target,
      }),
    )
    annotating.select(id)
    annotating.fresh = id
    announce(text('annotations.added'))
  }

  /** A shape in the middle of the shown canvas, to be placed by its numbers. */
  function inMiddle(kind: ShapeKind): Shape | undefined {
    if (!project.project || selection.current === undefined) return undefined
    return middleShape(kind, getRecord(project.project, 'Canvas', selection.current))
  }

  return {
    /** Adds an annotation of the usual kind, without text yet, and selects it. */
    add,
    inMiddle,
    /** One more place that an annotation speaks of. */
    addPlace: (id: RecordId, shape: Shape): void => {
      const annotation = project.project && findRecord(project.project, 'Annotation', id)
      if (!project.project || !annotation) return
      const target = selectionOf([...shapesIn(annotation.target), shape])
      project.run(changeAnnotation(project.project, { id }, { target }))
      annotating.select(id)
      announce(text('annotations.placeAdded'))
    },
    /** @param field names the field that is typed in: what is typed in one visit is one step to undo */
    change: (id: RecordId, changes: Changes, field?: string): void => {
      if (!project.project) return
      const gesture = field === undefined ? undefined : `${field} ${id}`
      project.run(changeAnnotation(project.project, { id, gesture }, changes))
    },
    /** Splits a rectangle into lines, and selects the first of them to be typed. */
    split: (id: RecordId, split: LineSplit): void => {
      if (!project.project) return
      const ids: RecordId[] = []
      const newId = (): RecordId => {
        const line = crypto.randomUUID()
        ids.push(line)
        return line
      }
      project.run(splitRegion(project.project, { id, newId, ...split }))
      // What is read first is the first in the list, in whichever direction the lines run.
      annotating.select(ids[0])
      annotating.fresh = ids[0]
      annotating.keepHabit({ motivation: 'supplementing' })
      announce(text('annotations.wasSplit', { count: ids.length }))
    },
    remove: (id: RecordId): void => {
      if (!project.project) return
      project.run(removeAnnotation(project.project, id))
      annotating.select(undefined)
      announce(text('annotations.removed'))
    },
    /** The scholar left the field. */
    end: (): void => project.endGesture(),
  }
}
