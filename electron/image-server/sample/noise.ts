import type { Random } from './random.ts'

/** Smooth noise over the plane, between 0 and 1; about one hill per unit. */
export type Noise = (x: number, y: number) => number

const SIZE = 64
const MASK = SIZE - 1

/** Value noise on a lattice that repeats after 64 units. */
export function createNoise(random: Random): Noise {
  const lattice = Float32Array.from({ length: SIZE * SIZE }, () => random.next())
  return (x, y) => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const across = smooth(x - column)
    const left = column & MASK
    const right = (column + 1) & MASK
    const upper = (row & MASK) * SIZE
    const lower = ((row + 1) & MASK) * SIZE
    const upperLeft = lattice[upper + left] ?? 0
    const lowerLeft = lattice[lower + left] ?? 0
    const top = upperLeft + ((lattice[upper + right] ?? 0) - upperLeft) * across
    const bottom = lowerLeft + ((lattice[lower + right] ?? 0) - lowerLeft) * across
    return top + (bottom - top) * smooth(y - row)
  }
}

/**
 * A row of slow noise: asked at every eighth place and drawn straight between, which nobody can see and
 * which is done eight times as fast.
 */
export function noiseAlong(at: (x: number) => number, into: Float32Array): Float32Array {
  const step = 8
  let to = at(0)
  for (let start = 0; start < into.length; start += step) {
    const from = to
    to = at(start + step)
    const end = Math.min(step, into.length - start)
    for (let offset = 0; offset < end; offset += 1)
      into[start + offset] = from + ((to - from) * offset) / step
  }
  return into
}

/** Three octaves of noise, as clouds and stains need. */
export function createClouds(random: Random): Noise {
  const [coarse, middle, fine] = [createNoise(random), createNoise(random), createNoise(random)]
  return (x, y) =>
    coarse(x, y) * 0.57 + middle(x * 2.1, y * 2.1) * 0.29 + fine(x * 4.3, y * 4.3) * 0.14
}

const smooth = (t: number): number => t * t * (3 - 2 * t)
