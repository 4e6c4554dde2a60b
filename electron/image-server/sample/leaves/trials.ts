import { PIGMENTS } from '../colour.ts'
import { line } from '../ornament/brush.ts'
import { painted, type Drawing } from '../ornament/drawing.ts'
import { drawPenInitial } from '../ornament/initial.ts'
import { rose, violet } from '../ornament/flowers.ts'
import { drawLeaf } from '../ornament/foliage.ts'
import { drawPricking, drawRuling } from '../paper/ruling.ts'
import { READER, SCRIBE, writeLine } from '../pen/hand.ts'
import { short, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { LEAF } from './side.ts'
import { layoutFor } from './text-page.ts'

/** The leaf that was left for flowers to come: ruled, pricked, and empty. */
export function drawEmptyLeaf(random: Random, name: string): Drawing {
  const layout = layoutFor(name)
  return painted(
    drawRuling(random, layout, LEAF) +
      drawPricking(random, layout, name.endsWith('v') ? 66 : LEAF.width - 66),
  )
}

/** The last side, where pens were tried, an owner wrote, and worms went through. */
export function drawPenTrials(random: Random): Drawing {
  const lines: readonly (readonly [string, number, number, number])[] = [
    ['probo pennam si bona est', 200, 300, 24],
    ['a b c d e f g h', 560, 520, 30],
    ['liber hic est eius qui eum legit', 190, 760, 26],
    ['rosa rosa rosae', 420, 1010, 22],
    ['non est meus, non est tuus: horti est', 230, 1240, 22],
    ['nota nota', 700, 1450, 26],
  ]
  const written = lines.map(([text, x, y, xHeight], index) =>
    writeLine(index % 3 === 1 ? SCRIBE : READER, random, {
      text,
      x,
      y,
      xHeight,
      ink: index % 2 === 0 ? PIGMENTS.paleInk : PIGMENTS.ironGall,
    }),
  )
  const flourish = [560, 1100].map((y) => line(wave({ x: 170, y }, 420), PIGMENTS.paleInk, 2.4))
  const letter = drawPenInitial(
    random,
    { letter: 'E', x: 840, y: 860, size: 150 },
    { letter: PIGMENTS.paleInk, penWork: PIGMENTS.paleInk },
  )
  const pressed = `<g opacity=".5">${drawLeaf(random, { at: { x: 560, y: 1720 }, direction: -0.5, length: 190, breadth: 0.4, colour: PIGMENTS.umber, teeth: 5 })}${violet(random, { at: { x: 520, y: 1700 }, radius: 64, direction: 2 })}</g>`
  const small = rose(random, { at: { x: 1000, y: 300 }, radius: 52, direction: 0.4 })
  return painted(
    written.join('') + flourish.join('') + letter + pressed + small + wormholes(random),
  )
}

const wave = (from: Point, length: number): Point[] =>
  Array.from({ length: 60 }, (_, step) => {
    const t = step / 59
    return { x: from.x + t * length, y: from.y + Math.sin(t * 26) * 34 * (1 - t) }
  })

function wormholes(random: Random): string {
  return Array.from({ length: 14 }, () => {
    const [x, y] = [random.between(150, 1250), random.between(1350, 1930)]
    const size = random.between(3, 8)
    return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(size)}" ry="${short(size * random.between(0.7, 1.5))}" fill="#17100a"/><path d="M${short(x - size)} ${short(y + size)}q${short(size)} ${short(size * 0.8)} ${short(size * 2)} 0" fill="none" stroke="#fff3d6" stroke-opacity=".5"/>`
  }).join('')
}
