import { clipShape } from './clip.ts'
import { boxAround } from './formats/places.ts'
import type { Point, Shape } from './selectors/index.ts'

interface Dimensions {
  readonly width: number
  readonly height: number
}

/** Shapes that go through points, of which there can be more or fewer. */
export type Outline = Extract<Shape, { readonly points: readonly Point[] }>

/** The fewest points that an outline, or a line, has. */
export const fewestPoints = ({ kind }: Outline): number => (kind === 'polygon' ? 3 : 2)

/** A shape moved as it is, and no further than the edges of the canvas. @param by in units of the canvas */
export function moveShape(shape: Shape, by: Point, canvas: Dimensions): Shape {
  const { left, top, right, bottom } = boxAround(shape, canvas)
  const across = within(by.x, -left, canvas.width - right)
  const down = within(by.y, -top, canvas.height - bottom)
  const moved = ({ x, y }: Point): Point => ({ x: x + across, y: y + down })
  switch (shape.kind) {
    case 'rectangle':
    case 'ellipse':
    case 'point':
      return { ...shape, ...moved(shape) }
    case 'polygon':
    case 'line':
      return { ...shape, points: shape.points.map(moved) }
  }
}

/** A shape with its far corner moved: larger, or smaller. Points have no size; outlines stretch. */
export function stretchShape(shape: Shape, by: Point, canvas: Dimensions): Shape {
  switch (shape.kind) {
    case 'point':
      return shape
    case 'rectangle':
    case 'ellipse': {
      const { width, height } = shape
      const size = { width: Math.max(1, width + by.x), height: Math.max(1, height + by.y) }
      return clipShape({ ...shape, ...size }, canvas)
    }
    case 'polygon':
    case 'line': {
      const { left, top, right, bottom } = boxAround(shape, canvas)
      const across = stretched(left, right, { by: by.x, most: canvas.width })
      const down = stretched(top, bottom, { by: by.y, most: canvas.height })
      return { ...shape, points: shape.points.map(({ x, y }) => ({ x: across(x), y: down(y) })) }
    }
  }
}

/** Where a place between two edges lies when the far edge moves. */
function stretched(near: number, far: number, { by, most }: { by: number; most: number }) {
  const size = far - near
  const wanted = Math.min(Math.max(1, size + by), most - near)
  return (place: number): number =>
    size === 0 ? place : Math.round(near + ((place - near) * wanted) / size)
}

/** The outline with a point at another place. @param index from 0 */
export const movePoint = <One extends Outline>(outline: One, index: number, to: Point): One => ({
  ...outline,
  points: outline.points.map((point, place) => (place === index ? to : point)),
})

/** The outline with one more point, halfway to the one after it; halfway to the one before it at the end of a line. */
export function insertPoint<One extends Outline>(outline: One, after: number): One {
  const { points, kind } = outline
  const here = points[after]
  const next = points[after + 1] ?? (kind === 'polygon' ? points[0] : points[after - 1])
  if (!here || !next) return outline
  const between = { x: Math.round((here.x + next.x) / 2), y: Math.round((here.y + next.y) / 2) }
  const place = kind === 'line' && after === points.length - 1 ? after : after + 1
  return { ...outline, points: [...points.slice(0, place), between, ...points.slice(place)] }
}

/** The outline without a point; as it is when it has no more than it needs. */
export const removePoint = <One extends Outline>(outline: One, index: number): One =>
  outline.points.length <= fewestPoints(outline)
    ? outline
    : { ...outline, points: outline.points.filter((_, place) => place !== index) }

/** A shape in the middle of a canvas, a third of it wide, to be placed by its numbers. */
export function middleShape(kind: Shape['kind'], { width, height }: Dimensions): Shape {
  const third = (side: number): number => Math.max(1, Math.round(side / 3))
  const [x, y] = [Math.floor(width / 3), Math.floor(height / 3)]
  const box = { x, y, width: third(width), height: third(height) }
  const [right, bottom] = [x + box.width, y + box.height]
  const middle = { x: Math.round(x + box.width / 2), y: Math.round(y + box.height / 2) }
  switch (kind) {
    case 'rectangle':
    case 'ellipse':
      return { kind, ...box }
    case 'polygon':
      return {
        kind,
        points: [
          { x: middle.x, y },
          { x: right, y: middle.y },
          { x: middle.x, y: bottom },
          { x, y: middle.y },
        ],
      }
    case 'line':
      return {
        kind,
        points: [
          { x, y: middle.y },
          { x: right, y: middle.y },
        ],
      }
    case 'point':
      return { kind, ...middle }
  }
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))
