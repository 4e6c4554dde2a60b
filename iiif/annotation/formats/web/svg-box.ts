import type { Point, Selection } from '../../selectors/index.ts'
import { boxOf, rectangleOf } from '../places.ts'

const LONGEST = 200_000
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi

/**
 * The rectangle around the shapes of an SVG that is no polygon: circles, ellipses, lines, curves. Undefined when it
 * draws nothing, or moves what it draws. A curve lies within the box around its control points.
 */
export function boxOfSvg(text: string): Selection | undefined {
  if (text.length > LONGEST || /\btransform\s*=|\bviewBox\s*=/i.test(text)) return undefined
  const shapes = text.matchAll(/<(rect|circle|ellipse|line|polyline|polygon|path)\b([^<>]*)>/gi)
  const points = [...shapes].flatMap(([, name = '', attributes = '']) =>
    pointsOf(name.toLowerCase(), attributes),
  )
  return points.length > 0 ? rectangleOf(boxOf(points)) : undefined
}

function pointsOf(name: string, attributes: string): readonly Point[] {
  const at = (key: string): number => numbersIn(attributeIn(attributes, key))[0] ?? 0
  switch (name) {
    case 'rect':
      return spanned({ x: at('x'), y: at('y') }, { x: at('width'), y: at('height') })
    case 'circle':
      return centred({ x: at('cx'), y: at('cy') }, { x: at('r'), y: at('r') })
    case 'ellipse':
      return centred({ x: at('cx'), y: at('cy') }, { x: at('rx'), y: at('ry') })
    case 'line':
      return [
        { x: at('x1'), y: at('y1') },
        { x: at('x2'), y: at('y2') },
      ]
    case 'path':
      return pointsOfPath(attributeIn(attributes, 'd'))
    default:
      return pairs(numbersIn(attributeIn(attributes, 'points')))
  }
}

const spanned = ({ x, y }: Point, size: Point): readonly Point[] => [
  { x, y },
  { x: x + size.x, y: y + size.y },
]

const centred = ({ x, y }: Point, radius: Point): readonly Point[] =>
  spanned({ x: x - radius.x, y: y - radius.y }, { x: 2 * radius.x, y: 2 * radius.y })

const attributeIn = (attributes: string, name: string): string =>
  new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined) ?? ''

const numbersIn = (text: string): readonly number[] => (text.match(NUMBER) ?? []).map(Number)

const pairs = (numbers: readonly number[]): readonly Point[] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({
    x: numbers[2 * index] ?? 0,
    y: numbers[2 * index + 1] ?? 0,
  }))

/** How many numbers one step of a command takes. @see https://www.w3.org/TR/SVG11/paths.html#PathData */
const STEPS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
}

/** The points and control points of path data, in absolute coordinates. */
function pointsOfPath(data: string): readonly Point[] {
  const points: Point[] = []
  let pen: Point = { x: 0, y: 0 }
  let start = pen
  for (const [, letter = '', operands = ''] of data.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const command = letter.toUpperCase()
    const size = STEPS[command]
    if (size === undefined) {
      pen = start
      continue
    }
    const numbers = numbersIn(operands)
    for (let index = 0; index + size <= numbers.length; index += size) {
      const base = letter === command ? { x: 0, y: 0 } : pen
      const reached = step({ command, numbers: numbers.slice(index, index + size), base, pen })
      points.push(...reached)
      pen = reached.at(-1) ?? pen
      if (command === 'M' && index === 0) start = pen
    }
  }
  return points
}

interface PathStep {
  readonly command: string
  readonly numbers: readonly number[]
  /** Where the command counts from. */
  readonly base: Point
  readonly pen: Point
}

function step({ command, numbers, base, pen }: PathStep): readonly Point[] {
  const [first = 0] = numbers
  if (command === 'H') return [{ x: base.x + first, y: pen.y }]
  if (command === 'V') return [{ x: pen.x, y: base.y + first }]
  const moved = ({ x, y }: Point): Point => ({ x: base.x + x, y: base.y + y })
  if (command !== 'A') return pairs(numbers).map(moved)
  const [rx = 0, ry = 0, , , , x = 0, y = 0] = numbers
  const end = moved({ x, y })
  // An arc reaches at most its diameter beyond either end.
  return [...centred(pen, { x: rx, y: ry }), ...centred(end, { x: rx, y: ry }), end]
}
