import type { Shape } from './index.ts'

type Ellipse = Extract<Shape, { kind: 'ellipse' }>

/** To thousandths: half of a size in hundredths is exact. */
const thousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0
const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0

/** Path data of an ellipse: two arcs. @see https://www.w3.org/TR/SVG11/paths.html#PathDataEllipticalArcCommands */
export function formatEllipsePath(ellipse: Ellipse): string {
  const { left, right, middle, rx, ry } = measuresOf(ellipse)
  const arc = (x: number): string => `A${rx},${ry} 0 1,1 ${x},${middle}`
  return `M${left},${middle} ${arc(right)} ${arc(left)} Z`
}

/** The element of SVG, for programs that take a path for an outline of straight lines. */
export function formatEllipseElement(ellipse: Ellipse): string {
  const { left, middle, rx, ry } = measuresOf(ellipse)
  return `<ellipse cx="${thousandths(left + rx)}" cy="${middle}" rx="${rx}" ry="${ry}"/>`
}

const measuresOf = ({ x, y, width, height }: Ellipse) => {
  const [left, right] = [hundredths(x), hundredths(x + width)]
  const [top, bottom] = [hundredths(y), hundredths(y + height)]
  return {
    left,
    right,
    middle: thousandths((top + bottom) / 2),
    rx: thousandths((right - left) / 2),
    ry: thousandths((bottom - top) / 2),
  }
}

/** An ellipse by its middle and its radii; undefined when it has no area. */
export function ellipseAround({
  cx,
  cy,
  rx,
  ry,
}: Readonly<Record<'cx' | 'cy' | 'rx' | 'ry', number>>): Ellipse | undefined {
  if (![cx, cy, rx, ry].every(Number.isFinite) || rx <= 0 || ry <= 0) return undefined
  const [x, y] = [hundredths(cx - rx), hundredths(cy - ry)]
  return {
    kind: 'ellipse',
    x,
    y,
    width: hundredths(hundredths(cx + rx) - x),
    height: hundredths(hundredths(cy + ry) - y),
  }
}

const NUMBER = String.raw`([+-]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12}))`
const GAP = String.raw`[\s,]+`
const ARC = [NUMBER, NUMBER, '0', '[01]', '([01])', NUMBER, NUMBER].join(GAP)
const ELLIPSE = new RegExp(
  String.raw`^\s*M\s*${NUMBER}${GAP}${NUMBER}\s*A\s*${ARC}\s*A\s*${ARC}\s*[Zz]?\s*$`,
)

/** The ellipse that path data of two half arcs draws; undefined for all other paths. */
export function parseEllipsePath(text: string): Ellipse | undefined {
  const numbers = ELLIPSE.exec(text)?.slice(1).map(Number)
  if (!numbers) return undefined
  const [x0 = 0, y0 = 0, rx = 0, ry = 0, turn, x1 = 0, y1 = 0, rx2, ry2, turn2, x2, y2] = numbers
  const isClosed = x2 === x0 && y2 === y0 && rx2 === rx && ry2 === ry && turn2 === turn
  // The first arc ends on the other side, or the two are no ellipse.
  const isHalf = y1 === y0 && Math.abs(Math.abs(x1 - x0) - 2 * rx) < 0.01
  return isClosed && isHalf ? ellipseAround({ cx: (x0 + x1) / 2, cy: y0, rx, ry }) : undefined
}
