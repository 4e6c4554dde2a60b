import type { Point } from './index.ts'

const NUMBER = String.raw`[+-]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][+-]?\d{1,2})?(?!\d)`
const MOST_POINTS = 10_000

/** The corners of `points="10,20 30,40 …"`; undefined when it is anything else. */
export function parsePointList(text: string): readonly Point[] | undefined {
  const numbers = readNumbers(text)
  if (!numbers || numbers.length % 2 !== 0 || numbers.length / 2 > MOST_POINTS) return undefined
  return Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: numbers[2 * index] ?? 0,
    y: numbers[2 * index + 1] ?? 0,
  }))
}

/**
 * The corners of path data that is one outline of straight lines (commands M, L, H, V, Z and their small forms);
 * undefined for curves, for several outlines, and for what is not path data.
 *
 * @see https://www.w3.org/TR/SVG11/paths.html#PathData
 */
export function parsePathData(text: string): readonly Point[] | undefined {
  if (!/^\s*[Mm]/.test(text)) return undefined
  const points: Point[] = []
  let isClosed = false
  for (const [whole, letter = '', operands = ''] of text.matchAll(
    /([A-Za-z])([^A-DF-Za-df-z]*)/g,
  )) {
    const numbers = readNumbers(operands)
    const isMove = letter === 'M' || letter === 'm'
    if (!whole || !numbers || isClosed || isMove !== (points.length === 0)) return undefined
    if (letter === 'Z' || letter === 'z') {
      if (numbers.length > 0) return undefined
      isClosed = true
      continue
    }
    const reached = follow(letter, numbers, points.at(-1) ?? { x: 0, y: 0 })
    if (!reached || points.length + reached.length > MOST_POINTS) return undefined
    points.push(...reached)
  }
  return points
}

/** True for path data that ends where it began. */
export const isClosedPath = (text: string): boolean => /z\s*$/i.test(text)

/** Where one command leads, point by point, from where the pen is. */
function follow(
  letter: string,
  numbers: readonly number[],
  from: Point,
): readonly Point[] | undefined {
  const command = letter.toUpperCase()
  const isRelative = letter !== command
  const step = command === 'H' || command === 'V' ? 1 : 2
  if (!'MLHV'.includes(command) || numbers.length === 0 || numbers.length % step !== 0)
    return undefined
  const points: Point[] = []
  let pen = from
  for (let index = 0; index < numbers.length; index += step) {
    const first = numbers[index] ?? 0
    const second = numbers[index + 1] ?? 0
    const base = isRelative ? pen : { x: 0, y: 0 }
    const x = command === 'V' ? pen.x : base.x + first
    const y = command === 'H' ? pen.y : base.y + (command === 'V' ? first : second)
    pen = { x, y }
    points.push(pen)
  }
  return points
}

/** Some programs end at the first corner and then close: that is one corner, not two. */
export function withoutRepeatedEnd(points: readonly Point[]): readonly Point[] {
  const [first] = points
  let end = points.length
  while (end > 3 && points[end - 1]?.x === first?.x && points[end - 1]?.y === first?.y) end -= 1
  return points.slice(0, end)
}

function readNumbers(text: string): readonly number[] | undefined {
  const pattern = new RegExp(String.raw`[\s,]*(${NUMBER})`, 'y')
  const numbers: number[] = []
  let end = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    numbers.push(Number(found[1]))
    end = pattern.lastIndex
  }
  return /^[\s,]*$/.test(text.slice(end)) ? numbers : undefined
}
