import type { Point, Selection, Shape } from '../selectors/index.ts'

interface Dimensions {
  readonly width: number
  readonly height: number
}

/** A box by its edges, as most of these formats give it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A box as a selection; undefined when it is empty or turned inside out. */
export function rectangleOf({
  left,
  top,
  right,
  bottom,
}: Box): Extract<Shape, { kind: 'rectangle' }> | undefined {
  const width = right - left
  const height = bottom - top
  if (![left, top, width, height].every(Number.isFinite) || width <= 0 || height <= 0)
    return undefined
  return { kind: 'rectangle', x: left, y: top, width, height }
}

/** The outline through these points: a rectangle when it is one. Undefined when it has no area. */
export function outlineOf(points: readonly Point[]): Shape | undefined {
  const corners = points.filter(
    ({ x, y }, index) => index === 0 || x !== points[index - 1]?.x || y !== points[index - 1]?.y,
  )
  const [first, last] = [corners[0], corners.at(-1)]
  if (corners.length > 3 && first && first.x === last?.x && first.y === last.y) corners.pop()
  if (corners.length < 3) return undefined
  return isUpright(corners) ? rectangleOf(boxOf(corners)) : { kind: 'polygon', points: corners }
}

/** The smallest box around points. */
export function boxOf(points: readonly Point[]): Box {
  const start: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  return points.reduce(
    (box, { x, y }) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    start,
  )
}

/** The smallest box around boxes; undefined when there is none. */
export const around = (boxes: readonly Box[]): Box | undefined =>
  boxes.length === 0
    ? undefined
    : boxOf(
        boxes.flatMap(({ left, top, right, bottom }) => [
          { x: left, y: top },
          { x: right, y: bottom },
        ]),
      )

/** Four corners in turn, with edges that are upright or level. */
function isUpright(points: readonly Point[]): boolean {
  if (points.length !== 4) return false
  const { left, top, right, bottom } = boxOf(points)
  const isCorner = ({ x, y }: Point): boolean =>
    (x === left || x === right) && (y === top || y === bottom)
  const turns = points.every(({ x, y }, index) => {
    const next = points[(index + 1) % 4]
    return next !== undefined && (x === next.x) !== (y === next.y)
  })
  return points.every(isCorner) && turns
}

/** The points of a list such as `10,20 30,40` or `10 20 30 40`; undefined when it is neither. */
export function parsePoints(text: string): readonly Point[] | undefined {
  const numbers = text.trim().split(/[\s,]+/)
  if (numbers.length % 2 !== 0 || numbers.length > 40_000) return undefined
  if (!numbers.every((number) => /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(number))) return undefined
  return Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: Number(numbers[2 * index]),
    y: Number(numbers[2 * index + 1]),
  }))
}

export const formatPoints = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${hundredths(x)},${hundredths(y)}`).join(' ')

/** The box around a selection: of a page of this size, when it is the whole. */
export function boxAround(selection: Selection, page: Dimensions): Box {
  switch (selection.kind) {
    case 'whole':
      return { left: 0, top: 0, right: page.width, bottom: page.height }
    case 'several': {
      const boxes = selection.parts.map(boxOfShape)
      return around(boxes) ?? boxAround({ kind: 'whole' }, page)
    }
    case 'rectangle':
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'point':
      return boxOfShape(selection)
  }
}

function boxOfShape(shape: Shape): Box {
  switch (shape.kind) {
    case 'rectangle':
    case 'ellipse': {
      const { x, y, width, height } = shape
      return { left: x, top: y, right: x + width, bottom: y + height }
    }
    case 'polygon':
    case 'line':
      return boxOf(shape.points)
    case 'point':
      return boxOf([shape])
  }
}

/** The corners of a selection, in turn from the upper left. */
export function cornersOf(selection: Selection, page: Dimensions): readonly Point[] {
  if (selection.kind === 'polygon') return selection.points
  // Other shapes are outlines or boxes by now.
  const { left, top, right, bottom } = boxAround(selection, page)
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** A rectangle that is all of a page speaks of the whole page. */
export function wholeIfAll(selection: Selection, page: Dimensions): Selection {
  if (selection.kind !== 'rectangle') return selection
  const { x, y, width, height } = selection
  const isAll = x === 0 && y === 0 && width === page.width && height === page.height
  return isAll ? { kind: 'whole' } : selection
}

/** A selection on a page, as it lies on another size of the same page; to hundredths of a unit. */
export function scaleSelection(
  selection: Selection,
  { from, to }: { readonly from: Dimensions; readonly to: Dimensions },
): Selection {
  const scale = ({ x, y }: Point): Point => ({
    x: hundredths((x * to.width) / from.width),
    y: hundredths((y * to.height) / from.height),
  })
  switch (selection.kind) {
    case 'whole':
      return selection
    case 'several':
      return { kind: 'several', parts: selection.parts.map((part) => scaleShape(part, scale)) }
    case 'rectangle':
    case 'ellipse':
    case 'polygon':
    case 'line':
    case 'point':
      return scaleShape(selection, scale)
  }
}

function scaleShape(shape: Shape, scale: (point: Point) => Point): Shape {
  switch (shape.kind) {
    case 'rectangle':
    case 'ellipse': {
      // The edges are rounded, not the width, so that places that share an edge still share it.
      const start = scale(shape)
      const end = scale({ x: shape.x + shape.width, y: shape.y + shape.height })
      const width = hundredths(end.x - start.x)
      return { kind: shape.kind, ...start, width, height: hundredths(end.y - start.y) }
    }
    case 'polygon':
    case 'line':
      return { kind: shape.kind, points: shape.points.map(scale) }
    case 'point':
      return { kind: 'point', ...scale(shape) }
  }
}

/** To hundredths; zero without a sign. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0
