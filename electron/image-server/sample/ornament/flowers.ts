import { mix, PIGMENTS, type Colour } from '../colour.ts'
import type { Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { darker, dot, form, glaze, lighter, faintLine, line, placeAt } from './brush.ts'

/** A flower seen from the front, or from the side where it has one. */
export interface Bloom {
  readonly at: Point
  readonly radius: number
  /** Where it looks, in radians. */
  readonly direction: number
}

export type Flower = (random: Random, bloom: Bloom) => string

interface Petal extends Bloom {
  /** At its broadest, as a share of its length. */
  readonly breadth: number
  /** How deep its tip is cut in, as a share of its length. */
  readonly notch: number
  readonly colour: Colour
}

function drawPetal(random: Random, petal: Petal): string {
  const place = placeAt(petal.at, petal.direction)
  const { radius, breadth, notch, colour } = petal
  const ruffle = (): number => random.normal() * radius * (breadth > 1 ? 0.07 : 0.035)
  const half = (sign: number): Point[] =>
    [
      [0.18, 0.14],
      [0.45, 0.36],
      [0.7, 0.5],
      [0.9, 0.42],
      [1.02, 0.22],
    ].map(([along = 0, aside = 0]) =>
      place(along * radius + ruffle(), sign * aside * radius * breadth * 2 * 0.62 + ruffle()),
    )
  const tip = place(radius * (1 - notch), ruffle())
  const streak = (aside: number): string => {
    const light = aside < 0
    return faintLine(
      [
        place(radius * 0.16, aside * 0.16 * radius),
        place(radius * 0.5, aside * 0.52 * radius * breadth),
        place(radius * random.between(0.66, 0.88), aside * 0.66 * radius * breadth),
      ],
      light ? lighter(colour, 0.55) : darker(colour, 0.3),
      { width: radius * 0.018 + 0.35, opacity: 0.7 },
    )
  }
  const shape = [place(0, 0), ...half(1), tip, ...(notch < 0 ? [tip] : []), ...half(-1).reverse()]
  const shadow = [
    place(0, 0),
    place(radius * 0.3, radius * 0.2 * breadth),
    place(radius * 0.52, 0),
    place(radius * 0.3, -radius * 0.2 * breadth),
  ]
  return (
    form(shape, colour, radius * 0.016 + 0.5) +
    glaze(shadow, darker(colour, 0.7), 0.4) +
    [-0.7, -0.45, -0.2, 0.1, 0.35, 0.6, 0.8].map(streak).join('')
  )
}

const ring = (count: number, draw: (angle: number, index: number) => string, from = 0): string =>
  Array.from({ length: count }, (_, index) =>
    draw(from + (index / count) * Math.PI * 2, index),
  ).join('')

function stamens(random: Random, { at, radius }: Bloom, colour: Colour): string {
  const threads = ring(16, (angle) => {
    const end = placeAt(at, angle + random.normal() * 0.1)(radius * random.between(0.7, 1.1), 0)
    return line([at, end], darker(colour, 0.3), radius * 0.06) + dot(end, radius * 0.13, colour)
  })
  return (
    threads +
    dot(at, radius * 0.42, darker(colour, 0.25)) +
    dot({ x: at.x - radius * 0.1, y: at.y - radius * 0.1 }, radius * 0.2, lighter(colour, 0.5))
  )
}

/** Five petals, five within, and sepals that show between. */
export const rose: Flower = (random, bloom) => {
  const petal = (colour: Colour, size: number, breadth: number) => (direction: number) =>
    drawPetal(random, {
      at: bloom.at,
      direction,
      radius: bloom.radius * size,
      breadth,
      notch: 0.14,
      colour: mix(colour, PIGMENTS.white, random.between(0, 0.16)),
    })
  const sepal = (direction: number): string =>
    drawPetal(random, {
      at: bloom.at,
      direction,
      radius: bloom.radius * 1.12,
      breadth: 0.34,
      notch: -0.12,
      colour: PIGMENTS.sapGreen,
    })
  const turn = bloom.direction
  return (
    ring(5, sepal, turn + Math.PI / 5) +
    ring(5, petal(PIGMENTS.madder, 1, 0.98), turn) +
    ring(5, petal(PIGMENTS.rose, 0.62, 0.95), turn + Math.PI / 5) +
    stamens(random, { ...bloom, radius: bloom.radius * 0.24 }, PIGMENTS.gold)
  )
}

/** The cornflower: florets like small trumpets around a dark middle. */
export const cornflower: Flower = (random, bloom) => {
  const floret =
    (reach: number) =>
    (angle: number): string => {
      const place = placeAt(bloom.at, angle + random.normal() * 0.07)
      const r = bloom.radius * reach * random.between(0.92, 1.06)
      const lobe = (aside: number): Point[] => [
        place(r * 0.66, aside * r * 0.12),
        place(r * 1.04, aside * r * 0.34),
        place(r * 0.74, aside * r * 0.02),
      ]
      const blue = mix(PIGMENTS.azurite, PIGMENTS.white, random.between(0.04, 0.3))
      return (
        form(
          [
            place(0, 0),
            place(r * 0.5, r * 0.07),
            ...lobe(1),
            place(r * 1.06, 0),
            ...lobe(-1).reverse(),
            place(r * 0.5, -r * 0.07),
          ],
          blue,
          0.8,
        ) + line([place(r * 0.2, 0), place(r * 0.8, 0)], lighter(blue, 0.6), 0.8)
      )
    }
  return (
    ring(11, floret(1), bloom.direction) +
    ring(8, floret(0.62), bloom.direction + 0.2) +
    ring(12, (angle) =>
      line(
        [bloom.at, placeAt(bloom.at, angle)(bloom.radius * 0.3, 0)],
        [84, 44, 104],
        bloom.radius * 0.05 + 0.6,
      ),
    ) +
    ring(9, (angle) =>
      dot(placeAt(bloom.at, angle)(bloom.radius * 0.29, 0), bloom.radius * 0.04, PIGMENTS.rose),
    )
  )
}

/** The poppy: four broad petals, dark at the base. */
export const poppy: Flower = (random, bloom) => {
  const petal = (direction: number, index: number): string =>
    drawPetal(random, {
      at: bloom.at,
      direction,
      radius: bloom.radius * (index % 2 ? 0.94 : 1.04),
      breadth: 1.12,
      notch: 0.1,
      colour: mix(PIGMENTS.vermilion, PIGMENTS.ochre, random.between(0, 0.22)),
    })
  const spot = (angle: number): string => {
    const place = placeAt(bloom.at, angle)
    const r = bloom.radius
    return glaze(
      [
        place(r * 0.1, 0),
        place(r * 0.24, r * 0.12),
        place(r * 0.44, 0),
        place(r * 0.24, -r * 0.12),
      ],
      PIGMENTS.ironGall,
      0.85,
    )
  }
  return (
    ring(4, petal, bloom.direction) +
    ring(4, spot, bloom.direction) +
    stamens(random, { ...bloom, radius: bloom.radius * 0.25 }, PIGMENTS.umber) +
    dot(bloom.at, bloom.radius * 0.11, PIGMENTS.verdigris)
  )
}

/** The violet: two petals up, two aside, one down with the spur's gold. */
export const violet: Flower = (random, bloom) => {
  const down = bloom.direction
  const petal = (turn: number, size: number): string =>
    drawPetal(random, {
      at: bloom.at,
      direction: down + turn,
      radius: bloom.radius * size,
      breadth: 0.8,
      notch: 0.08,
      colour: mix([92, 62, 134], PIGMENTS.white, random.between(0, 0.2)),
    })
  const gold = placeAt(bloom.at, down)
  return (
    petal(2.62, 0.95) +
    petal(-2.62, 0.95) +
    petal(1.25, 0.86) +
    petal(-1.25, 0.86) +
    petal(0, 1.02) +
    form(
      [
        gold(-bloom.radius * 0.1, 0),
        gold(bloom.radius * 0.16, bloom.radius * 0.13),
        gold(bloom.radius * 0.34, 0),
        gold(bloom.radius * 0.16, -bloom.radius * 0.13),
      ],
      PIGMENTS.gold,
      0.7,
    )
  )
}

/** The lily: six pointed petals from the side, three behind and three before. */
export const lily: Flower = (random, bloom) => {
  const white: Colour = [244, 238, 224]
  const petal = (turn: number, size: number, tone: number): string =>
    drawPetal(random, {
      at: bloom.at,
      direction: bloom.direction + turn,
      radius: bloom.radius * size * 1.3,
      breadth: 0.36,
      notch: -0.16,
      colour: mix(white, [150, 150, 120], tone),
    })
  const back = petal(-0.34, 1, 0.3) + petal(0.34, 1, 0.3) + petal(0, 1.02, 0.26)
  const threads = [-0.34, -0.18, 0, 0.17, 0.33].map((turn) => {
    const end = placeAt(bloom.at, bloom.direction + turn)(bloom.radius * 0.98, 0)
    return (
      line([bloom.at, end], PIGMENTS.sapGreen, bloom.radius * 0.02 + 0.5) +
      dot(end, bloom.radius * 0.055, PIGMENTS.ochre)
    )
  })
  return (
    back +
    threads.join('') +
    petal(-0.78, 1.02, 0.08) +
    petal(0.78, 1.02, 0.1) +
    petal(-0.16, 0.8, 0.02) +
    petal(0.2, 0.78, 0.04)
  )
}

/** A bud with its sepals half open. */
export const bud =
  (colour: Colour): Flower =>
  (random, bloom) =>
    drawPetal(random, { ...bloom, breadth: 0.62, notch: -0.1, colour }) +
    [-0.42, 0.42, 0]
      .map((turn) =>
        drawPetal(random, {
          ...bloom,
          direction: bloom.direction + turn,
          radius: bloom.radius * (turn === 0 ? 0.62 : 0.8),
          breadth: 0.3,
          notch: -0.16,
          colour: PIGMENTS.sapGreen,
        }),
      )
      .join('')
