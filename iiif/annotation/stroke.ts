import type { Point, Shape } from './selectors/index.ts'

/**
 * A stroke of the pen as a shape: an outline when it comes back to where it began, otherwise a line. Points that the
 * eye does not miss are left out.
 *
 * @param tolerance how far the shape may be from the stroke, in its units
 * @returns undefined when the pen hardly moved
 * @see https://en.wikipedia.org/wiki/Ramer%E2%80%93Douglas%E2%80%93Peucker_algorithm
 */
export function shapeOfStroke(stroke: readonly Point[], tolerance: number): Shape | undefined {
  const [first] = stroke
  const last = stroke.at(-1)
  if (!first || !last) return undefined
  const length = lengthOf(stroke)
  if (length < 4 * tolerance) return undefined
  const isClosed =
    stroke.length > 3 && distance(first, last) <= Math.max(8 * tolerance, length / 12)
  const points = simplified(isClosed ? [...stroke, first] : stroke, tolerance)
  if (!isClosed) return { kind: 'line', points }
  const corners = points.slice(0, -1)
  return corners.length >= 3 ? { kind: 'polygon', points: corners } : { kind: 'line', points }
}

/** The points that are needed to stay within the tolerance; the first and the last always are. */
export function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const kept = new Set([0, points.length - 1])
  // A list instead of calls within calls: a long stroke is deeper than they may be.
  const open: (readonly [number, number])[] = [[0, points.length - 1]]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    const farthest = farthestBetween(points, from, to)
    if (farthest === undefined || farthest.distance <= tolerance) continue
    kept.add(farthest.index)
    open.push([from, farthest.index], [farthest.index, to])
  }
  return points.filter((_, index) => kept.has(index))
}

function farthestBetween(
  points: readonly Point[],
  from: number,
  to: number,
): { readonly index: number; readonly distance: number } | undefined {
  const [start, end] = [points[from], points[to]]
  if (!start || !end) return undefined
  let found: { index: number; distance: number } | undefined
  for (let index = from + 1; index < to; index += 1) {
    const point = points[index]
    const away = point ? distanceToLine(point, start, end) : 0
    if (!found || away > found.distance) found = { index, distance: away }
  }
  return found
}

/** To the piece of the line between two points, which may be one. */
function distanceToLine(point: Point, start: Point, end: Point): number {
  const [across, down] = [end.x - start.x, end.y - start.y]
  const square = across * across + down * down
  if (square === 0) return distance(point, start)
  const part = ((point.x - start.x) * across + (point.y - start.y) * down) / square
  const on = Math.min(1, Math.max(0, part))
  return distance(point, { x: start.x + on * across, y: start.y + on * down })
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

const lengthOf = (points: readonly Point[]): number =>
  points.reduce((sum, point, index) => {
    const before = points[index - 1]
    return before ? sum + distance(before, point) : sum
  }, 0)
