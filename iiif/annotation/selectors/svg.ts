import { problem } from '../../problem.ts'
import { selectionOf, shapesIn, type Point, type Selection, type Shape } from './index.ts'
import { ellipseAround, formatEllipsePath, parseEllipsePath } from './svg-ellipse.ts'
import { isClosedPath, parsePathData, parsePointList, withoutRepeatedEnd } from './svg-geometry.ts'
import { readSvgTags, type SvgTag } from './svg-tags.ts'

/** Longer than any outline drawn by hand; what is longer is not worth the risk of reading it. */
const LONGEST = 200_000

/**
 * Shapes as SVG: a `path` for each, the only element that Mirador draws. Coordinates keep two decimals.
 *
 * @param look attributes of each path, for viewers that draw in black without them
 * @see https://www.w3.org/TR/annotation-model/#svg-selector
 */
export const formatSvg = (
  selection: Exclude<Selection, { kind: 'whole' }>,
  look?: string,
): string =>
  wrapSvg(
    shapesIn(selection)
      .map((shape) => formatPath(shape, look === undefined ? '' : ` ${look}`))
      .join(''),
  )

export const wrapSvg = (elements: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg">${elements}</svg>`

function formatPath(shape: Shape, look: string): string {
  switch (shape.kind) {
    case 'polygon':
      return `<path d="${outline(withoutRepeatedEnd(shape.points.map(rounded)))} Z"${look}/>`
    case 'rectangle': {
      const { x, y, width, height } = shape
      const [left, top, right, bottom] = [x, y, x + width, y + height]
      const corners = [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ]
      return `<path d="${outline(corners.map(rounded))} Z"${look}/>`
    }
    case 'ellipse':
      return `<path d="${formatEllipsePath(shape)}"${look}/>`
    case 'line':
      return `<path d="${outline(shape.points.map(rounded))}" fill="none"${look}/>`
    case 'point':
      return `<path d="${outline([rounded(shape), rounded(shape)])}" fill="none"${look}/>`
  }
}

const outline = (points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${x},${y}`).join(' L')}`

/** To hundredths, which are never written with an exponent; and zero without a sign. */
const rounded = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) })
const round = (value: number): number => Math.round(value * 100) / 100 + 0

/**
 * Reads the geometry of an SVG that holds shapes of straight lines and ellipses. Nothing else of it is kept or run:
 * what could do anything but draw (scripts, links, styles of other documents) is refused.
 *
 * @returns its shapes in units of the canvas
 * @throws Problem `selector/svg-not-understood` for curves, transforms and all else
 */
export function parseSvg(text: string): Exclude<Selection, { kind: 'whole' }> {
  const shapes = text.length <= LONGEST ? findShapes(text) : undefined
  const selection = shapes && selectionOf(shapes)
  if (!selection || selection.kind === 'whole') throw problem('selector/svg-not-understood')
  return selection
}

function findShapes(text: string): readonly Shape[] | undefined {
  const tags = readSvgTags(text)
  if (tags?.[0]?.name !== 'svg') return undefined
  if (tags.some(({ attributes }) => [...attributes.keys()].some(isRefused))) return undefined
  const shapes = tags.filter(({ name }) => name !== 'svg' && name !== 'g').map(readShape)
  return shapes.every((shape) => shape !== undefined) ? shapes : undefined
}

/** `transform` would move the outline; the others do more than draw. */
const isRefused = (name: string): boolean =>
  /^(on.*|transform|viewbox|(.*:)?href|xml:base)$/i.test(name)

function readShape({ name, attributes }: SvgTag): Shape | undefined {
  const text = (key: string): string => attributes.get(key) ?? ''
  const number = (key: string): number =>
    /^[+-]?\d{1,9}(\.\d{1,12})?$/.test(text(key)) ? Number(text(key)) : Number.NaN
  switch (name) {
    case 'path':
      return readPath(text('d'), text('fill'))
    case 'polygon':
      return polygonOf(parsePointList(text('points')))
    case 'polyline':
      return lineOf(parsePointList(text('points')))
    case 'line':
      return lineOf([
        { x: number('x1'), y: number('y1') },
        { x: number('x2'), y: number('y2') },
      ])
    case 'ellipse':
      return ellipseAround({
        cx: number('cx'),
        cy: number('cy'),
        rx: number('rx'),
        ry: number('ry'),
      })
    case 'circle':
      return ellipseAround({ cx: number('cx'), cy: number('cy'), rx: number('r'), ry: number('r') })
    case 'rect': {
      const [x, y] = [attributes.has('x') ? number('x') : 0, attributes.has('y') ? number('y') : 0]
      const [width, height] = [number('width'), number('height')]
      const isArea = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0
      return isArea ? { kind: 'rectangle', x, y, width, height } : undefined
    }
    default:
      return undefined
  }
}

/** A path that is left open and filled is an outline all the same: SVG fills it as if it were closed. */
function readPath(data: string, fill: string): Shape | undefined {
  const ellipse = parseEllipsePath(data)
  if (ellipse) return ellipse
  const points = parsePathData(data)
  return !isClosedPath(data) && (fill === 'none' || points?.length === 2)
    ? lineOf(points)
    : polygonOf(points)
}

function polygonOf(points: readonly Point[] | undefined): Shape | undefined {
  const corners = points && withoutRepeatedEnd(points)
  return corners && corners.length >= 3 ? { kind: 'polygon', points: corners } : undefined
}

function lineOf(points: readonly Point[] | undefined): Shape | undefined {
  const [first, second] = points ?? []
  if (!points || !first || !second) return undefined
  if (points.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) return undefined
  const isPoint = points.every(({ x, y }) => x === first.x && y === first.y)
  return isPoint ? { kind: 'point', ...first } : { kind: 'line', points }
}
