import { PIGMENTS, type Colour } from '../colour.ts'
import { curve, pointOn, short, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { dot, faintLine, line } from './brush.ts'
import { cornflower, poppy, rose, violet, type Flower } from './flowers.ts'
import { drawLeaf, drawStem, drawTendril } from './foliage.ts'

const GREENS: readonly Colour[] = [PIGMENTS.sapGreen, PIGMENTS.verdigris, PIGMENTS.darkGreen]
const FLOWERS: readonly Flower[] = [rose, cornflower, poppy, violet]

/** A strip of the margin, in units of the leaf. */
export interface Strip {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A margin grown over: a branch that sways along it with flowers at its bends, and gold strewn between. */
export function drawBorder(
  random: Random,
  strip: Strip,
): { readonly paint: string; readonly gold: string } {
  const isUpright = strip.height > strip.width
  const length = isUpright ? strip.height : strip.width
  const breadth = isUpright ? strip.width : strip.height
  const place = (along: number, aside: number): Point =>
    isUpright
      ? { x: strip.x + breadth / 2 + aside, y: strip.y + along }
      : { x: strip.x + along, y: strip.y + breadth / 2 + aside }
  const bends = Math.max(2, Math.round(length / (breadth * 1.15)))
  const paint: string[] = []
  const gold: string[] = []
  for (let bend = 0; bend < bends; bend += 1) {
    const turn = bend % 2 === 0 ? 1 : -1
    const [from, to] = [(bend / bends) * length, ((bend + 1) / bends) * length]
    const branch = [
      place(from, 0),
      place(from + (to - from) * 0.25, turn * breadth * 0.52),
      place(to - (to - from) * 0.25, turn * breadth * 0.52),
      place(to, 0),
    ]
    paint.push(drawStem(branch, breadth * 0.034, PIGMENTS.verdigris))
    paint.push(sprigs(random, branch, breadth))
    const heart = place((from + to) / 2, -turn * breadth * 0.14)
    paint.push(
      drawTendril(
        random,
        {
          centre: heart,
          radius: breadth * 0.3,
          from: isUpright ? 1.6 * turn : 0,
          turns: turn * 1.4,
        },
        random.pick([PIGMENTS.azurite, PIGMENTS.verdigris, PIGMENTS.madder]),
      ),
    )
    paint.push(
      (FLOWERS[bend % FLOWERS.length] ?? rose)(random, {
        at: heart,
        radius: breadth * 0.19,
        direction: random.between(0, 6),
      }),
    )
  }
  for (let ball = 0; ball < length / 21; ball += 1) {
    const at = place(random.between(0, length), random.between(-0.5, 0.5) * breadth)
    gold.push(
      `<circle cx="${short(at.x)}" cy="${short(at.y)}" r="${short(random.between(3.4, 6.4))}" fill="#fff"/>`,
    )
    paint.push(rays(random, at))
  }
  return { paint: paint.join(''), gold: gold.join('') }
}

/** Leaves and buds on short stalks along a branch. */
function sprigs(random: Random, branch: readonly Point[], breadth: number): string {
  return [0.12, 0.26, 0.4, 0.56, 0.7, 0.86]
    .map((t, index) => {
      const [here, next] = [pointOn(branch, t), pointOn(branch, t + 0.02)]
      const along = Math.atan2(next.y - here.y, next.x - here.x)
      const direction = along + (index % 2 === 0 ? 0.9 : -0.9)
      if (index % 3 !== 2) {
        return drawLeaf(random, {
          at: here,
          direction,
          length: breadth * random.between(0.18, 0.27),
          breadth: 0.52,
          colour: random.pick(GREENS),
          teeth: index % 2 === 0 ? 4 : 0,
        })
      }
      const tip = {
        x: here.x + Math.cos(direction) * breadth * 0.2,
        y: here.y + Math.sin(direction) * breadth * 0.2,
      }
      const bent = {
        x: (here.x + tip.x) / 2 + random.normal() * 8,
        y: (here.y + tip.y) / 2 + random.normal() * 8,
      }
      return (
        line([here, ...curve([here, bent, tip])], PIGMENTS.darkGreen, 1.6) +
        dot(tip, breadth * 0.03, random.pick([PIGMENTS.vermilion, PIGMENTS.azurite, PIGMENTS.rose]))
      )
    })
    .join('')
}

/** The short pen strokes around a ball of gold. */
const rays = (random: Random, { x, y }: Point): string =>
  Array.from({ length: 5 }, (_, ray) => {
    const angle = ray * 1.26 + random.next()
    return faintLine(
      [
        { x: x + Math.cos(angle) * 7, y: y + Math.sin(angle) * 7 },
        { x: x + Math.cos(angle) * 12, y: y + Math.sin(angle) * 12 },
      ],
      PIGMENTS.ironGall,
      { width: 0.9, opacity: 0.8 },
    )
  }).join('')
