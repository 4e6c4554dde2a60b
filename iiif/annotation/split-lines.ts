import type { Selection } from './selectors/index.ts'

type Rectangle = Extract<Selection, { kind: 'rectangle' }>

/** How the lines of a script follow each other: downwards, or as columns from one side to the other. */
export const LINE_FLOWS = ['down', 'from-right', 'from-left'] as const
export type LineFlow = (typeof LINE_FLOWS)[number]

export interface LineSplit {
  /** How many lines are wanted. */
  readonly count: number
  readonly flow: LineFlow
}

/** The most lines that a region has room for: each is at least one unit of the canvas high (or wide). */
export const mostLines = ({ width, height }: Rectangle, flow: LineFlow): number =>
  Math.max(1, Math.floor(flow === 'down' ? height : width))

/**
 * The lines of a region in the order in which they are read, of the same size within one unit. They meet
 * without gaps and cover the region, in whole units wherever the region is: what viewers read reliably.
 */
export function splitIntoLines(
  region: Rectangle,
  { count, flow }: LineSplit,
): readonly Rectangle[] {
  const lines = Math.min(Math.max(1, Math.floor(count)), mostLines(region, flow))
  const size = flow === 'down' ? region.height : region.width
  const edge = (line: number): number => (line === lines ? size : Math.round((size * line) / lines))
  const inOrder = Array.from({ length: lines }, (_, line): Rectangle => {
    const start = edge(line)
    const length = edge(line + 1) - start
    return flow === 'down'
      ? { ...region, y: region.y + start, height: length }
      : { ...region, x: region.x + start, width: length }
  })
  return flow === 'from-right' ? inOrder.reverse() : inOrder
}

/** A text shared out to lines, one of its own lines each. What is left over stays in the last: nothing is lost. */
export function shareOut(text: string, lines: number): readonly string[] {
  const parts = text.split('\n')
  return Array.from({ length: lines }, (_, line) =>
    line === lines - 1 ? parts.slice(line).join('\n') : (parts[line] ?? ''),
  )
}
