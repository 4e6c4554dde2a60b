import { cssOf, PIGMENTS } from '../colour.ts'
import { painted, together, type Drawing } from '../ornament/drawing.ts'
import { drawEar, HERBAL } from '../ornament/herbal.ts'
import { drawPlant } from '../ornament/plant.ts'
import { SCRIBE, widthOfText, writeLine } from '../pen/hand.ts'
import { short, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { LEAF } from './side.ts'

/** The picture at the beginning: a rose from root to crown in a gilded frame. */
export function drawFrontispiece(random: Random): Drawing {
  const middle = (LEAF.width - 10) / 2
  const plant = drawPlant(random, HERBAL.rosa, {
    foot: { x: middle, y: 1500 },
    height: 1080,
    reach: 360,
    branches: 7,
    lean: 46,
  })
  const frame = drawFrame({ x: 150, y: 170, width: 1090, height: 1560 })
  return together(frame, painted(plant + caption(random, 'rosa', { x: middle, y: 1830 })))
}

/** The cornfield: poppies and cornflowers between ears. */
export function drawCornfield(random: Random): Drawing {
  const ears = [330, 470, 590, 800, 930, 1060].map((x) =>
    drawEar(random, { x, y: 1560 }, random.between(860, 1120)),
  )
  const cornflowers = [420, 1010].map((x, index) =>
    drawPlant(random, HERBAL.cyanus, {
      foot: { x, y: 1600 },
      height: 900 + index * 120,
      reach: 170,
      branches: 4,
      lean: index === 0 ? -40 : 40,
    }),
  )
  const poppies = drawPlant(random, HERBAL.papauer, {
    foot: { x: 720, y: 1640 },
    height: 1180,
    reach: 280,
    branches: 5,
    lean: 30,
  })
  const labels = caption(random, 'papauer 7 cyanus', { x: 720, y: 1890 })
  return painted(ears.join('') + cornflowers.join('') + poppies + labels)
}

export const caption = (random: Random, text: string, { x: middle, y }: Point): string =>
  writeLine(SCRIBE, random, {
    text,
    x: middle - widthOfText(SCRIBE, text, 34) / 2,
    y,
    xHeight: 34,
    ink: PIGMENTS.vermilion,
  })

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Two bars of colour with gold between them, and a knot of gold at each corner. */
function drawFrame({ x, y, width, height }: Box): Drawing {
  const bar = (inset: number, thickness: number, colour: string): string =>
    `<rect x="${short(x + inset)}" y="${short(y + inset)}" width="${short(width - inset * 2)}" height="${short(height - inset * 2)}" fill="none" stroke="${colour}" stroke-width="${thickness}"/>`
  const corners = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([across = 0, down = 0]) => [x + across * width, y + down * height] as const)
  const knots = corners.map(
    ([cx, cy]) =>
      `<path fill="#fff" fill-rule="evenodd" d="M${short(cx - 34)} ${short(cy)}L${short(cx)} ${short(cy - 34)}L${short(cx + 34)} ${short(cy)}L${short(cx)} ${short(cy + 34)}Z"/>`,
  )
  const beads = (
    count: number,
    from: readonly [number, number],
    to: readonly [number, number],
  ): string =>
    Array.from({ length: count }, (_, index) => {
      const t = (index + 0.5) / count
      return `<circle cx="${short(from[0] + (to[0] - from[0]) * t)}" cy="${short(from[1] + (to[1] - from[1]) * t)}" r="2.4" fill="${cssOf(PIGMENTS.white)}"/>`
    }).join('')
  const inner = 22
  const strings =
    beads(44, [x + inner, y + inner], [x + width - inner, y + inner]) +
    beads(44, [x + inner, y + height - inner], [x + width - inner, y + height - inner]) +
    beads(63, [x + inner, y + inner], [x + inner, y + height - inner]) +
    beads(63, [x + width - inner, y + inner], [x + width - inner, y + height - inner])
  return {
    paint:
      bar(0, 20, cssOf(PIGMENTS.ironGall)) +
      bar(22, 16, cssOf(PIGMENTS.lapis)) +
      bar(36, 5, cssOf(PIGMENTS.madder)) +
      strings,
    gold: bar(0, 15, '#fff') + knots.join(''),
  }
}
