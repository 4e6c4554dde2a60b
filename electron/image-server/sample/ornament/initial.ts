import { cssOf, PIGMENTS, type Colour } from '../colour.ts'
import { swellingStroke } from '../pen/nib.ts'
import { flatten, short, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { darker, dot, lighter, faintLine, line } from './brush.ts'
import { drawTendril } from './foliage.ts'
import type { Flower } from './flowers.ts'
import { VERSALS, type VersalName } from './versals.ts'

export interface Initial {
  readonly letter: VersalName
  /** The upper left corner and the side of its square, in units of the leaf. */
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A letter in colour with pen-work of the other colour around it. */
export function drawPenInitial(
  random: Random,
  initial: Initial,
  colours: { letter: Colour; penWork: Colour },
): string {
  const { x, y, size } = initial
  const flourish = [0.18, 0.36, 0.54, 0.72, 0.9].map((down, index) => {
    const from = { x: x - size * 0.02, y: y + down * size }
    const reach = size * random.between(0.16, 0.26)
    return line(loop(from, reach, index % 2 === 0 ? 1 : -1), colours.penWork, 1.3)
  })
  const tail = (start: number, length: number, sway: number): string => {
    const points = Array.from({ length: 40 }, (_, step) => {
      const t = step / 39
      return {
        x: x - size * (0.1 + 0.05 * sway) + Math.sin(t * 9 + sway) * size * 0.05 * (1 - t * 0.6),
        y: y + start * size + t * length,
      }
    })
    return (
      line(points, colours.penWork, 1.4) +
      dot(points.at(-1) ?? points[0] ?? { x, y }, 2.4, colours.penWork)
    )
  }
  return (
    flourish.join('') +
    tail(0.1, size * 2.1, 0) +
    tail(0.3, size * 1.5, 2) +
    tail(-0.6, size * 1.2, 4) +
    filigree(random, initial, colours.penWork) +
    letterShape(initial, colours.letter)
  )
}

/** A letter on burnished gold, its field filled with tendrils and a flower in a frame. `gold` goes on the raised layer. */
export function drawPaintedInitial(
  random: Random,
  initial: Initial,
  dress: { readonly letter: Colour; readonly field: Colour; readonly flower: Flower },
): { readonly paint: string; readonly gold: string } {
  const { x, y, size } = initial
  const square = (inset: number, colour: Colour): string =>
    `<rect x="${short(x + inset)}" y="${short(y + inset)}" width="${short(size - inset * 2)}" height="${short(size - inset * 2)}" rx="${short(size * 0.015)}" fill="${cssOf(colour)}"/>`
  const frame = size * 0.075
  const gold =
    `<path fill-rule="evenodd" fill="#fff" d="${box(x, y, size)}${box(x + frame, y + frame, size - 2 * frame)}"/>` +
    balls(initial)
  const field =
    square(frame, dress.field) +
    filigree(
      random,
      { ...initial, x: x + frame, y: y + frame, size: size - 2 * frame },
      lighter(dress.field, 0.55),
    )
  const clip = `<clipPath id="i${short(x)}-${short(y)}"><rect x="${short(x + frame)}" y="${short(y + frame)}" width="${short(size - 2 * frame)}" height="${short(size - 2 * frame)}"/></clipPath>`
  const growth = TENDRILS.map(({ across, down, radius, turns }) =>
    drawTendril(
      random,
      {
        centre: { x: x + across * size, y: y + down * size },
        radius: radius * size,
        from: random.between(0, 6),
        turns,
      },
      random.pick([PIGMENTS.rose, PIGMENTS.verdigris, PIGMENTS.ochre]),
    ),
  ).join('')
  const bloom = dress.flower(random, {
    at: { x: x + size * 0.7, y: y + size * 0.68 },
    radius: size * 0.115,
    direction: -1.2,
  })
  return {
    paint:
      square(0, darker(PIGMENTS.gold, 0.75)) +
      clip +
      `<g clip-path="url(#i${short(x)}-${short(y)})">${field}${growth}${letterShape(initial, dress.letter)}${bloom}</g>`,
    gold,
  }
}

/** Where tendrils wind in the field of an initial, as shares of its side. */
const TENDRILS = [
  { across: 0.7, down: 0.68, radius: 0.2, turns: 1.6 },
  { across: 0.66, down: 0.34, radius: 0.12, turns: -1.5 },
  { across: 0.17, down: 0.22, radius: 0.1, turns: 1.4 },
  { across: 0.19, down: 0.5, radius: 0.11, turns: -1.6 },
  { across: 0.19, down: 0.78, radius: 0.12, turns: 1.5 },
  { across: 0.46, down: 0.84, radius: 0.08, turns: 1.2 },
  { across: 0.87, down: 0.46, radius: 0.07, turns: -1.2 },
] as const

/** The strokes of the letter, modelled by a dark contour, white lines within, and dots along the stem. */
function letterShape({ letter, x, y, size }: Initial, colour: Colour): string {
  const strokes = VERSALS[letter].strokes.map(({ path, widths }) => {
    const points = (flatten(path, 56)[0] ?? []).map((point) => ({
      x: x + point.x * size,
      y: y + point.y * size,
    }))
    return { points, widths: widths.map((width) => width * size * 0.9) as [number, number, number] }
  })
  const fill = (grow: number, paint: Colour): string =>
    strokes
      .map(
        ({ points, widths }) =>
          `<path d="${swellingStroke(points, widths)}" fill="${cssOf(paint)}" stroke="${cssOf(paint)}" stroke-width="${short(grow)}" stroke-linejoin="round"/>`,
      )
      .join('')
  const modelling = strokes
    .filter(({ widths }) => widths[1] > size * 0.1)
    .map(({ points, widths }) => drawInlay(points, widths[1], colour))
  return fill(size * 0.034, darker(colour, 0.65)) + fill(size * 0.006, colour) + modelling.join('')
}

/** A white line that winds within a stroke, with a dot in each of its bends. */
function drawInlay(points: readonly Point[], width: number, colour: Colour): string {
  const inner = points.slice(6, -6)
  const swing = (index: number): number => Math.sin((index / inner.length) * Math.PI * 7)
  const aside = inner.map((point, index) => ({
    x: point.x + swing(index) * width * 0.2,
    y: point.y,
  }))
  const dots = inner.flatMap((point, index) => {
    const isBend =
      Math.abs(swing(index)) > 0.94 && Math.abs(swing(index)) >= Math.abs(swing(index + 1))
    return isBend
      ? [
          dot(
            { x: point.x - swing(index) * width * 0.17, y: point.y },
            width * 0.06,
            PIGMENTS.white,
          ),
        ]
      : []
  })
  return line(aside, lighter(colour, 0.78), width * 0.06) + dots.join('')
}

/** Fine curls that fill a square, as a pen leaves no corner empty. */
function filigree(random: Random, { x, y, size }: Initial, colour: Colour): string {
  const curls: string[] = []
  const step = size / 5
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const centre = { x: x + (column + 0.5) * step, y: y + (row + 0.5) * step }
      curls.push(
        faintLine(spiral(centre, step * 0.46, random.between(0, 6)), colour, {
          width: Math.max(0.8, size * 0.004),
          opacity: 0.75,
        }),
      )
    }
  }
  return curls.join('')
}

const spiral = (centre: Point, radius: number, from: number): Point[] =>
  Array.from({ length: 44 }, (_, index) => {
    const t = index / 43
    return {
      x: centre.x + Math.cos(from + t * 8) * radius * (1 - t * 0.9),
      y: centre.y + Math.sin(from + t * 8) * radius * (1 - t * 0.9),
    }
  })

const loop = (from: Point, reach: number, turn: number): Point[] =>
  Array.from({ length: 24 }, (_, index) => {
    const t = (index / 23) * Math.PI * 1.7
    return {
      x: from.x - reach * 0.5 + Math.cos(t) * reach * 0.5,
      y: from.y + Math.sin(t) * reach * 0.34 * turn,
    }
  })

const box = (x: number, y: number, side: number): string =>
  `M${short(x)} ${short(y)}h${short(side)}v${short(side)}h${short(-side)}Z`

/** Balls of gold outside the corners. */
const balls = ({ x, y, size }: Initial): string =>
  [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]
    .map(
      ([across = 0, down = 0]) =>
        `<circle cx="${short(x + across * size)}" cy="${short(y + down * size)}" r="${short(size * 0.045)}" fill="#fff"/>`,
    )
    .join('')
