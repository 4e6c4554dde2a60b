import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  indexAfterMove,
  insertionAt,
  insertionBefore,
  layGrid,
  rearranged,
  rowsOf,
  stepFrom,
  widestOf,
  type GridLayout,
} from '../../../renderer/canvases/grid-layout.ts'

/** 3 columns of 100 by 150 pixels, 8 canvases: two full rows and one of two. */
const layout: GridLayout = { columns: 3, cellWidth: 100, cellHeight: 150, count: 8 }

describe('The grid lays out its cells', () => {
  test('as many columns as fit, which share the width', () => {
    const { columns, cellWidth } = layGrid(1000, { side: 200, count: 10, widest: 0.7 })
    expect(columns).toBe(5)
    expect(cellWidth).toBe(200)
  })

  test('one column in the narrowest window', () => {
    expect(layGrid(40, { side: 200, count: 10, widest: 1 }).columns).toBe(1)
  })

  test('narrower cells for pages that stand than for pages that lie', () => {
    const standing = widestOf([{ width: 600, height: 1000 }])
    const lying = widestOf([
      { width: 600, height: 1000 },
      { width: 1000, height: 600 },
    ])
    expect(standing).toBe(0.6)
    expect(lying).toBe(1)
  })
})

describe('Something is dropped in the gap nearest to the pointer', () => {
  test.each([
    ['the first quarter of a cell is the gap before it', { x: 125, y: 75 }, 1],
    ['the last quarter of a cell is the gap behind it', { x: 175, y: 75 }, 2],
    ['the right edge of a row is the gap before the next row', { x: 299, y: 75 }, 3],
    ['the left edge of a row is the same gap', { x: 4, y: 200 }, 3],
    ['behind the last canvas of the last row', { x: 290, y: 400 }, 8],
    ['below all rows is the end', { x: 10, y: 900 }, 8],
    ['above all rows is the first row', { x: 10, y: -40 }, 0],
  ])('%s', (_name, point, index) => expect(insertionAt(layout, point).index).toBe(index))

  test('the mark stays on the row of the pointer', () => {
    expect(insertionAt(layout, { x: 299, y: 75 })).toEqual({ index: 3, row: 0, column: 3 })
    expect(insertionAt(layout, { x: 4, y: 200 })).toEqual({ index: 3, row: 1, column: 0 })
  })

  test('behind a full last row the mark is at its end, not on a row that is not there', () => {
    expect(insertionBefore({ ...layout, count: 6 }, 6)).toEqual({ index: 6, row: 1, column: 3 })
  })

  test('every gap is one of the reading order and inside the grid', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(40), (x, y, count) => {
        const grid = { ...layout, count }
        const { index, row, column } = insertionAt(grid, { x, y })
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThanOrEqual(count)
        expect(row).toBeLessThan(Math.max(1, rowsOf(grid)))
        expect(row * 3 + column).toBe(index)
      }),
    )
  })
})

test('canvases that are dropped in a gap stand exactly there: what was before it is still before it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(99), { minLength: 1 }).chain((items) =>
        fc.record({
          items: fc.constant(items),
          moving: fc.subarray(items),
          gap: fc.nat(items.length),
        }),
      ),
      ({ items, moving, gap }) => {
        const indices = moving.map((item) => items.indexOf(item))
        const set = new Set(moving)
        const after = rearranged(items, { moving: set, to: indexAfterMove(gap, indices) })
        const stay = (item: number): boolean => !set.has(item)
        const start = after.findIndex((item) => set.has(item))
        if (start < 0) return
        expect(after.slice(0, start)).toEqual(items.slice(0, gap).filter(stay))
        expect(after.slice(start + moving.length)).toEqual(items.slice(gap).filter(stay))
        expect(after.slice(start, start + moving.length)).toEqual(items.filter((i) => set.has(i)))
      },
    ),
  )
})

describe('Keys go through the grid', () => {
  test.each([
    ['left', 4, 3],
    ['left', 0, 0],
    ['right', 7, 7],
    ['up', 1, 1],
    ['up', 4, 1],
    ['down', 4, 7],
    ['down', 5, 7],
    ['home', 5, 0],
    ['end', 2, 7],
    ['pageDown', 0, 6],
    ['pageUp', 7, 1],
  ] as const)('%s from %i is %i', (step, from, to) =>
    expect(stepFrom(from, { step, layout, page: 2 })).toBe(to),
  )
})
