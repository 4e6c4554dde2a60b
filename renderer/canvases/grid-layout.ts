/** How the grid lays its cells out, in CSS pixels. */
export interface GridLayout {
  readonly columns: number
  readonly cellWidth: number
  readonly cellHeight: number
  /** How many cells there are. */
  readonly count: number
}

/** A gap between canvases: where it is drawn, and the index that something put there gets. */
export interface Insertion {
  readonly index: number
  readonly row: number
  /** From 0 to `columns`: at the end of a row the gap is behind its last cell. */
  readonly column: number
}

/** Around a thumbnail, in CSS pixels. */
const PADDING = { across: 28, down: 20 } as const
/** The line of the label, in CSS pixels. */
const LABEL = 30
/** So that a label has room under the thinnest thumbnail, in CSS pixels. */
const NARROWEST = 72

export interface GridContent {
  /** The longest side of a thumbnail, in CSS pixels. */
  readonly side: number
  readonly count: number
  /** The width of the widest thumbnail as part of its longest side: 1 when a canvas lies on its side. */
  readonly widest: number
}

/** @param width of the grid, in CSS pixels */
export function layGrid(width: number, { side, count, widest }: GridContent): GridLayout {
  const wanted = Math.max(NARROWEST, side * widest) + PADDING.across
  const columns = Math.max(1, Math.floor(width / wanted))
  return {
    columns,
    cellWidth: width / columns,
    cellHeight: side + PADDING.down + LABEL,
    count,
  }
}

/** How wide the widest of some rectangles is, as part of its longest side. */
export const widestOf = (
  rectangles: readonly { readonly width: number; readonly height: number }[],
): number =>
  rectangles.reduce(
    (widest, { width, height }) => Math.max(widest, width / Math.max(width, height)),
    0,
  )

export const rowsOf = ({ columns, count }: GridLayout): number => Math.ceil(count / columns)

/** The gap nearest to a point, in pixels from the upper left of the first cell. */
export function insertionAt(
  layout: GridLayout,
  { x, y }: { readonly x: number; readonly y: number },
): Insertion {
  const { columns, cellWidth, cellHeight, count } = layout
  const lastRow = Math.max(0, rowsOf(layout) - 1)
  const row = Math.floor(y / cellHeight)
  if (row > lastRow) return insertionBefore(layout, count)
  const wanted = Math.min(columns, Math.max(0, Math.round(x / cellWidth)))
  const first = Math.max(0, row) * columns
  const index = Math.min(count, first + wanted)
  return { index, row: Math.max(0, row), column: index - first }
}

/** The gap before the cell with this index; behind the last cell for the index `count`. */
export function insertionBefore({ columns, count }: GridLayout, index: number): Insertion {
  const isBehindFullRow = index === count && index > 0 && index % columns === 0
  if (isBehindFullRow) return { index, row: index / columns - 1, column: columns }
  return { index, row: Math.floor(index / columns), column: index % columns }
}

/**
 * The index that things get when they are moved to a gap: those of them that lie before the gap leave it.
 * @param moving their indices now
 */
export const indexAfterMove = (gap: number, moving: readonly number[]): number =>
  gap - moving.filter((index) => index < gap).length

/** A list with some of its items together at another place; `to` is the index of the first of them then. */
export function rearranged<Item>(
  items: readonly Item[],
  { moving, to }: { readonly moving: ReadonlySet<Item>; readonly to: number },
): readonly Item[] {
  const others = items.filter((item) => !moving.has(item))
  return [...others.slice(0, to), ...items.filter((item) => moving.has(item)), ...others.slice(to)]
}

/** The directions in which keys go through the grid. */
export type GridStep = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'pageUp' | 'pageDown'

/** The index where a key leads from another; stays within the grid. */
export function stepFrom(
  index: number,
  {
    step,
    layout,
    page,
  }: { readonly step: GridStep; readonly layout: GridLayout; readonly page: number },
): number {
  const { columns, count } = layout
  const last = Math.max(0, count - 1)
  const by = (distance: number): number => Math.min(last, Math.max(0, index + distance))
  switch (step) {
    case 'left':
      return by(-1)
    case 'right':
      return by(1)
    case 'up':
      return index < columns ? index : by(-columns)
    case 'down':
      return by(columns)
    case 'pageUp':
      return by(-columns * page)
    case 'pageDown':
      return by(columns * page)
    case 'home':
      return 0
    case 'end':
      return last
  }
}
