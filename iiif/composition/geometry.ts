import type { Point } from '../annotation/selectors/index.ts'
import type { Area, Placement } from '../project/painting.ts'

/**
 * How an image lies on a canvas: mirrored first, then turned clockwise about the middle of its placement. All lengths
 * are in units of the canvas unless they are said to be pixels of the image.
 */

export const middleOf = ({ x, y, width, height }: Area): Point => ({
  x: x + width / 2,
  y: y + height / 2,
})

/** Degrees, from 0 up to but not 360. */
export function normalDegrees(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360
  // What is left of a sum of turns must not stand in the way of "upright".
  const rounded = Math.round(turned * 10_000) / 10_000
  return rounded === 360 ? 0 : rounded
}

export const rotationOf = ({ rotation = 0 }: Placement): number => normalDegrees(rotation)

/** A vector turned clockwise, as y goes down. */
export function turned({ x, y }: Point, degrees: number): Point {
  const { cosine, sine } = turnOf(degrees)
  return { x: x * cosine - y * sine, y: x * sine + y * cosine }
}

/** Exact at right angles, where the functions of the library are not. */
export function turnOf(degrees: number): { readonly cosine: number; readonly sine: number } {
  const normal = normalDegrees(degrees)
  const quarter = QUARTERS.get(normal)
  if (quarter) return quarter
  const radians = (normal * Math.PI) / 180
  return { cosine: Math.cos(radians), sine: Math.sin(radians) }
}

const QUARTERS: ReadonlyMap<number, { readonly cosine: number; readonly sine: number }> = new Map([
  [0, { cosine: 1, sine: 0 }],
  [90, { cosine: 0, sine: 1 }],
  [180, { cosine: -1, sine: 0 }],
  [270, { cosine: 0, sine: -1 }],
])

/** Upper left, upper right, lower right and lower left of the image, wherever they come to lie. */
export function cornersOf(placement: Placement): readonly [Point, Point, Point, Point] {
  const corner = (across: number, down: number): Point => pointAt(placement, { across, down })
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
}

/** A point of the painted part, in parts of its width and height: `{ across: 1, down: 0 }` is its upper right corner. */
export function pointAt(
  placement: Placement,
  { across, down }: { readonly across: number; readonly down: number },
): Point {
  const { x, y } = middleOf(placement)
  const side = placement.isMirrored ? 0.5 - across : across - 0.5
  const offset = turned(
    { x: side * placement.width, y: (down - 0.5) * placement.height },
    rotationOf(placement),
  )
  return { x: x + offset.x, y: y + offset.y }
}

/** The reverse of {@link pointAt}: outside the painted part the values are below 0 or above 1. */
export function partsAt(
  placement: Placement,
  point: Point,
): { readonly across: number; readonly down: number } {
  const { x, y } = middleOf(placement)
  const offset = turned({ x: point.x - x, y: point.y - y }, -rotationOf(placement))
  const side = offset.x / placement.width
  return {
    across: placement.isMirrored ? 0.5 - side : side + 0.5,
    down: offset.y / placement.height + 0.5,
  }
}

/** Where a pixel of the image lies on the canvas. */
export const toCanvas = (
  { placement, crop }: { readonly placement: Placement; readonly crop: Area },
  pixel: Point,
): Point =>
  pointAt(placement, {
    across: (pixel.x - crop.x) / crop.width,
    down: (pixel.y - crop.y) / crop.height,
  })

/** Which pixel of the image lies at a point of the canvas. */
export function toImage(
  { placement, crop }: { readonly placement: Placement; readonly crop: Area },
  point: Point,
): Point {
  const { across, down } = partsAt(placement, point)
  return { x: crop.x + across * crop.width, y: crop.y + down * crop.height }
}

/** The upright rectangle around a placement. */
export function boundsOf(placement: Placement): Area {
  const { cosine, sine } = turnOf(rotationOf(placement))
  const width = Math.abs(placement.width * cosine) + Math.abs(placement.height * sine)
  const height = Math.abs(placement.width * sine) + Math.abs(placement.height * cosine)
  const { x, y } = middleOf(placement)
  return { x: x - width / 2, y: y - height / 2, width, height }
}

/** The upright rectangle around several; undefined for none. */
export function boundsOfAll(placements: readonly Placement[]): Area | undefined {
  const [first, ...others] = placements.map(boundsOf)
  return first && others.reduce(around, first)
}

function around(one: Area, other: Area): Area {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}

/** The placement whose bounds these are, when the image is turned so: the reverse of {@link boundsOf}. */
export function placementWithin(
  bounds: Area,
  /** Of the painted part of the image. */
  { width, height }: Pick<Area, 'width' | 'height'>,
  rotation: number,
): Area {
  const { cosine, sine } = turnOf(rotation)
  const across = Math.abs(cosine)
  const down = Math.abs(sine)
  const size =
    across === 0 || down === 0
      ? rightSize(bounds, down)
      : // Two equations for one unknown, since rounded bounds fit no height exactly: least squares.
        sized(width / height, (ratio) => {
          const [wide, high] = [ratio * across + down, ratio * down + across]
          return (bounds.width * wide + bounds.height * high) / (wide * wide + high * high)
        })
  const middle = middleOf(bounds)
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size }
}

/** A turn by right angles keeps the sides, or changes them for each other. */
const rightSize = ({ width, height }: Area, down: number) =>
  down === 0 ? { width, height } : { width: height, height: width }

function sized(ratio: number, heightOf: (ratio: number) => number) {
  const height = heightOf(ratio)
  return { width: height * ratio, height }
}
