import { USUAL_SOURCE_PIXELS } from '../image/source-limit.ts'
import type { CanvasRecord } from '../project/model.ts'
import type { Area, PaintedImage } from '../project/painting.ts'
import { cropWithin } from './change-placement.ts'
import { boundsOf, rotationOf } from './geometry.ts'
import { shownLayersOf } from './layer.ts'

/** How one image is made of the layers of a canvas: all in whole pixels. */
export interface FlatPlan {
  readonly width: number
  readonly height: number
  /** The lowest first. */
  readonly layers: readonly FlatLayer[]
}

/** A part of an image: cut out, resized, mirrored, turned about its middle, laid down, in this order. */
export interface FlatLayer {
  readonly image: PaintedImage
  /** In pixels of the full image. */
  readonly crop: Area
  /** What the crop is resized to, before it is turned. */
  readonly width: number
  readonly height: number
  readonly isMirrored: boolean
  /** Degrees clockwise. */
  readonly rotation: number
  /** The middle of what is seen, from the upper left corner of the canvas; not rounded. */
  readonly middle: { readonly x: number; readonly y: number }
  /** From 0 to 1. */
  readonly opacity: number
}

/** No image becomes larger than a scan may be. */
const MOST = USUAL_SOURCE_PIXELS
/** The longest side of any image that is served. */
const LONGEST = 65_000

/** As large as the finest of its layers asks for, so that nothing is lost of any; undefined where nothing is shown. */
export function planFlat(canvas: CanvasRecord): FlatPlan | undefined {
  const layers = shownLayersOf(canvas)
  if (layers.length === 0) return undefined
  const finest = Math.max(...layers.map(({ crop, placement }) => crop.width / placement.width))
  const factor = Math.min(
    finest,
    LONGEST / Math.max(canvas.width, canvas.height),
    Math.sqrt(MOST / (canvas.width * canvas.height)),
  )
  const whole = (length: number): number => Math.max(1, Math.round(length * factor))
  return {
    width: whole(canvas.width),
    height: whole(canvas.height),
    layers: layers.map(({ image, crop, placement }) => {
      const bounds = boundsOf(placement)
      return {
        image,
        crop: cropWithin(crop, image),
        width: whole(placement.width),
        height: whole(placement.height),
        isMirrored: placement.isMirrored === true,
        rotation: rotationOf(placement),
        middle: {
          x: (bounds.x + bounds.width / 2) * factor,
          y: (bounds.y + bounds.height / 2) * factor,
        },
        opacity: placement.opacity ?? 1,
      }
    }),
  }
}

/** One request for a part of an image, and where it belongs in the crop. */
export interface Piece {
  readonly region: Area
  /** Of its upper left corner, from that of the crop; below zero where it begins before it. */
  readonly left: number
  readonly top: number
}

/** The squares of a grid from the corner of the full image that a crop touches: what servers of prepared tiles have too. */
export function piecesOf(
  crop: Area,
  image: Pick<Area, 'width' | 'height'>,
  side: number,
): readonly Piece[] {
  const starts = (from: number, length: number): readonly number[] => {
    const first = Math.floor(from / side)
    const last = Math.floor((from + length - 1) / side)
    return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * side)
  }
  return starts(crop.y, crop.height).flatMap((y) =>
    starts(crop.x, crop.width).map((x) => ({
      region: {
        x,
        y,
        width: Math.min(side, image.width - x),
        height: Math.min(side, image.height - y),
      },
      left: x - crop.x,
      top: y - crop.y,
    })),
  )
}
