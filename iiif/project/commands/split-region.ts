import { shareOut, splitIntoLines, type LineSplit } from '../../annotation/split-lines.ts'
import type { Command } from '../command.ts'
import { getRecord, type AnnotationRecord, type Project, type RecordId } from '../model.ts'
import { addRecord, changeRecord, removeRecord } from './changes.ts'

/**
 * Puts the lines of a rectangle in its place in the list of its canvas, as transcriptions. Its text is shared
 * out to them. Does nothing where the annotation is no rectangle.
 *
 * @param newId gives the identifiers of the lines
 */
export function splitRegion(
  project: Project,
  { id, newId, ...split }: LineSplit & { readonly id: RecordId; readonly newId: () => RecordId },
): Command {
  const region = getRecord(project, 'Annotation', id)
  const lines = linesOf(region, { split, newId })
  const { annotations } = getRecord(project, 'Canvas', region.canvas)
  return {
    label: { key: 'splitRegion', count: lines.length },
    change:
      lines.length === 0
        ? []
        : [
            ...lines.map(addRecord),
            ...changeRecord(
              project,
              { type: 'Canvas', id: region.canvas },
              {
                annotations: annotations.flatMap((other) =>
                  other === id ? lines.map((line) => line.id) : [other],
                ),
              },
            ),
            removeRecord(region),
          ],
  }
}

function linesOf(
  { canvas, target, bodies }: AnnotationRecord,
  { split, newId }: { readonly split: LineSplit; readonly newId: () => RecordId },
): readonly AnnotationRecord[] {
  if (target.kind !== 'rectangle') return []
  const places = splitIntoLines(target, split)
  const texts = shareOut(bodies.map(({ value }) => value).join('\n'), places.length)
  const language = bodies.find((body) => body.language !== undefined)?.language
  return places.map((place, index) => {
    const value = texts[index] ?? ''
    const body = language === undefined ? { value } : { value, language }
    return {
      type: 'Annotation',
      id: newId(),
      canvas,
      motivation: 'supplementing',
      bodies: value === '' ? [] : [body],
      target: place,
    }
  })
}
