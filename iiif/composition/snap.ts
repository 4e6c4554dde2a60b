import type { Point } from '../annotation/selectors/index.ts'
import type { Area } from '../project/painting.ts'
import { DIRECTIONS, lineIn, type Direction } from './align.ts'

/** A line that something was brought to, in units of the canvas. */
export interface Guide {
  readonly direction: Direction
  readonly at: number
}

const PARTS = [0, 0.5, 1] as const

/**
 * How far to move an upright rectangle so that an edge or its middle comes to lie on that of another, or of the canvas.
 *
 * @param reach how near it must be, in units of the canvas
 * @returns the move, which is nothing where there is nothing near, and the lines that it led to
 */
export function snapped(
  moving: Area,
  others: readonly Area[],
  reach: number,
): { readonly move: Point; readonly guides: readonly Guide[] } {
  const found = DIRECTIONS.flatMap((direction) => nearestIn(direction, moving, others) ?? [])
  const near = found.filter(({ by }) => Math.abs(by) <= reach)
  const moveIn = (direction: Direction): number =>
    near.find((one) => one.direction === direction)?.by ?? 0
  return {
    move: { x: moveIn('across'), y: moveIn('down') },
    guides: near.map(({ direction, at }) => ({ direction, at })),
  }
}

function nearestIn(
  direction: Direction,
  moving: Area,
  others: readonly Area[],
): (Guide & { readonly by: number }) | undefined {
  const lines = others.flatMap((other) => PARTS.map((part) => lineIn(other, direction, part)))
  const moves = PARTS.flatMap((part) => {
    const own = lineIn(moving, direction, part)
    return lines.map((at) => ({ direction, at, by: at - own }))
  })
  return moves.reduce<(typeof moves)[number] | undefined>(
    (best, one) => (best && Math.abs(best.by) <= Math.abs(one.by) ? best : one),
    undefined,
  )
}
