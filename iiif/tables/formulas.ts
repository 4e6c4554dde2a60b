/** What spreadsheets take for the beginning of a formula, in wide letters too. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/**
 * A cell as it may go into a spreadsheet: one that would be run as a formula gets an apostrophe before
 * it, which spreadsheets know as the mark of a text. A text in a description must never become a program.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guardCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** The cell without the apostrophe that {@link guardCell} put before it. */
export const unguardCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
