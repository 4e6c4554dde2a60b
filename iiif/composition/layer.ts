import type { CanvasRecord } from '../project/model.ts'
import {
  imagesIn,
  type Area,
  type PaintedImage,
  type PaintingAnnotation,
  type Placement,
} from '../project/painting.ts'

/** An image on a canvas, with everything said that may be left out in a record. */
export interface Layer {
  readonly id: string
  readonly image: PaintedImage
  /** In units of the canvas. */
  readonly placement: Placement
  /** In pixels of the full image. */
  readonly crop: Area
}

/** What is needed of a canvas to see its layers. */
export type PaintedCanvas = Pick<CanvasRecord, 'painting' | 'width' | 'height'>

/** What is painted as layers, the lowest first. What is no image is none: it stays where it is. */
export const layersOf = (canvas: PaintedCanvas): readonly Layer[] =>
  canvas.painting.flatMap((painting) => layerOf(canvas, painting) ?? [])

/** Those that are not hidden. */
export const shownLayersOf = (canvas: PaintedCanvas): readonly Layer[] =>
  layersOf({ ...canvas, painting: canvas.painting.filter(({ isHidden }) => !isHidden) })

export function layerOf(
  canvas: Pick<CanvasRecord, 'width' | 'height'>,
  painting: PaintingAnnotation,
): Layer | undefined {
  const [image] = imagesIn(painting.body)
  if (!image) return undefined
  return {
    id: painting.id,
    image,
    placement: painting.placement ?? wholeOf(canvas),
    crop: painting.crop ?? wholeOf(image),
  }
}

/** All of a canvas, or of an image. */
export const wholeOf = ({ width, height }: Pick<Area, 'width' | 'height'>): Area => ({
  x: 0,
  y: 0,
  width,
  height,
})

/**
 * True where what is painted must be laid out to be seen: several images, or one that is not simply the whole canvas.
 */
export const isComposed = (canvas: PaintedCanvas): boolean =>
  canvas.painting.length > 1
    ? layersOf(canvas).length > 1
    : canvas.painting.some(
        ({ placement, crop, isHidden }) =>
          placement !== undefined || crop !== undefined || isHidden === true,
      )
