import type { Colour } from '../colour.ts'
import { createClouds, createNoise, type Noise } from '../noise.ts'
import type { Point } from '../pen/path.ts'
import type { Random } from '../random.ts'

/** Units of the leaf per cell of a grid: shades change slowly, so a coarse grid is enough. */
export const CELL = 7

/** The colour of the parchment at each cell, three values each: what light, use and water left on it. */
export interface Shade {
  readonly columns: number
  readonly rows: number
  readonly values: Float32Array
}

/** Water that dried: a tide line around a paler inside. In units of the leaf. */
export interface Stain {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** 0 to 1. */
  readonly strength: number
}

export interface Skin {
  readonly base: Colour
  /** What it goes to where it was touched and where it is old. */
  readonly dark: Colour
  readonly stains: readonly Stain[]
  /** How uneven, 0 to 1. */
  readonly unevenness: number
}

export const gridOf = (size: {
  width: number
  height: number
}): { columns: number; rows: number } => ({
  columns: Math.ceil(size.width / CELL) + 1,
  rows: Math.ceil(size.height / CELL) + 1,
})

/** The shade of a leaf of this size, in units. */
export function shadeParchment(
  random: Random,
  size: { readonly width: number; readonly height: number },
  skin: Skin,
): Shade {
  const { columns, rows } = gridOf(size)
  const values = new Float32Array(columns * rows * 3)
  const clouds = createClouds(random.fork('clouds'))
  const warmth = createNoise(random.fork('warmth'))
  const veins = createClouds(random.fork('veins'))
  const edge = createClouds(random.fork('edge'))
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = column * CELL
      const y = row * CELL
      const cloud = (clouds(x / 260, y / 320) - 0.5) * skin.unevenness
      const vein =
        Math.max(0, 1 - Math.abs(veins(x / 190 + 9, y / 300) - 0.5) * 26) * 0.05 * skin.unevenness
      const handled =
        handling(x / size.width, y / size.height) * (0.55 + edge(x / 70, y / 70) * 0.9)
      const stained = skin.stains.reduce((sum, stain) => sum + tide(stain, { x, y }, edge), 0)
      const age = clamp(0.16 + cloud * 0.75 + vein + handled * 0.5 + stained)
      const warm = (warmth(x / 420, y / 420) - 0.5) * 12 * skin.unevenness
      const cell = (row * columns + column) * 3
      for (let part = 0; part < 3; part += 1) {
        const base = skin.base[part] ?? 0
        const value = base + ((skin.dark[part] ?? 0) - base) * age
        values[cell + part] = value + (part === 2 ? -warm : warm * 0.4)
      }
    }
  }
  return { columns, rows, values }
}

/** Hands turned the leaf at its outer corners, dust got in at its edges: 0 to 1, from shares of the size. */
function handling(across: number, down: number): number {
  const side = Math.max(Math.abs(across - 0.5), Math.abs(down - 0.5)) * 2
  const corner = Math.max(0, Math.hypot(across - 0.5, down - 0.5) * 1.42 - 0.62)
  return Math.max(0, side - 0.8) ** 1.5 * 4 + corner * 0.55
}

function tide(stain: Stain, { x, y }: Point, edge: Noise): number {
  const wobble = (edge(x / 90 + 3, y / 90) - 0.5) * 0.55
  const distance = Math.hypot(x - stain.x, y - stain.y) / stain.radius + wobble
  if (distance > 1.05) return 0
  const line = Math.exp(-(((distance - 0.94) / 0.035) ** 2)) * 0.5
  const inside = distance < 0.97 ? 0.16 * distance : 0
  return (line + inside) * stain.strength
}

const clamp = (value: number): number => Math.min(1, Math.max(-0.1, value))
