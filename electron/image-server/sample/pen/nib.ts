import { shapeOf, type Point } from './path.ts'

/** A broad pen: a straight edge held at one angle, so that strokes are thick across it and thin along it. */
export interface Nib {
  /** In units of the leaf. */
  readonly width: number
  /** Of the edge to the line of writing, in radians. */
  readonly angle: number
}

/**
 * What the nib covers when it follows the points: an SVG path to be filled.
 * Cut where the stroke turns along the edge, each piece wound the same way: otherwise two pieces that
 * overlap would leave a hole where they cross.
 */
export function nibStroke(points: readonly Point[], nib: Nib): string {
  const dx = (Math.cos(nib.angle) * nib.width) / 2
  const dy = (-Math.sin(nib.angle) * nib.width) / 2
  const pieces: string[] = []
  let piece: Point[] = []
  let side = 0
  const finish = (): void => {
    if (piece.length > 1) pieces.push(ribbon(piece, { x: dx * side, y: dy * side }))
  }
  points.forEach((point, index) => {
    const before = points[index - 1]
    if (!before) return void (piece = [point])
    const turn = Math.sign((point.x - before.x) * dy - (point.y - before.y) * dx) || side || 1
    if (side !== 0 && turn !== side) {
      finish()
      piece = [before]
    }
    side = turn
    piece.push(point)
  })
  finish()
  return pieces.join('')
}

function ribbon(points: readonly Point[], half: Point): string {
  const there = points.map(({ x, y }) => ({ x: x + half.x, y: y + half.y }))
  const back = points.map(({ x, y }) => ({ x: x - half.x, y: y - half.y })).reverse()
  return shapeOf([...there, ...back])
}

/** A stroke that swells: `widths` are its full widths at its beginning, middle and end. */
export function swellingStroke(
  points: readonly Point[],
  widths: readonly [number, number, number],
): string {
  const last = points.length - 1
  const sides = points.map((point, index) => {
    const before = points[Math.max(0, index - 1)] ?? point
    const after = points[Math.min(last, index + 1)] ?? point
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1
    const half = widthAt(widths, index / last) / 2
    const x = (-(after.y - before.y) / length) * half
    const y = ((after.x - before.x) / length) * half
    return { left: { x: point.x + x, y: point.y + y }, right: { x: point.x - x, y: point.y - y } }
  })
  return shapeOf([...sides.map(({ left }) => left), ...sides.map(({ right }) => right).reverse()])
}

function widthAt([first, middle, last]: readonly [number, number, number], t: number): number {
  const eased = (1 - Math.cos(Math.PI * Math.min(1, Math.abs(t - 0.5) * 2))) / 2
  return middle + ((t < 0.5 ? first : last) - middle) * eased
}
