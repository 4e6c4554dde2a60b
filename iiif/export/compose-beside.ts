import { formatTarget } from '../annotation/target.ts'
import type { Selection } from '../annotation/selectors/index.ts'
import type { JsonObject } from '../presentation/json.ts'
import type { AnnotationPage } from '../presentation/model.ts'
import { writeCanvas, writeImage } from '../presentation/v3/write.ts'
import type { Picture, SideCanvas } from '../project/model.ts'
import type { PaintingAnnotation, Placement } from '../project/painting.ts'
import { addressOf } from './addresses.ts'
import { boundsOf } from '../composition/geometry.ts'
import { layerOf } from '../composition/layer.ts'
import { visiblePart, wholeUnits } from '../composition/visible-part.ts'
import { composePainted, type ComposeImages } from './compose-image.ts'
import { composeLayer } from './compose-layer.ts'
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
    items: composePainting({ id, painting, width, height }, composing),
  })

/** A canvas and what is painted on it. */
type Painted = Pick<SideCanvas, 'id' | 'painting' | 'width' | 'height'>

/**
 * The page of what is painted on a canvas; none where nothing is.
 * @see https://iiif.io/api/cookbook/recipe/0283-missing-image/
 */
export function composePainting(
  painted: Painted,
  { options, composeImages }: Composing,
): readonly AnnotationPage[] {
  const canvas = addressOf(options, 'canvas', painted.id)
  const items = painted.painting
    .flatMap((painting) => onCanvas(painting, painted) ?? [])
    .map((painting) => ({
      type: 'Annotation' as const,
      id: addressOf(options, 'annotation', painting.id),
      motivation: ['painting'],
      body: [composeLayer(painting, composeImages)],
      target: painting.placement
        ? formatTarget({ canvas, selection: rectangleOf(painting.placement, painted) })
        : canvas,
    }))
  if (items.length === 0) return []
  return [{ type: 'AnnotationPage', id: addressOf(options, 'page', painted.id), items }]
}

/** What is painted, without what would lie beyond the edge; undefined where nothing of it is on the canvas. */
function onCanvas(painting: PaintingAnnotation, canvas: Painted): PaintingAnnotation | undefined {
  const layer = painting.placement && layerOf(canvas, painting)
  if (!layer) return painting
  const seen = visiblePart(layer, canvas)
  if (!seen || seen === layer) return seen && painting
  return { ...painting, placement: seen.placement, crop: seen.crop }
}

/** An image that is turned fills the rectangle around it. */
const rectangleOf = (placement: Placement, canvas: Painted): Selection => ({
  kind: 'rectangle',
  ...wholeUnits(boundsOf(placement), canvas),
})

/** A chosen image as a small picture. */
export const composePicture = (
  { image, part }: Picture,
  { composeImages }: Composing,
): JsonObject => writeImage(composePainted(image, composeImages, part).thumbnail)
