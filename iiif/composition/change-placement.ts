import type { Point } from '../annotation/selectors/index.ts'
import type { Area, Placement } from '../project/painting.ts'
import {
  boundsOfAll,
  middleOf,
  normalDegrees,
  pointAt,
  rotationOf,
  toCanvas,
  turned,
} from './geometry.ts'
import { without } from '../without.ts'

/** Moved by so much, in units of the canvas. */
export const movedBy = (placement: Placement, { x, y }: Point): Placement => ({
  ...placement,
  x: placement.x + x,
  y: placement.y + y,
})

/** With its middle at a point. */
export function centredAt(placement: Placement, middle: Point): Placement {
  const now = middleOf(placement)
  return movedBy(placement, { x: middle.x - now.x, y: middle.y - now.y })
}

/** Enlarged about a point that stays where it is: both sides by the same factor. */
export function scaledAbout(placement: Placement, factor: number, fixed: Point): Placement {
  const middle = middleOf(placement)
  const larger = {
    ...placement,
    width: placement.width * factor,
    height: placement.height * factor,
  }
  return centredAt(
    { ...larger, x: placement.x, y: placement.y },
    { x: fixed.x + (middle.x - fixed.x) * factor, y: fixed.y + (middle.y - fixed.y) * factor },
  )
}

/** The smallest side of a placement, in units of the canvas: one that is dragged to nothing could not be dragged back. */
export const SMALLEST_SIDE = 1

/** The corners by which a layer is resized, in parts of its width and height. */
export const CORNERS = {
  upperLeft: { across: 0, down: 0 },
  upperRight: { across: 1, down: 0 },
  lowerRight: { across: 1, down: 1 },
  lowerLeft: { across: 0, down: 1 },
} as const
export type Corner = keyof typeof CORNERS

/** Resized by dragging a corner to a point, or as near to it as the ratio allows; the opposite corner stays. */
export function resizedTo(placement: Placement, corner: Corner, point: Point): Placement {
  const parts = CORNERS[corner]
  const fixed = pointAt(placement, { across: 1 - parts.across, down: 1 - parts.down })
  const dragged = pointAt(placement, parts)
  const diagonal = { x: dragged.x - fixed.x, y: dragged.y - fixed.y }
  const length = diagonal.x ** 2 + diagonal.y ** 2
  const along = (point.x - fixed.x) * diagonal.x + (point.y - fixed.y) * diagonal.y
  const smallest = SMALLEST_SIDE / Math.min(placement.width, placement.height)
  return scaledAbout(placement, Math.max(along / length, smallest), fixed)
}

/** With another width or height, the ratio kept and its middle in place. */
export function withSide(
  placement: Placement,
  side: 'width' | 'height',
  length: number,
): Placement {
  const factor = Math.max(length, SMALLEST_SIDE) / placement[side]
  return scaledAbout(placement, factor, middleOf(placement))
}

/** Turned about its own middle. @param degrees clockwise, from upright */
export const turnedTo = (placement: Placement, degrees: number): Placement =>
  withTurn(placement, normalDegrees(degrees))

/** Several turned together about one point, as if they were one. */
export const turnedAbout = (placement: Placement, degrees: number, fixed: Point): Placement => {
  const middle = middleOf(placement)
  const offset = turned({ x: middle.x - fixed.x, y: middle.y - fixed.y }, degrees)
  return turnedTo(
    centredAt(placement, { x: fixed.x + offset.x, y: fixed.y + offset.y }),
    rotationOf(placement) + degrees,
  )
}

/** As seen in a mirror beside it: left and right change sides on the canvas, however it is turned. */
export const mirrored = (placement: Placement): Placement => {
  const flipped = placement.isMirrored
    ? without(placement, 'isMirrored')
    : { ...placement, isMirrored: true }
  return turnedTo(flipped, -rotationOf(placement))
}

const withTurn = (placement: Placement, rotation: number): Placement =>
  rotation === 0 ? without(placement, 'rotation') : { ...placement, rotation }

/**
 * Another part of the image is painted; every pixel that is still painted stays where it was.
 * @param crop in pixels of the full image
 */
export function croppedTo(
  layer: { readonly placement: Placement; readonly crop: Area },
  crop: Area,
): Placement {
  const middle = toCanvas(layer, middleOf(crop))
  const sized = {
    ...layer.placement,
    width: (layer.placement.width * crop.width) / layer.crop.width,
    height: (layer.placement.height * crop.height) / layer.crop.height,
  }
  return centredAt(sized, middle)
}

/** A crop in whole pixels within its image; at least one pixel. */
export function cropWithin(crop: Area, { width, height }: Pick<Area, 'width' | 'height'>): Area {
  const x = Math.min(Math.max(Math.round(crop.x), 0), Math.floor(width) - 1)
  const y = Math.min(Math.max(Math.round(crop.y), 0), Math.floor(height) - 1)
  const right = Math.min(Math.max(Math.round(crop.x + crop.width), x + 1), Math.floor(width))
  const bottom = Math.min(Math.max(Math.round(crop.y + crop.height), y + 1), Math.floor(height))
  return { x, y, width: right - x, height: bottom - y }
}

/** How large a canvas must be to hold all of these, and how far they move so that nothing lies outside it. */
export function fitAround(
  placements: readonly Placement[],
): { readonly width: number; readonly height: number; readonly move: Point } | undefined {
  const bounds = boundsOfAll(placements)
  if (!bounds) return undefined
  return {
    width: Math.max(1, Math.ceil(bounds.width)),
    height: Math.max(1, Math.ceil(bounds.height)),
    move: { x: -bounds.x, y: -bounds.y },
  }
}
