import type { AnnotationRecord, RecordId } from '../../../iiif/project/model.ts'
import { textOf } from '../../../iiif/annotation/bodies.ts'

/** What follows a line: another line, or the end of them. */
export type NextLine = { readonly id: RecordId } | 'end'

/**
 * What Enter leads to while a transcription is typed. Lines are transcriptions that follow each other in the
 * list without a break in their texts; undefined where the annotation is none, and Enter breaks its text.
 */
export function nextLine(
  annotations: readonly AnnotationRecord[],
  id: RecordId,
): NextLine | undefined {
  const at = annotations.findIndex((annotation) => annotation.id === id)
  if (!isLine(annotations[at])) return undefined
  const next = annotations[at + 1]
  if (isLine(next)) return { id: next.id }
  return isLine(annotations[at - 1]) ? 'end' : undefined
}

const isLine = (annotation: AnnotationRecord | undefined): annotation is AnnotationRecord =>
  annotation?.motivation === 'supplementing' &&
  annotation.target.kind !== 'whole' &&
  !textOf(annotation).includes('\n')
