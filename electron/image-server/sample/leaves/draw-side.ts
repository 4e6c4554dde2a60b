import type { Colour } from '../colour.ts'
import { gild } from '../paper/gilding.ts'
import { createGrains, type Grain } from '../paper/grain.ts'
import { outlineOf } from '../paper/outline.ts'
import { photograph } from '../paper/photograph.ts'
import { gridOf, shadeParchment, type Shade, type Skin } from '../paper/shade.ts'
import { createRandom, type Random } from '../random.ts'
import { coverage, rasterise, type Frame, type Raster } from '../raster.ts'
import { gutterOf, LEAF, type Side } from './side.ts'

/** What is common to all leaves of the codex, made once. */
export interface Workshop {
  readonly random: Random
  readonly grain: Readonly<Record<Side['skin'], Grain>>
}

export function openWorkshop(): Workshop {
  const random = createRandom('The Little Florilegium')
  return {
    random,
    grain: createGrains(random.fork('grain'), {
      hair: { fibres: 2600, pores: 5200 },
      flesh: { fibres: 5200, pores: 260 },
    }),
  }
}

const SKINS: Readonly<Record<Side['skin'], Pick<Skin, 'base' | 'dark' | 'unevenness'>>> = {
  hair: { base: [238, 222, 188], dark: [168, 124, 72], unevenness: 0.66 },
  flesh: { base: [245, 236, 214], dark: [184, 146, 96], unevenness: 0.46 },
}

/** What shows through from the other side of parchment: this much of it, browned. */
const SHOW_THROUGH = 0.17
const BEHIND: Colour = [120, 92, 62]

export const frameOf = ({ scale }: Pick<Side, 'scale'>): Frame => ({ ...LEAF, scale })

/** The ink and paint of one side, on nothing. */
export async function drawInk(workshop: Workshop, side: Side): Promise<Raster> {
  const random = workshop.random.fork(side.name)
  const frame = frameOf(side)
  const { paint, gold } = side.draw(random)
  const ink = await rasterise(paint, frame)
  return gold === '' ? ink : gild(random, ink, { shapes: gold, frame })
}

/** The photograph of one side, with what its other side lets show through. */
export async function photographSide(
  workshop: Workshop,
  side: Side,
  { ink, behind }: { readonly ink: Raster; readonly behind: Raster },
): Promise<Raster> {
  const random = workshop.random.fork(side.name)
  const frame = frameOf(side)
  const shade = await shadeOf(workshop, side, behind)
  return photograph({
    frame,
    outline: outlineOf(random, frame, gutterOf(side)),
    shade,
    grain: workshop.grain[side.skin],
    roughness: side.skin === 'hair' ? 8 : 6.5,
    ink,
    leavesBehind: 5,
  })
}

/** The parchment of one side. */
export async function shadeOf(workshop: Workshop, side: Side, behind: Raster): Promise<Shade> {
  const skin = { ...SKINS[side.skin], stains: side.stains }
  // Both sides of a leaf are one skin: the same clouds and stains, seen from the other side.
  const shade = shadeParchment(workshop.random.fork(side.name.slice(0, -1)), LEAF, skin)
  const grid = gridOf(LEAF)
  const through = await coverage(behind, { width: grid.columns, height: grid.rows, blur: 0.7 })
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const share = (through[row * grid.columns + (grid.columns - 1 - column)] ?? 0) * SHOW_THROUGH
      const cell = (row * grid.columns + column) * 3
      for (let part = 0; part < 3; part += 1) {
        const value = shade.values[cell + part] ?? 0
        shade.values[cell + part] = value + ((BEHIND[part] ?? 0) - value) * share
      }
    }
  }
  return shade
}
