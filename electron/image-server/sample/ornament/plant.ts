import { PIGMENTS, type Colour } from '../colour.ts'
import { curve, pointOn, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { darker, form, lighter, line, placeAt } from './brush.ts'
import type { Flower } from './flowers.ts'
import { drawLeaf, drawStem } from './foliage.ts'

/** How a kind of plant grows. */
export interface Habit {
  readonly flower: Flower
  readonly bud: Flower
  /** Radius of an open flower. */
  readonly bloom: number
  readonly stem: Colour
  /** One leaf, or several along a stalk with one at the end. */
  readonly leaf: {
    readonly kind: 'simple' | 'compound'
    readonly length: number
    readonly breadth: number
    readonly teeth: number
    readonly colour: Colour
  }
  readonly thorns: boolean
}

export interface Growth {
  /** Where the stem leaves the ground, and how high it grows, in units of the leaf. */
  readonly foot: Point
  readonly height: number
  /** How far its branches reach to each side. */
  readonly reach: number
  readonly branches: number
  /** Of the top, to the right. */
  readonly lean: number
}

/** A whole plant with its roots, as a herbal shows it. */
export function drawPlant(random: Random, habit: Habit, growth: Growth): string {
  const { foot, height, lean } = growth
  const stem: Point[] = [
    foot,
    { x: foot.x + lean * 0.9, y: foot.y - height * 0.35 },
    { x: foot.x - lean * 0.6, y: foot.y - height * 0.7 },
    { x: foot.x + lean, y: foot.y - height },
  ]
  const width = Math.max(5, height * 0.014)
  const branches = Array.from({ length: growth.branches }, (_, index) => {
    const t = 0.2 + (0.66 * index) / Math.max(1, growth.branches - 1)
    return drawBranch(random, habit, {
      from: pointOn(stem, t),
      side: index % 2 === 0 ? 1 : -1,
      reach: growth.reach * (1.05 - t * 0.5),
      width: width * 0.6,
      isOpen: index % 3 !== 2,
    })
  })
  const top = pointOn(stem, 1)
  const crown = habit.flower(random, {
    at: { x: top.x, y: top.y - habit.bloom * 0.1 },
    radius: habit.bloom * 1.16,
    direction: -Math.PI / 2,
  })
  const thorns = habit.thorns ? drawThorns(stem, width) : ''
  return (
    drawRoots(random, foot, height * 0.16) +
    branches.map(({ behind }) => behind).join('') +
    drawStem(stem, width, habit.stem) +
    thorns +
    branches.map(({ before }) => before).join('') +
    branches.map(({ end }) => end).join('') +
    crown
  )
}

interface Branch {
  readonly from: Point
  /** 1 to the right, -1 to the left. */
  readonly side: number
  readonly reach: number
  readonly width: number
  readonly isOpen: boolean
}

function drawBranch(
  random: Random,
  habit: Habit,
  branch: Branch,
): { behind: string; before: string; end: string } {
  const { from, side, reach, width } = branch
  const rise = reach * random.between(0.62, 0.95)
  const controls: Point[] = [
    from,
    { x: from.x + side * reach * 0.55, y: from.y - rise * 0.1 },
    { x: from.x + side * reach * 0.95, y: from.y - rise * 0.35 },
    { x: from.x + side * reach, y: from.y - rise },
  ]
  const leaves = [0.26, 0.48, 0.7].map((t, index) => {
    const [here, next] = [pointOn(controls, t), pointOn(controls, t + 0.02)]
    const along = Math.atan2(next.y - here.y, next.x - here.x)
    const turn = (index % 2 === 0 ? 0.95 : -0.95) + random.normal() * 0.16
    return drawFoliage(random, habit, { at: here, direction: along + turn, size: 1 - t * 0.35 })
  })
  const axil = drawFoliage(random, habit, {
    at: from,
    direction: side > 0 ? 0.32 : Math.PI - 0.32,
    size: 0.96,
  })
  const tip = pointOn(controls, 1)
  const direction = -Math.PI / 2 + side * random.between(0.05, 0.5)
  const end = branch.isOpen
    ? habit.flower(random, { at: tip, radius: habit.bloom * random.between(0.84, 1.04), direction })
    : habit.bud(random, { at: tip, radius: habit.bloom * 0.74, direction })
  const thorns = habit.thorns ? drawThorns(controls, width) : ''
  return {
    behind: axil + leaves.slice(0, 1).join(''),
    before: drawStem(controls, width, habit.stem) + thorns + leaves.slice(1).join(''),
    end,
  }
}

function drawFoliage(
  random: Random,
  { leaf, stem }: Habit,
  spot: { at: Point; direction: number; size: number },
): string {
  const length = leaf.length * spot.size
  const one = (at: Point, direction: number, share: number): string =>
    drawLeaf(random, {
      at,
      direction,
      length: length * share,
      breadth: leaf.breadth,
      teeth: leaf.teeth,
      colour: random.pick([leaf.colour, lighter(leaf.colour, 0.14), darker(leaf.colour, 0.14)]),
    })
  if (leaf.kind === 'simple') return one(spot.at, spot.direction, 1)
  const place = placeAt(spot.at, spot.direction)
  const bow = random.normal() * length * 0.08
  const stalk = [place(0, 0), place(length * 0.3, bow), place(length * 0.72, bow)]
  const pairs = [0.34, 0.6].flatMap((t) =>
    [-1, 1].map((side) => one(place(length * t, bow), spot.direction + side * 0.98, 0.46)),
  )
  return (
    drawStem(stalk, 3.2, stem) +
    pairs.join('') +
    one(place(length * 0.7, bow), spot.direction, 0.58)
  )
}

function drawThorns(controls: readonly Point[], width: number): string {
  return [0.12, 0.24, 0.37, 0.52, 0.66, 0.8, 0.9]
    .map((t, index) => {
      const [here, next] = [pointOn(controls, t), pointOn(controls, t + 0.02)]
      const side = index % 2 === 0 ? 1 : -1
      const place = placeAt(here, Math.atan2(next.y - here.y, next.x - here.x))
      return form(
        [
          place(-width * 0.5, side * width * 0.4),
          place(-width * 0.2, side * width * 1.7),
          place(-width * 0.2, side * width * 1.7),
          place(width * 0.6, side * width * 0.4),
        ],
        PIGMENTS.madder,
        0.7,
      )
    })
    .join('')
}

function drawRoots(random: Random, foot: Point, depth: number): string {
  const root = (angle: number, reach: number, width: number): string => {
    const end = { x: foot.x + Math.cos(angle) * reach, y: foot.y + Math.sin(angle) * reach }
    const bends = [
      foot,
      {
        x: foot.x + Math.cos(angle) * reach * 0.3 + random.normal() * 30,
        y: foot.y + reach * 0.45,
      },
      { x: end.x + random.normal() * 40, y: end.y - reach * 0.25 },
      end,
    ]
    const points = [foot, ...curve(bends, 18)]
    const thick =
      line(points.slice(0, 7), PIGMENTS.umber, width * 1.5) +
      line(points.slice(0, 12), PIGMENTS.umber, width)
    const hairs = [8, 11, 14, 16].map((index) => {
      const at = points[index] ?? foot
      const tip = {
        x: at.x + random.normal() * depth * 0.3,
        y: at.y + random.between(0.1, 0.3) * depth,
      }
      return line([at, tip], darker(PIGMENTS.umber, 0.2), 1.2)
    })
    return (
      line(points, PIGMENTS.umber, width * 0.6) +
      thick +
      line(points.slice(0, 12), lighter(PIGMENTS.umber, 0.4), width * 0.25) +
      hairs.join('')
    )
  }
  return [0.5, 0.9, 1.25, 1.62, 2, 2.35, 2.7]
    .map((angle) =>
      root(angle + random.normal() * 0.1, depth * random.between(0.75, 1.15), depth * 0.05),
    )
    .join('')
}
