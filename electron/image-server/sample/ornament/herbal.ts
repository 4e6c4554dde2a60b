import { PIGMENTS } from '../colour.ts'
import type { Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { dot, form, line, placeAt } from './brush.ts'
import { bud, cornflower, lily, poppy, rose, violet } from './flowers.ts'
import type { Habit } from './plant.ts'
import { drawStem } from './foliage.ts'

/** The plants of the codex, by the names that it gives them. */
export const HERBAL = {
  rosa: {
    flower: rose,
    bud: bud(PIGMENTS.madder),
    bloom: 92,
    stem: PIGMENTS.sapGreen,
    thorns: true,
    leaf: { kind: 'compound', length: 190, breadth: 0.6, teeth: 6, colour: PIGMENTS.darkGreen },
  },
  cyanus: {
    flower: cornflower,
    bud: bud(PIGMENTS.azurite),
    bloom: 78,
    stem: PIGMENTS.verdigris,
    thorns: false,
    leaf: { kind: 'simple', length: 150, breadth: 0.14, teeth: 0, colour: PIGMENTS.verdigris },
  },
  papauer: {
    flower: poppy,
    bud: bud(PIGMENTS.vermilion),
    bloom: 96,
    stem: PIGMENTS.sapGreen,
    thorns: false,
    leaf: { kind: 'simple', length: 165, breadth: 0.44, teeth: 7, colour: PIGMENTS.verdigris },
  },
  uiola: {
    flower: violet,
    bud: bud([92, 62, 134]),
    bloom: 50,
    stem: PIGMENTS.sapGreen,
    thorns: false,
    leaf: { kind: 'simple', length: 100, breadth: 0.86, teeth: 6, colour: PIGMENTS.darkGreen },
  },
  lilium: {
    flower: lily,
    bud: bud([232, 228, 204]),
    bloom: 84,
    stem: PIGMENTS.sapGreen,
    thorns: false,
    leaf: { kind: 'simple', length: 150, breadth: 0.2, teeth: 0, colour: PIGMENTS.sapGreen },
  },
} as const satisfies Record<string, Habit>

/** A ripe ear on its stalk, for the cornfield. */
export function drawEar(random: Random, foot: Point, height: number): string {
  const top = { x: foot.x + random.normal() * 40, y: foot.y - height }
  const stalk = drawStem(
    [foot, { x: foot.x, y: foot.y - height * 0.5 }, { x: top.x, y: top.y + 60 }, top],
    4,
    PIGMENTS.ochre,
  )
  const grains = Array.from({ length: 18 }, (_, index) => {
    const side = index % 2 === 0 ? 1 : -1
    const at = { x: top.x + side * 5, y: top.y + 110 - index * 8 }
    const place = placeAt(at, -Math.PI / 2 + side * 0.42)
    return (
      line([place(10, 0), place(random.between(46, 64), -side * 6)], PIGMENTS.ochre, 1.1) +
      form([place(0, 0), place(8, 5), place(22, 0), place(22, 0), place(8, -5)], PIGMENTS.gold, 0.8)
    )
  })
  return stalk + grains.join('')
}

/** A bee that looks for the lily. */
export function drawBee(random: Random, at: Point, direction: number): string {
  const place = placeAt(at, direction)
  const wing = (side: number, reach: number): string =>
    `<g opacity=".72">${form([place(2, 0), place(reach * 0.3, side * reach), place(-reach * 0.5, side * reach * 1.15), place(-4, side * 5)], [226, 226, 220], 0.9)}</g>`
  const stripes = [-9, -3, 3].map((along) =>
    line([place(along, -7), place(along, 7)], PIGMENTS.ironGall, 3),
  )
  const legs = [-6, 0, 6].flatMap((along) =>
    [-1, 1].map((side) =>
      line(
        [place(along, side * 6), place(along + random.normal() * 2, side * 14)],
        PIGMENTS.ironGall,
        1,
      ),
    ),
  )
  return (
    legs.join('') +
    form(
      [place(-20, 0), place(-10, 10), place(8, 9), place(12, 0), place(8, -9), place(-10, -10)],
      PIGMENTS.ochre,
      1,
    ) +
    stripes.join('') +
    dot(place(14, 0), 6, PIGMENTS.ironGall) +
    wing(1, 22) +
    wing(-1, 22)
  )
}
