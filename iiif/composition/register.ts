import type { Point } from '../annotation/selectors/index.ts'
import type { Area, Placement } from '../project/painting.ts'
import { middleOf, normalDegrees } from './geometry.ts'
import { centredAt, turnedTo } from './change-placement.ts'

/** The same spot in two images. */
export interface PointPair {
  /** In pixels of the image that is laid over the other. */
  readonly pixel: Point
  /** Where it should come to lie, in units of the canvas. */
  readonly canvas: Point
}

export interface Registration {
  readonly placement: Placement
  /** How far the points miss each other on the average (root mean square), in units of the canvas. */
  readonly residual: number
}

/**
 * Places an image so that its points come to lie on those of the canvas as nearly as moving, turning and enlarging can:
 * the similarity of least squares. Whether it is mirrored stays as it is.
 *
 * @returns undefined for fewer than two pairs, and where all points of the image are one
 * @see Umeyama, Least-squares estimation of transformation parameters between two point patterns (1991)
 */
export function registered(
  layer: { readonly placement: Placement; readonly crop: Area },
  pairs: readonly PointPair[],
): Registration | undefined {
  if (pairs.length < 2) return undefined
  const { placement, crop } = layer
  const middle = middleOf(crop)
  const side = placement.isMirrored ? -1 : 1
  // From the middle of what is painted, mirrored as it will be.
  const from = pairs.map(({ pixel }) => ({
    x: (pixel.x - middle.x) * side,
    y: pixel.y - middle.y,
  }))
  const to = pairs.map(({ canvas }) => canvas)
  const [fromMean, toMean] = [meanOf(from), meanOf(to)]
  let [spread, along, across] = [0, 0, 0]
  from.forEach((point, index) => {
    const target = to[index] ?? toMean
    const [x, y] = [point.x - fromMean.x, point.y - fromMean.y]
    const [u, v] = [target.x - toMean.x, target.y - toMean.y]
    spread += x * x + y * y
    along += x * u + y * v
    across += x * v - y * u
  })
  const strength = Math.hypot(along, across)
  if (spread === 0 || strength === 0) return undefined
  const scale = strength / spread
  const [cosine, sine] = [along / strength, across / strength]
  const moved = ({ x, y }: Point): Point => ({
    x: toMean.x + scale * (cosine * (x - fromMean.x) - sine * (y - fromMean.y)),
    y: toMean.y + scale * (sine * (x - fromMean.x) + cosine * (y - fromMean.y)),
  })
  const sized = { ...placement, width: crop.width * scale, height: crop.height * scale }
  const degrees = normalDegrees((Math.atan2(sine, cosine) * 180) / Math.PI)
  const missed = from.map((point, index) => {
    const [reached, target] = [moved(point), to[index] ?? toMean]
    return (reached.x - target.x) ** 2 + (reached.y - target.y) ** 2
  })
  return {
    placement: centredAt(turnedTo(sized, degrees), moved({ x: 0, y: 0 })),
    residual: Math.sqrt(missed.reduce((sum, one) => sum + one, 0) / pairs.length),
  }
}

const meanOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})
