import { short } from '../pen/path.ts'
import type { Random } from '../random.ts'

/** Where writing goes on a leaf, in its units. */
export interface Layout {
  readonly left: number
  readonly right: number
  /** The first baseline. */
  readonly first: number
  /** From one baseline to the next. */
  readonly leading: number
  readonly lines: number
}

export const baselineOf = (layout: Layout, line: number): number =>
  layout.first + line * layout.leading
export const measureOf = ({ left, right }: Layout): number => right - left

/** Lines in pale lead: two uprights for the column and a line for each row, drawn past it now and then. */
export function drawRuling(
  random: Random,
  layout: Layout,
  size: { width: number; height: number },
): string {
  const top = layout.first - layout.leading
  const stroke = (from: readonly [number, number], to: readonly [number, number]): string => {
    const wander = random.normal() * 1.2
    const opacity = short(random.between(0.16, 0.4))
    return `<path d="M${short(from[0])} ${short(from[1])}L${short(to[0] + (from[0] === to[0] ? wander : 0))} ${short(to[1] + (from[1] === to[1] ? wander : 0))}" stroke="#7c6a58" stroke-width="1" stroke-opacity="${opacity}"/>`
  }
  const uprights = [layout.left - 12, layout.left - 4, layout.right + 4, layout.right + 12].map(
    (x) => stroke([x, 60], [x, size.height - 70]),
  )
  const rows = Array.from({ length: layout.lines + 1 }, (_, row) => {
    const y = top + row * layout.leading
    const over = row < 2 || row > layout.lines - 2 ? 120 : random.between(-3, 10)
    return stroke([layout.left - 12 - over, y], [layout.right + 12 + over, y])
  })
  return uprights.join('') + rows.join('')
}

/** The holes along the fore-edge that guided the lines. `x` is about where they are. */
export function drawPricking(random: Random, layout: Layout, x: number): string {
  return Array.from({ length: layout.lines + 1 }, (_, row) => {
    const y = layout.first + (row - 1) * layout.leading + random.normal() * 0.8
    const at = x + random.normal() * 1.6
    return `<ellipse cx="${short(at)}" cy="${short(y)}" rx="1.7" ry="2.5" fill="#2a1c10" fill-opacity=".8"/><path d="M${short(at - 2)} ${short(y + 3)}l4 0" stroke="#fff6df" stroke-opacity=".5"/>`
  }).join('')
}
