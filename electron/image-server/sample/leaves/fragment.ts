import { PIGMENTS } from '../colour.ts'
import { drawLeaf, drawStem } from '../ornament/foliage.ts'
import { painted, together } from '../ornament/drawing.ts'
import type { Grain } from '../paper/grain.ts'
import { layOnFelt } from '../paper/cutout.ts'
import { drawRuling, type Layout } from '../paper/ruling.ts'
import { shadeParchment } from '../paper/shade.ts'
import { createNoise } from '../noise.ts'
import { pointOn, shapeOf, type Point } from '../pen/path.ts'
import type { Random } from '../random.ts'
import { rasterise, type Frame, type Raster } from '../raster.ts'
import { drawScaleBar } from './target.ts'
import { writeSection } from './text-page.ts'
import { FRAGMENT } from './texts.ts'

export const FRAGMENT_FRAME: Frame = { width: 1300, height: 1000, scale: 1 }

/** A corner of a lost leaf, found in the binding of another book, on felt with a scale beside it. */
export async function photographFragment(random: Random, grain: Grain): Promise<Raster> {
  const layout: Layout = { left: 330, right: 1180, first: 190, leading: 63, lines: 11 }
  const text = together(
    painted(drawRuling(random, layout, FRAGMENT_FRAME)),
    writeSection(random, layout, {
      section: { rubric: 'De hedera. capitulum nonum', text: `${FRAGMENT} ${FRAGMENT}` },
      line: 0,
    }).drawing,
    painted(drawIvy(random)),
  )
  const [ink, outline, scale] = await Promise.all([
    rasterise(text.paint, FRAGMENT_FRAME),
    rasterise(
      `<path d="${shapeOf(tornOutline(random))}" fill="#fff"/>${holes(random)}`,
      FRAGMENT_FRAME,
    ),
    rasterise(drawScaleBar({ x: 300, y: 930, unit: 52, count: 10 }), FRAGMENT_FRAME),
  ])
  const shade = shadeParchment(random.fork('skin'), FRAGMENT_FRAME, {
    base: [230, 208, 164],
    dark: [140, 94, 50],
    unevenness: 1.1,
    stains: [
      { x: 900, y: 700, radius: 260, strength: 1 },
      { x: 300, y: 260, radius: 150, strength: 0.8 },
    ],
  })
  return layOnFelt({ frame: FRAGMENT_FRAME, outline, ink, shade, grain, beside: scale })
}

/** Cut straight above and on the right by a binder's knife, torn elsewhere. */
function tornOutline(random: Random): Point[] {
  const jagged = createNoise(random.fork('jagged'))
  const coarse = createNoise(random.fork('coarse'))
  const corners: readonly (Point & { readonly tear: number })[] = [
    { x: 170, y: 84, tear: 0.08 },
    { x: 1130, y: 70, tear: 0.06 },
    { x: 1150, y: 520, tear: 1 },
    { x: 1010, y: 650, tear: 1 },
    { x: 820, y: 770, tear: 1 },
    { x: 560, y: 735, tear: 1 },
    { x: 330, y: 840, tear: 1 },
    { x: 190, y: 700, tear: 0.5 },
  ]
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner
    const length = Math.hypot(next.x - corner.x, next.y - corner.y)
    const steps = Math.ceil(length / 4)
    return Array.from({ length: steps }, (_, step) => {
      const t = step / steps
      const [x, y] = [corner.x + (next.x - corner.x) * t, corner.y + (next.y - corner.y) * t]
      const off =
        ((coarse(x / 60, y / 60) - 0.5) * 70 +
          (jagged(x / 13, y / 13) - 0.5) * 22 +
          (jagged(x / 4, y / 4) - 0.5) * 7) *
        corner.tear
      return {
        x: x - (off * (next.y - corner.y)) / length,
        y: y + (off * (next.x - corner.x)) / length,
      }
    })
  })
}

/** Ivy that climbs the margin. */
function drawIvy(random: Random): string {
  const stem = [
    { x: 262, y: 800 },
    { x: 214, y: 600 },
    { x: 306, y: 420 },
    { x: 250, y: 150 },
  ]
  const leaves = [0.12, 0.3, 0.48, 0.66, 0.84, 1].map((t, index) =>
    drawLeaf(random, {
      at: pointOn(stem, t),
      direction: index % 2 === 0 ? -0.6 : Math.PI + 0.5,
      length: 66,
      breadth: 0.92,
      colour: index % 2 === 0 ? PIGMENTS.darkGreen : PIGMENTS.sapGreen,
      teeth: 3,
    }),
  )
  return drawStem(stem, 6, PIGMENTS.umber) + leaves.join('')
}

/** Where the thread of the other book went through. */
function holes(random: Random): string {
  return [180, 330, 480, 620]
    .map(
      (y) =>
        `<ellipse cx="${Math.round(212 + random.normal() * 5)}" cy="${y}" rx="4" ry="8" fill="#000"/>`,
    )
    .join('')
}
