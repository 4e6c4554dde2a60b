import { cssOf, PIGMENTS, type Colour } from '../colour.ts'
import { dot, form, line, placeAt } from '../ornament/brush.ts'
import type { Drawing } from '../ornament/drawing.ts'
import { cornflower, lily, poppy, rose, violet, type Flower } from '../ornament/flowers.ts'
import { drawLeaf } from '../ornament/foliage.ts'
import { SCRIBE, widthOfText, writeLine } from '../pen/hand.ts'
import { short, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { caption } from './plates.ts'
import { LEAF } from './side.ts'

const MONTHS = [
  'ianuarius',
  'februarius',
  'martius',
  'aprilis',
  'maius',
  'iunius',
  'iulius',
  'augustus',
  'september',
  'october',
  'nouember',
  'december',
]
const RADIUS = 470

/** What stands in the field of each month: a flower, or a bare leaf in winter. */
const BLOOMS: readonly (Flower | undefined)[] = [
  undefined,
  undefined,
  violet,
  violet,
  lily,
  rose,
  poppy,
  cornflower,
  rose,
  undefined,
  undefined,
  undefined,
]

/** The wheel of flowers: which month brings which. */
export function drawWheel(random: Random): Drawing {
  const centre = { x: LEAF.width / 2 - 20, y: 960 }
  const rings = [RADIUS, RADIUS - 14, RADIUS - 96, RADIUS - 106, 176, 166].map((radius) =>
    circle(centre, radius, 2.6),
  )
  const gold = `<path fill="#fff" fill-rule="evenodd" d="${ringPath(centre, RADIUS - 1)}${ringPath(centre, RADIUS - 13)}${ringPath(centre, 175)}${ringPath(centre, 167)}"/>`
  const fields = MONTHS.map((month, index) => drawField(random, centre, { month, index }))
  const heart = rose(random, { at: centre, radius: 118, direction: -Math.PI / 2 })
  const gilt = MONTHS.map((_, index) => {
    const at = placeAt(centre, (index / 12) * Math.PI * 2)(RADIUS + 26, 0)
    return `<circle cx="${short(at.x)}" cy="${short(at.y)}" r="9" fill="#fff"/>`
  })
  const winds = [
    [200, 1640],
    [LEAF.width - 240, 1640],
  ].map(([x = 0, y = 0]) => spray(random, { x, y }))
  return {
    paint:
      `<circle cx="${centre.x}" cy="${centre.y}" r="${RADIUS}" fill="#f8ecc8" fill-opacity=".35"/>` +
      fields.join('') +
      rings.join('') +
      heart +
      winds.join('') +
      caption(random, 'rota florum', { x: centre.x, y: 330 }),
    gold: gold + gilt.join(''),
  }
}

function drawField(
  random: Random,
  centre: Point,
  { month, index }: { month: string; index: number },
): string {
  const from = (index / 12) * Math.PI * 2 - Math.PI / 2
  const middle = from + Math.PI / 12
  const washes: readonly Colour[] = [
    PIGMENTS.azurite,
    PIGMENTS.rose,
    PIGMENTS.verdigris,
    PIGMENTS.ochre,
  ]
  const wash = `<path d="${sector(centre, from, [176, RADIUS - 106])}" fill="${cssOf(washes[Math.floor(((index + 10) % 12) / 3)] ?? PIGMENTS.ochre)}" fill-opacity=".2"/>`
  const spoke = line(
    [placeAt(centre, from)(176, 0), placeAt(centre, from)(RADIUS - 14, 0)],
    PIGMENTS.ironGall,
    2.4,
  )
  const at = placeAt(centre, middle)
  const bloom = BLOOMS[index]
  const plant = bloom
    ? drawLeaf(random, {
        at: at(206, 0),
        direction: middle + 0.7,
        length: 74,
        breadth: 0.42,
        colour: PIGMENTS.sapGreen,
        teeth: 4,
      }) +
      drawLeaf(random, {
        at: at(206, 0),
        direction: middle - 0.7,
        length: 74,
        breadth: 0.42,
        colour: PIGMENTS.verdigris,
        teeth: 4,
      }) +
      line([at(196, 0), at(280, 0)], PIGMENTS.darkGreen, 4) +
      bloom(random, { at: at(284, 0), radius: 50, direction: middle })
    : bareTwig(random, at)
  // The names stand on the wheel as one turns it: each is written level and then set on its place.
  const turn = (middle * 180) / Math.PI + 90
  const place = at(RADIUS - 66, 0)
  const width = widthOfText(SCRIBE, month, 17)
  const name = writeLine(SCRIBE, random, {
    text: month,
    x: -width / 2,
    y: 8,
    xHeight: 17,
    ink: index % 2 === 0 ? PIGMENTS.ironGall : PIGMENTS.vermilion,
  })
  return `${wash}${spoke}${plant}<g transform="translate(${short(place.x)} ${short(place.y)}) rotate(${short(turn)})">${name}</g>`
}

function bareTwig(random: Random, at: (along: number, aside: number) => Point): string {
  const twig = line(
    [at(196, 0), at(250, random.normal() * 6), at(330, random.normal() * 10)],
    PIGMENTS.umber,
    4,
  )
  const side = [230, 262, 294].map((along, index) => {
    const tip = at(along + 34, (index % 2 === 0 ? 1 : -1) * 30)
    return line([at(along, 0), tip], PIGMENTS.umber, 2.4) + dot(tip, 3.4, PIGMENTS.madder)
  })
  return twig + side.join('')
}

function spray(random: Random, foot: Point): string {
  const place = placeAt(foot, -Math.PI / 2)
  const leaves = [-1.1, -0.55, 0, 0.55, 1.1].map((turn) =>
    drawLeaf(random, {
      at: foot,
      direction: -Math.PI / 2 + turn,
      length: 110,
      breadth: 0.4,
      colour: PIGMENTS.sapGreen,
      teeth: 5,
    }),
  )
  return (
    leaves.join('') +
    form([place(-20, -8), place(0, -10), place(0, 10), place(-20, 8)], PIGMENTS.umber) +
    violet(random, { at: place(46, 0), radius: 40, direction: Math.PI / 2 })
  )
}

const circle = ({ x, y }: Point, radius: number, width: number): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="none" stroke="${cssOf(PIGMENTS.ironGall)}" stroke-width="${width}"/>`

const ringPath = ({ x, y }: Point, radius: number): string =>
  `M${short(x - radius)} ${short(y)}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0Z`

function sector(centre: Point, from: number, [inner, outer]: readonly [number, number]): string {
  const [first, second] = [placeAt(centre, from), placeAt(centre, from + Math.PI / 6)]
  const at = (point: Point): string => `${short(point.x)} ${short(point.y)}`
  return `M${at(first(inner, 0))}L${at(first(outer, 0))}A${outer} ${outer} 0 0 1 ${at(second(outer, 0))}L${at(second(inner, 0))}A${inner} ${inner} 0 0 0 ${at(first(inner, 0))}Z`
}
