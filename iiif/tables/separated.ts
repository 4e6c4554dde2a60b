import { problem } from '../problem.ts'

/** Rows of cells. */
export type Table = readonly (readonly string[])[]

export const SEPARATORS = ['\t', ',', ';'] as const
/** Between cells: a tab on the clipboard of spreadsheets; a comma in CSV, where that marks decimals a semicolon. */
export type Separator = (typeof SEPARATORS)[number]

/**
 * A table as text, with quotation marks around cells that need them.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const formatTable = (table: Table, separator: Separator): string =>
  table.map((row) => formatRow(row, separator) + '\r\n').join('')

function formatRow(row: readonly string[], separator: Separator): string {
  // A line without anything would be read as no row.
  if (row.length === 1 && row[0] === '') return '""'
  return row.map((cell) => formatCell(cell, separator)).join(separator)
}

const formatCell = (cell: string, separator: Separator): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) || cell.startsWith(BYTE_ORDER_MARK)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Reads a table. Lines may end as on any system, rows may differ in length, and quotation marks within
 * a cell that has none around it stand for themselves, as spreadsheets read them.
 *
 * @param separator found out from the first line when it is not given
 * @throws Problem `table/quote-not-closed`
 */
export function parseTable(text: string, separator?: Separator): Table {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const between = separator ?? separatorOf(bare)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < bare.length) {
    const { cell, end } = bare[at] === '"' ? quotedCell(bare, at) : plainCell(bare, at, between)
    const rest = cellEnd(bare, end, between)
    row.push(cell + bare.slice(end, rest))
    at = rest
    if (bare[at] === between) {
      at += 1
      if (at < bare.length && !isLineEnd(bare[at])) continue
      // What ends in a separator has one more cell, which is empty.
      row.push('')
    }
    at += lineEndAt(bare, at)
    rows.push(row)
    row = []
  }
  return rows
}

function quotedCell(text: string, start: number): { cell: string; end: number } {
  let cell = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close === -1) throw problem('table/quote-not-closed', { line: lineOf(text, start) })
    cell += text.slice(at, close)
    if (text[close + 1] !== '"') return { cell, end: close + 1 }
    cell += '"'
    at = close + 2
  }
}

const plainCell = (
  text: string,
  start: number,
  separator: Separator,
): { cell: string; end: number } => {
  const end = cellEnd(text, start, separator)
  return { cell: text.slice(start, end), end }
}

function cellEnd(text: string, start: number, separator: Separator): number {
  let at = start
  while (at < text.length && text[at] !== separator && !isLineEnd(text[at])) at += 1
  return at
}

const isLineEnd = (sign: string | undefined): boolean => sign === '\n' || sign === '\r'

const lineEndAt = (text: string, at: number): number => {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return text[at] === '\n' ? 1 : 0
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\r|\n/).length

/** The one that stands most often in the first line, outside of quotation marks. */
function separatorOf(text: string): Separator {
  const line = text.replace(/"(?:[^"]|"")*"?/g, '').split(/[\r\n]/)[0] ?? ''
  const counted = SEPARATORS.map((separator) => ({
    separator,
    count: line.split(separator).length,
  }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator
}
