import type { Random } from '../random.ts'

/** A square of fine structure that repeats without a seam; values around 0, about -1 to 1. */
export interface Grain {
  /** A power of two. */
  readonly size: number
  readonly values: Float32Array
}

const SIZE = 1024

export interface Structure {
  /** Of the fibres that cross the square. */
  readonly fibres: number
  /** Of the pores where the hair was; the flesh side has hardly any. */
  readonly pores: number
}

/** The fine structure of each side of parchment: the same speckle, and fibres and pores of their own. */
export function createGrains<Side extends string>(
  random: Random,
  sides: Readonly<Record<Side, Structure>>,
): Readonly<Record<Side, Grain>> {
  const speckle = createSpeckle(random)
  const entries = Object.entries<Structure>(sides).map(([side, structure]) => {
    const values = speckle.slice()
    const own = random.fork(side)
    for (let fibre = 0; fibre < structure.fibres; fibre += 1) drawFibre(values, own)
    for (let pore = 0; pore < structure.pores; pore += 1) drawPore(values, own)
    return [side, { size: SIZE, values }] as const
  })
  return Object.fromEntries(entries) as Record<Side, Grain>
}

function createSpeckle(random: Random): Float32Array {
  const values = new Float32Array(SIZE * SIZE)
  for (let index = 0; index < values.length; index += 1) {
    values[index] = (random.next() + random.next() - 1) * 0.55
  }
  soften(values)
  return values
}

/** Averages each value with its right and lower neighbours, so that the speckle is not of single pixels. */
function soften(values: Float32Array): void {
  const mask = SIZE * SIZE - 1
  for (let index = 0; index < values.length; index += 1) {
    const right = values[(index + 1) & mask] ?? 0
    const below = values[(index + SIZE) & mask] ?? 0
    values[index] = ((values[index] ?? 0) * 2 + right + below) * 0.42
  }
}

function drawFibre(values: Float32Array, random: Random): void {
  let x = random.between(0, SIZE)
  let y = random.between(0, SIZE)
  let direction = random.normal() * 0.9
  const strength = random.between(-0.5, 0.42)
  const bend = random.normal() * 0.03
  for (let step = random.whole(14, 70); step > 0; step -= 1) {
    add(values, Math.floor(y) * SIZE + (Math.floor(x) & (SIZE - 1)), strength)
    x += Math.cos(direction)
    y += Math.sin(direction)
    direction += bend
  }
}

function drawPore(values: Float32Array, random: Random): void {
  const x = random.between(0, SIZE)
  const y = random.between(0, SIZE)
  const radius = random.between(0.6, 1.7)
  const strength = -random.between(0.3, 1.1)
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      const share = Math.max(0, 1 - Math.hypot(dx, dy * 1.4) / (radius + 0.6))
      add(values, Math.floor(y + dy) * SIZE + (Math.floor(x + dx) & (SIZE - 1)), strength * share)
    }
  }
}

/** What leaves the square below comes in again above. */
function add(values: Float32Array, place: number, strength: number): void {
  const index = place & (SIZE * SIZE - 1)
  values[index] = (values[index] ?? 0) + strength
}
