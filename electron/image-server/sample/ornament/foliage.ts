import { PIGMENTS, type Colour } from '../colour.ts'
import { pointOn, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { darker, dot, form, glaze, lighter, faintLine, line, placeAt } from './brush.ts'

export interface Leaf {
  readonly at: Point
  /** In radians. */
  readonly direction: number
  readonly length: number
  /** At its broadest, as a share of the length. */
  readonly breadth: number
  readonly colour: Colour
  /** Teeth along each side; 0 for a smooth edge. */
  readonly teeth: number
}

/** One leaf with its ribs: the half away from the light is darker. */
export function drawLeaf(random: Random, leaf: Leaf): string {
  const place = placeAt(leaf.at, leaf.direction)
  const bend = random.normal() * leaf.length * 0.14
  const arch = (t: number): number => Math.sin(t * Math.PI) * bend
  const spread = (t: number): number =>
    Math.sin(Math.PI * t ** 0.72) ** 0.9 * leaf.length * leaf.breadth * 0.5
  const side = (sign: number): Point[] => {
    const steps = leaf.teeth > 0 ? leaf.teeth * 2 : 7
    return Array.from({ length: steps }, (_, step) => {
      const t = (step + 0.6) / steps
      const tooth = leaf.teeth > 0 && step % 2 === 1 ? 0.86 : 1.04
      return place(
        t * leaf.length + (tooth > 1 ? leaf.length * 0.03 : 0),
        arch(t) + sign * spread(t) * tooth,
      )
    })
  }
  const [base, tip] = [place(0, 0), place(leaf.length, arch(1))]
  const rib = [0, 0.25, 0.5, 0.75, 0.96].map((t) => place(t * leaf.length, arch(t)))
  const ribs = [0.2, 0.36, 0.52, 0.68].flatMap((t) =>
    [-1, 1].map((sign) =>
      faintLine(
        [
          place(t * leaf.length, arch(t)),
          place((t + 0.16) * leaf.length, arch(t + 0.16) + sign * spread(t + 0.14) * 0.8),
        ],
        sign < 0 ? darker(leaf.colour, 0.35) : lighter(leaf.colour, 0.4),
        { width: leaf.length * 0.012 + 0.4, opacity: 0.8 },
      ),
    ),
  )
  return (
    form(
      [base, ...side(1), tip, tip, ...side(-1).reverse(), base],
      leaf.colour,
      0.7 + leaf.length * 0.01,
    ) +
    glaze([base, ...side(-1), tip, ...[...rib].reverse()], darker(leaf.colour, 0.6), 0.32) +
    ribs.join('') +
    line(rib, lighter(leaf.colour, 0.5), leaf.length * 0.02 + 0.5)
  )
}

/** A stem along a Bézier curve, round by a light along it. */
export function drawStem(controls: readonly Point[], width: number, colour: Colour): string {
  const points = Array.from({ length: 25 }, (_, step) => pointOn(controls, step / 24))
  const lit = points.map(({ x, y }) => ({ x: x - width * 0.2, y }))
  return (
    line(points, darker(colour, 0.5), width) +
    line(points, colour, width * 0.72) +
    faintLine(lit, lighter(colour, 0.4), { width: width * 0.2, opacity: 0.8 })
  )
}

export interface Spiral {
  readonly centre: Point
  readonly radius: number
  /** Where it begins, in radians, and how often and which way it winds. */
  readonly from: number
  readonly turns: number
}

/** A tendril that winds into its centre, narrower and narrower, with curled leaves on its outer side. */
export function drawTendril(random: Random, spiral: Spiral, colour: Colour): string {
  const steps = 90
  const at = (t: number): Point => {
    const angle = spiral.from + t * spiral.turns * Math.PI * 2
    const radius = spiral.radius * (1 - t) ** 0.85
    return {
      x: spiral.centre.x + Math.cos(angle) * radius,
      y: spiral.centre.y + Math.sin(angle) * radius,
    }
  }
  const points = Array.from({ length: steps }, (_, step) => at(step / steps))
  const width = Math.max(1.6, spiral.radius * 0.09)
  const leaves = [0.04, 0.15, 0.26, 0.37, 0.48, 0.6].map((t) => {
    const [here, next] = [at(t), at(t + 0.02)]
    const along = Math.atan2(next.y - here.y, next.x - here.x)
    return drawCurl(
      random,
      {
        at: here,
        direction: along - Math.sign(spiral.turns) * 0.85,
        size: spiral.radius * (0.54 - 0.4 * t),
      },
      colour,
    )
  })
  return (
    leaves.join('') +
    line(points, darker(colour, 0.55), width) +
    line(points, colour, width * 0.68) +
    line(points, lighter(colour, 0.7), width * 0.16)
  )
}

interface Curl {
  readonly at: Point
  readonly direction: number
  readonly size: number
}

/** A three-lobed leaf with its tip turned, as illuminators filled corners with. */
function drawCurl(random: Random, { at, direction, size }: Curl, colour: Colour): string {
  const place = placeAt(at, direction + random.normal() * 0.1)
  const half = [
    place(0, 0),
    place(size * 0.25, size * 0.22),
    place(size * 0.2, size * 0.46),
    place(size * 0.48, size * 0.4),
    place(size * 0.62, size * 0.56),
    place(size * 0.84, size * 0.3),
    place(size * 1.08, size * 0.16),
    place(size * 0.9, -size * 0.06),
    place(size * 0.7, -size * 0.26),
    place(size * 0.5, -size * 0.16),
    place(size * 0.3, -size * 0.28),
  ]
  const vein = [place(0, 0), place(size * 0.4, size * 0.08), place(size * 0.86, size * 0.12)]
  return (
    form(half, colour, 1) +
    line(vein, lighter(colour, 0.75), 0.9) +
    dot(place(size * 0.9, size * 0.14), size * 0.045, PIGMENTS.white)
  )
}
