import { problem } from '../problem.ts'
import type { CanvasRecord, RecordId } from '../project/model.ts'
import { isRightsUri, toRightsIdentifier } from '../rights.ts'
import { fieldNames } from './canvas-table.ts'
import {
  readCell,
  withoutEmptied,
  writeCell,
  type CanvasDescription,
  type FieldNames,
} from './cells.ts'
import { formatTitle, type Column } from './columns.ts'
import type { RowFinding, TableFinding } from './finding.ts'
import { unguardCell } from './formulas.ts'
import { KEYS, matchRows, type Key, type MatchedRow } from './match-rows.ts'
import { readTitles, type PlacedColumn } from './read-titles.ts'
import type { Table } from './separated.ts'

export interface TableChoices {
  /** Languages of the reader: they decide under which name a field stands in the table. */
  readonly languages: readonly string[]
  /** What an empty cell means for a text that is there. */
  readonly emptyCells: 'keep' | 'remove'
  /** What becomes of columns that no canvas knows as a field. */
  readonly newFields: 'add' | 'leave'
  /** What tells which canvas a row speaks of; without it, or without its column, the surest there is. */
  readonly key?: Key | undefined
}

/** One text that the table changes. */
export interface CellChange {
  readonly canvas: RecordId
  /** The place of the canvas in the object, from 1. */
  readonly position: number
  /** The title of the column. */
  readonly column: string
  readonly before: string
  readonly after: string
}

export interface TablePlan {
  /** In reading order. */
  readonly changes: readonly CellChange[]
  /** The new description of each canvas that changes. */
  readonly canvases: ReadonlyMap<RecordId, CanvasDescription>
  readonly findings: readonly TableFinding[]
  /** What told which canvas a row speaks of. */
  readonly key: Key
  /** What could tell it, the surest first. */
  readonly keys: readonly Key[]
  /** Canvases that no row speaks of: they stay as they are. */
  readonly unmentioned: number
  /** Empty cells that were left alone. */
  readonly emptyKept: number
}

/**
 * What a table would change, without changing it. Texts that no cell speaks of stay as they are, and
 * what could not be used is named.
 *
 * @param canvases all of the object, in reading order
 * @param table a row of titles, then one for each canvas, in any order
 * @throws Problem `table/no-key` when no column tells which canvas a row speaks of
 */
export function planTable(
  canvases: readonly CanvasRecord[],
  table: Table,
  choices: TableChoices,
): TablePlan {
  const [titles = [], ...rows] = table
  const { columns, newFields, findings } = readTitles(titles, canvases, choices.languages)
  const keyColumns = KEYS.flatMap((key) => {
    const placed = columns.find(({ column }) => column.kind === key)
    return placed ? [{ key, ...placed }] : []
  })
  const keyColumn = keyColumns.find(({ key }) => key === choices.key) ?? keyColumns[0]
  if (!keyColumn) throw problem('table/no-key')
  const isWritten = ({ column }: PlacedColumn): boolean =>
    column !== keyColumn.column &&
    !(choices.newFields === 'leave' && column.kind === 'metadata' && newFields.has(column.field))
  const writing: Writing = {
    columns: inWritingOrder(columns.filter(isWritten)),
    width: titles.length,
    names: fieldNames(canvases, choices.languages),
    emptyCells: choices.emptyCells,
  }
  const { matched, findings: ofRows } = matchRows(canvases, rows, keyColumn)
  const written = matched
    .map((row) => writeRow(row, writing))
    .sort((one, other) => one.row.position - other.row.position)
  const changed = written.filter(({ changes }) => changes.length > 0)
  return {
    changes: written.flatMap(({ changes }) => changes),
    canvases: new Map(changed.map(({ row, description }) => [row.canvas.id, description])),
    findings: [...findings, ...ofRows, ...written.flatMap(({ findings }) => findings)],
    key: keyColumn.key,
    keys: keyColumns.map(({ key }) => key),
    unmentioned: canvases.length - matched.length,
    emptyKept: written.reduce((sum, { emptyKept }) => sum + emptyKept, 0),
  }
}

interface Writing {
  readonly columns: readonly PlacedColumn[]
  /** How many cells have a title. */
  readonly width: number
  readonly names: FieldNames
  readonly emptyCells: TableChoices['emptyCells']
}

interface WrittenRow {
  readonly row: MatchedRow
  readonly description: CanvasDescription
  readonly changes: readonly CellChange[]
  readonly findings: readonly RowFinding[]
  readonly emptyKept: number
}

function writeRow(row: MatchedRow, { columns, width, names, emptyCells }: Writing): WrittenRow {
  const { canvas, position, cells } = row
  const changes: CellChange[] = []
  const findings: RowFinding[] = []
  let description: CanvasDescription = canvas
  let emptyKept = 0
  if (cells.slice(width).some((cell) => cell !== '')) {
    findings.push({ kind: 'longRow', row: row.row, name: cells.slice(width).join(' ').trim() })
  }
  for (const { column, index } of columns) {
    const before = readCell(canvas, column, names.languages)
    const cell = cells[index]
    if (cell === undefined || before === undefined) continue
    const text = textOf(cell, column)
    if (text === withPlainLines(before)) continue
    if (text === '' && emptyCells === 'keep') emptyKept += 1
    else if (column.kind === 'rights' && text !== '' && !isRightsUri(text)) {
      findings.push({ kind: 'notRights', row: row.row, name: text })
    } else {
      description = writeCell(description, { column, text }, names)
      changes.push({
        canvas: canvas.id,
        position,
        column: formatTitle(column),
        before,
        after: text,
      })
    }
  }
  return { row, description: withoutEmptied(description, canvas), changes, findings, emptyKept }
}

/** The first pair of a field before the second, so that pairs are added in their order. */
const inWritingOrder = (columns: readonly PlacedColumn[]): readonly PlacedColumn[] =>
  [...columns].sort((one, other) => occurrenceOf(one) - occurrenceOf(other))

const occurrenceOf = ({ column }: PlacedColumn): number =>
  column.kind === 'metadata' ? column.occurrence : 0

function textOf(cell: string, column: Column): string {
  const text = withPlainLines(unguardCell(cell))
  return column.kind === 'rights' ? toRightsIdentifier(text) : text
}

const withPlainLines = (text: string): string => text.replace(/\r\n?/g, '\n')
