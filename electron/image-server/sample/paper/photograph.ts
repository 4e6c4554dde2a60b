import { pixelsOf, type Frame, type Raster } from '../raster.ts'
import type { Grain } from './grain.ts'
import { MARGIN, type Outline } from './outline.ts'
import { CELL, type Shade } from './shade.ts'

export interface Sitting {
  readonly frame: Frame
  readonly outline: Outline
  readonly shade: Shade
  readonly grain: Grain
  /** How strongly the grain shows, in steps of 255. */
  readonly roughness: number
  /** What was written and painted on the leaf. */
  readonly ink: Raster
  /** How many leaves show behind the fore-edge. */
  readonly leavesBehind: number
}

/** Photographs a bound leaf on dark felt, lit from the upper left: three channels. */
export function photograph(sitting: Sitting): Raster {
  const { width, height } = pixelsOf(sitting.frame)
  const data = new Uint8ClampedArray(width * height * 3)
  const columns = columnsOf(sitting, width)
  const shade = new Float32Array(sitting.shade.columns * 3)
  for (let y = 0; y < height; y += 1) {
    shadeOfRow(sitting.shade, y / sitting.frame.scale, shade)
    photographRow(sitting, { y, width, shade, columns, data })
    trimRow(sitting, { y, width, data })
  }
  return { width, height, channels: 3, data }
}

interface Row {
  /** In pixels. */
  readonly y: number
  readonly width: number
  readonly data: Uint8ClampedArray
}

/** What is the same for all pixels of a column, worked out once. */
interface Columns {
  readonly light: Float32Array
  /** Where the shade of its cell begins in a row of them, and how far it is to the next cell, 0 to 1. */
  readonly cell: Int32Array
  readonly share: Float32Array
}

function columnsOf(sitting: Sitting, width: number): Columns {
  const cells = Float64Array.from({ length: width }, (_, x) => x / sitting.frame.scale / CELL)
  return {
    light: lightAcross(sitting, width),
    cell: Int32Array.from(cells, (cell) => Math.floor(cell) * 3),
    share: Float32Array.from(cells, (cell) => cell - Math.floor(cell)),
  }
}

/** Parchment and ink from one side of the picture to the other: sixty million pixels, so nothing more. */
function photographRow(
  sitting: Sitting,
  {
    y,
    width,
    data,
    shade,
    columns,
  }: Row & { readonly shade: Float32Array; readonly columns: Columns },
): void {
  const { frame, roughness } = sitting
  const { values: specks, size } = sitting.grain
  const { data: ink } = sitting.ink
  const { light, cell, share } = columns
  const grainRow = (y & (size - 1)) * size
  const falloff = 1.03 - 0.07 * (y / frame.scale / frame.height)
  for (let x = 0; x < width; x += 1) {
    const speckle = (specks[grainRow + (x & (size - 1))] ?? 0) * roughness
    const bright = (light[x] ?? 1) * falloff
    const left = cell[x] ?? 0
    const along = share[x] ?? 0
    const target = (y * width + x) * 3
    const source = (y * width + x) * 4
    const alpha = ink[source + 3] ?? 0
    // Ink takes less well on coarse grain, and parchment shimmers through it.
    const take = alpha === 0 ? 0 : (0.93 + Math.min(0.07, Math.max(-0.16, speckle * 0.016))) / 255
    const covered = alpha * take
    for (let part = 0; part < 3; part += 1) {
      const from = shade[left + part] ?? 0
      const paper = from + ((shade[left + part + 3] ?? 0) - from) * along + speckle
      const pigment = (ink[source + part] ?? 0) * (0.82 + 0.0007 * paper)
      data[target + part] = (paper + (pigment - paper) * covered) * bright
    }
  }
}

/** How far from the edge of the leaf it is darker, in units; further in nothing is done. */
const RIM = 40

/** Darkens the leaf towards its edges, and puts what lies behind it where it ends. */
function trimRow(sitting: Sitting, { y, width, data }: Row): void {
  const { frame, outline, grain } = sitting
  const { top, bottom } = outline
  const down = y / frame.scale
  const outer = outline.outer[y] ?? 0
  const towards = outline.gutter === 'left' ? 1 : -1
  const isNearEnd = down < MARGIN.top + RIM * 2 || down > frame.height - MARGIN.bottom - RIM * 2
  const rim = Math.round((outer - RIM * towards) * frame.scale)
  const from = towards === 1 && !isNearEnd ? rim : 0
  const to = towards === -1 && !isNearEnd ? rim : width
  for (let x = from; x < to; x += 1) {
    const side = (outer - x / frame.scale) * towards
    const end = Math.min(down - (top[x] ?? 0), (bottom[x] ?? 0) - down)
    const inside = side < end ? side : end
    if (inside > RIM) continue
    const target = (y * width + x) * 3
    const cover = Math.min(1, Math.max(0, inside * frame.scale + 0.5))
    const share = cover * (1 - 0.3 * Math.exp(-Math.max(0, inside) / 7))
    const speck = grain.values[(y & (grain.size - 1)) * grain.size + (x & (grain.size - 1))] ?? 0
    const behind = cover < 1 ? backdrop(sitting, { side, end, grain: speck }) : 0
    const warmth = behind > 60 ? OLD_LEAVES : FELT
    for (let part = 0; part < 3; part += 1) {
      data[target + part] =
        (data[target + part] ?? 0) * share + behind * (warmth[part] ?? 1) * (1 - cover)
    }
  }
}

/** Felt is a little warm, and old leaves much more so. */
const FELT = [1, 0.95, 0.9] as const
const OLD_LEAVES = [1, 0.9, 0.72] as const

/** The brightness at each column: the leaf sinks into the fold. */
function lightAcross({ frame, outline }: Sitting, width: number): Float32Array {
  const towards = outline.gutter === 'left' ? 1 : -1
  return Float32Array.from({ length: width }, (_, x) => {
    const fromFold = (x / frame.scale - outline.fold) * towards
    const lit = 1.02 - 0.05 * (x / width)
    if (fromFold < 0) return lit * (0.36 + 0.42 * (1 - Math.exp(fromFold / 26)))
    return lit * (1 - 0.6 * Math.exp(-fromFold / 20) - 0.2 * Math.exp(-fromFold / 95))
  })
}

/** The grey of what is behind the leaf: the leaves after it, then felt in its shadow. */
function backdrop(
  { leavesBehind }: Sitting,
  { side, end, grain }: { readonly side: number; readonly end: number; readonly grain: number },
): number {
  const leaf = Math.floor(-side / 4)
  if (end > 3 + leaf * 1.5 && leaf >= 0 && leaf < leavesBehind) {
    const within = -side / 4 - leaf
    return (150 - leaf * 11) * (0.45 + 0.55 * Math.min(1, within * 1.6)) + grain * 6
  }
  const distance = -Math.min(side + Math.max(0, leavesBehind) * 4, end)
  return 44 - 30 * Math.exp(-Math.max(0, distance) / 16) + grain * 5
}

/** The shade of every cell of a row, between two rows of the grid. */
function shadeOfRow({ columns, rows, values }: Shade, y: number, into: Float32Array): void {
  const first = Math.min(rows - 2, Math.floor(y / CELL))
  const share = y / CELL - first
  const start = first * columns * 3
  const next = start + columns * 3
  for (let index = 0; index < columns * 3; index += 1) {
    const from = values[start + index] ?? 0
    into[index] = from + ((values[next + index] ?? 0) - from) * share
  }
}
