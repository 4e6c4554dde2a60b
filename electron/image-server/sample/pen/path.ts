export interface Point {
  readonly x: number
  readonly y: number
}

const STEPS = 7

/**
 * The points of a skeleton written as an SVG path of absolute M, L, Q and C. One list for each M.
 *
 * @param steps points on each curve: few for letters, more for what is drawn large
 */
export function flatten(path: string, steps = STEPS): readonly (readonly Point[])[] {
  const strokes: Point[][] = []
  for (const [, command = '', coordinates = ''] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const points = pairs(coordinates)
    if (command === 'M') strokes.push([])
    const stroke = strokes.at(-1)
    if (!stroke) throw new Error(`A path begins with M: ${path}`)
    const from = stroke.at(-1)
    if (command === 'Q' || command === 'C')
      stroke.push(...curve([...(from ? [from] : []), ...points], steps))
    else stroke.push(...points)
  }
  return strokes
}

function pairs(text: string): Point[] {
  const numbers = (text.match(/-?\d*\.?\d+/g) ?? []).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: numbers[index * 2] ?? 0,
    y: numbers[index * 2 + 1] ?? 0,
  }))
}

/** Points of a Bézier curve of any degree, without its first. */
export function curve(controls: readonly Point[], steps = STEPS): Point[] {
  return Array.from({ length: steps }, (_, index) => pointOn(controls, (index + 1) / steps))
}

export function pointOn(controls: readonly Point[], t: number): Point {
  let level = controls
  while (level.length > 1) {
    level = level.slice(1).map((point, index) => between(level[index] ?? point, point, t))
  }
  return level[0] ?? { x: 0, y: 0 }
}

const between = (from: Point, to: Point, t: number): Point => ({
  x: from.x + (to.x - from.x) * t,
  y: from.y + (to.y - from.y) * t,
})

/** One decimal: a tenth of a unit cannot be seen, and the text stays short. */
export const short = (value: number): string => String(Math.round(value * 10) / 10)

export const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('')

/** A closed path through the points. */
export const shapeOf = (points: readonly Point[]): string => `${pathOf(points)}Z`

/** A closed path that rounds its corners: the points are where the curve turns. */
export function softShapeOf(points: readonly Point[]): string {
  const middle = (index: number): Point => {
    const from = points[index % points.length] ?? { x: 0, y: 0 }
    const to = points[(index + 1) % points.length] ?? from
    return between(from, to, 0.5)
  }
  const start = middle(points.length - 1)
  const turns = points.map((point, index) => {
    const end = middle(index)
    return `Q${short(point.x)} ${short(point.y)} ${short(end.x)} ${short(end.y)}`
  })
  return `M${short(start.x)} ${short(start.y)}${turns.join('')}Z`
}
