import type { CanvasRecord } from '../project/model.ts'
import { nameOf } from './canvas-table.ts'
import type { RowFinding } from './finding.ts'
import { unguardCell } from './formulas.ts'
import type { PlacedColumn } from './read-titles.ts'
import type { Table } from './separated.ts'

/** The columns that can tell canvases apart, the surest first. */
export const KEYS = ['canvas', 'file', 'label', 'position'] as const
export type Key = (typeof KEYS)[number]

/** A row of the table and the canvas that it speaks of. */
export interface MatchedRow {
  readonly canvas: CanvasRecord
  /** The place of the canvas in the object, from 1. */
  readonly position: number
  /** Counts from 1, the titles among them. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface MatchedRows {
  readonly matched: readonly MatchedRow[]
  readonly findings: readonly RowFinding[]
}

/**
 * Finds the canvas of each row. One that several canvases fit is used for none of them, and of several
 * rows for one canvas the first is used.
 *
 * @param rows without the titles
 * @param key the column that tells which canvas a row speaks of
 */
export function matchRows(
  canvases: readonly CanvasRecord[],
  rows: Table,
  { column, index }: PlacedColumn,
): MatchedRows {
  const named = new Map<string, { canvas: CanvasRecord; position: number }[]>()
  for (const [at, canvas] of canvases.entries()) {
    const position = at + 1
    const name = nameOf(canvas, column, position).trim()
    named.set(name, [...(named.get(name) ?? []), { canvas, position }])
  }
  const matched: MatchedRow[] = []
  const findings: RowFinding[] = []
  const seen = new Set<CanvasRecord>()
  for (const [at, cells] of rows.entries()) {
    // Spreadsheets leave rows without anything below the last.
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = at + 2
    const name = unguardCell(cells[index] ?? '').trim()
    const found = named.get(name) ?? []
    const [match] = found
    if (!match) findings.push({ kind: 'unknownRow', row, name })
    else if (found.length > 1) findings.push({ kind: 'ambiguousRow', row, name })
    else if (seen.has(match.canvas)) findings.push({ kind: 'repeatedRow', row, name })
    else {
      seen.add(match.canvas)
      matched.push({ ...match, row, cells })
    }
  }
  return { matched, findings }
}
