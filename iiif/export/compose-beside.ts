import { formatTarget } from '../annotation/target.ts'
import type { Selection } from '../annotation/selectors/index.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { AnnotationPage } from '../presentation/model.ts'
import { writeCanvas, writeImage } from '../presentation/v3/write.ts'
import type { Picture, RecordId, SideCanvas } from '../project/model.ts'
import type { Area, PaintingAnnotation } from '../project/painting.ts'
import { addressOf } from './addresses.ts'
import { composeBody, composePainted, type ComposeImages } from './compose-image.ts'
import type { ExportOptions } from './options.ts'

/** What every resource of one export is composed with. */
export interface Composing {
  /** Parsed. */
  readonly options: ExportOptions
  readonly composeImages: ComposeImages
}

/** The canvas before or beside a resource, in the terms of version 3.0; version 2.x has none. */
export const composeSideCanvas = (
  { id, label, width, height, painting }: SideCanvas,
  composing: Composing,
): JsonObject =>
  writeCanvas({
    type: 'Canvas',
    id: addressOf(composing.options, 'canvas', id),
    ...(label && Object.keys(label).length > 0 && { label }),
    width,
    height,
    items: [composePainting({ id, painting }, composing)],
  })

/** The page of what is painted on a canvas. */
export function composePainting(
  { id, painting }: { readonly id: RecordId; readonly painting: readonly PaintingAnnotation[] },
  { options, composeImages }: Composing,
): AnnotationPage {
  const canvas = addressOf(options, 'canvas', id)
  return {
    type: 'AnnotationPage',
    id: addressOf(options, 'page', id),
    items: painting.map(({ id: annotation, body, placement }) => ({
      type: 'Annotation',
      id: addressOf(options, 'annotation', annotation),
      motivation: ['painting'],
      body: [composeBody(body, composeImages)],
      target: placement ? formatTarget({ canvas, selection: rectangleOf(placement) }) : canvas,
    })),
  }
}

/** Viewers read whole numbers only. */
const rectangleOf = ({ x, y, width, height }: Area): Selection => ({
  kind: 'rectangle',
  x: Math.round(x),
  y: Math.round(y),
  width: Math.max(1, Math.round(width)),
  height: Math.max(1, Math.round(height)),
})

/** A chosen image as a small picture. */
export const composePicture = (
  { image, part }: Picture,
  { composeImages }: Composing,
): JsonObject => writeImage(composePainted(image, composeImages, part).thumbnail)
