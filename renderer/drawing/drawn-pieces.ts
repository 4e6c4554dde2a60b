import {
  selectionOf,
  shapesIn,
  type Selection,
  type Shape,
} from '../../iiif/annotation/selectors/index.ts'
import type { RecordId } from '../../iiif/project/model.ts'

/** An annotation as far as it is drawn. */
export interface DrawnAnnotation {
  readonly id: RecordId
  readonly target: Selection
}

/** One shape of an annotation, which may have several, by a name of its own. */
export interface DrawnPiece {
  readonly name: string
  readonly annotation: DrawnAnnotation
  /** From 0. */
  readonly index: number
  readonly shape: Shape
}

/** The shapes of annotations. The first of each has the id of its annotation. */
export const piecesOf = (annotations: readonly DrawnAnnotation[]): readonly DrawnPiece[] =>
  annotations.flatMap((annotation) =>
    shapesIn(annotation.target).map((shape, index) => ({
      name: index === 0 ? annotation.id : `${annotation.id} part ${index}`,
      annotation,
      index,
      shape,
    })),
  )

/** What the annotation of a piece selects when the piece becomes another shape. */
export const withPiece = ({ annotation, index }: DrawnPiece, shape: Shape): Selection =>
  selectionOf(shapesIn(annotation.target).map((old, place) => (place === index ? shape : old)))
