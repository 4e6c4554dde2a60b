import type { Area, Placement } from '../project/painting.ts'
import { movedBy } from './change-placement.ts'
import { boundsOf, boundsOfAll } from './geometry.ts'

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]

export const DIRECTIONS = ['across', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

interface Edge {
  readonly direction: Direction
  /** Which part of the length: 0 is the first edge, 1 the last. */
  readonly part: number
}

const EDGES: Readonly<Record<Alignment, Edge>> = {
  left: { direction: 'across', part: 0 },
  centre: { direction: 'across', part: 0.5 },
  right: { direction: 'across', part: 1 },
  top: { direction: 'down', part: 0 },
  middle: { direction: 'down', part: 0.5 },
  bottom: { direction: 'down', part: 1 },
}

/**
 * Brings what is seen of several layers to one line: their common edge, or that of the canvas where there is only one.
 * What counts are the upright rectangles around them, as they are turned.
 */
export function aligned(
  placements: readonly Placement[],
  alignment: Alignment,
  canvas: Area,
): readonly Placement[] {
  const { direction, part } = EDGES[alignment]
  const whole = placements.length > 1 ? (boundsOfAll(placements) ?? canvas) : canvas
  const line = lineIn(whole, direction, part)
  return placements.map((placement) =>
    movedAlong(placement, direction, line - lineIn(boundsOf(placement), direction, part)),
  )
}

/** Makes the gaps between three or more layers the same; the outermost stay where they are. */
export function distributed(
  placements: readonly Placement[],
  direction: Direction,
): readonly Placement[] {
  const all = boundsOfAll(placements)
  if (!all || placements.length < 3) return placements
  const order = placements
    .map((placement, index) => ({ index, bounds: boundsOf(placement) }))
    .sort((one, other) => lineIn(one.bounds, direction, 0.5) - lineIn(other.bounds, direction, 0.5))
  const filled = order.reduce((sum, { bounds }) => sum + lengthOf(bounds, direction), 0)
  const gap = (lengthOf(all, direction) - filled) / (placements.length - 1)
  const starts = new Map<number, number>()
  let next = lineIn(all, direction, 0)
  for (const { index, bounds } of order) {
    starts.set(index, next - lineIn(bounds, direction, 0))
    next += lengthOf(bounds, direction) + gap
  }
  return placements.map((placement, index) =>
    movedAlong(placement, direction, starts.get(index) ?? 0),
  )
}

export const lineIn = (area: Area, direction: Direction, part: number): number =>
  direction === 'across' ? area.x + area.width * part : area.y + area.height * part

const lengthOf = (area: Area, direction: Direction): number =>
  direction === 'across' ? area.width : area.height

const movedAlong = (placement: Placement, direction: Direction, by: number): Placement =>
  movedBy(placement, direction === 'across' ? { x: by, y: 0 } : { x: 0, y: by })
