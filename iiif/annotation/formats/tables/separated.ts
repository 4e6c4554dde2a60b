/** One of the characters that part the cells of a row. */
export type Separator = ',' | ';' | '\t'

/**
 * A table as text: cells with a separator, a quotation mark or a line end are quoted.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const formatTable = (
  rows: readonly (readonly string[])[],
  separator: Separator = ',',
): string =>
  rows
    .map((row) => `${row.map((cell) => formatCell(cell, separator)).join(separator)}\r\n`)
    .join('')

const formatCell = (cell: string, separator: Separator): string => {
  const isQuoted = cell.includes(separator) || /["\r\n]/.test(cell) || cell !== cell.trim()
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A row of a table, and the line of the text in which it begins. */
export interface TableRow {
  readonly cells: readonly string[]
  /** From 1. */
  readonly line: number
}

/**
 * The rows of a table, parted by whatever separates the names in its first line. Empty rows are left out; a
 * quotation mark that is never closed ends with the text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function parseTable(text: string): readonly TableRow[] {
  const plain = text.replace(/^\ufeff/, '')
  const separator = separatorOf(plain)
  const rows: TableRow[] = []
  let cells: string[] = []
  let [line, begin, end] = [1, 1, 0]
  // Each step takes a cell and what ends it, from where the last ended: the time grows with the length alone.
  const pattern = new RegExp(
    String.raw`(?:"((?:[^"]|"")*)(?:"[^${separator}\r\n]*|$)|([^${separator}\r\n]*))(${separator}|\r\n|\n|\r|$)`,
    'gy',
  )
  for (let found = pattern.exec(plain); found && end < plain.length; found = pattern.exec(plain)) {
    end = pattern.lastIndex
    const [whole, quoted, bare = '', delimiter = ''] = found
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0
    if (delimiter === separator && end < plain.length) continue
    if (delimiter === separator) cells.push('')
    if (cells.some((cell) => cell !== '')) rows.push({ cells, line: begin })
    cells = []
    begin = line
  }
  return rows
}

/** Spreadsheets of some countries part cells with semicolons, and what is copied from one has tabs. */
function separatorOf(text: string): Separator {
  const first = text.split(/\r|\n/, 1)[0] ?? ''
  const count = (separator: Separator): number => first.split(separator).length
  const [best = ','] = ([',', ';', '\t'] as Separator[]).sort(
    (one, other) => count(other) - count(one),
  )
  return best
}

/** What a spreadsheet would take for a formula, behind an apostrophe, so that it stays a text. */
export const protectCell = (text: string): string =>
  /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text

/** The text that `protectCell` protected. */
export const unprotectCell = (text: string): string =>
  /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
