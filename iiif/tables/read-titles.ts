import type { CanvasRecord } from '../project/model.ts'
import { fieldOf } from './cells.ts'
import { formatTitle, parseTitle, type Column } from './columns.ts'
import type { ColumnFinding } from './finding.ts'
import { unguardCell } from './formulas.ts'

export interface PlacedColumn {
  readonly column: Column
  /** Its place in each row. */
  readonly index: number
}

export interface ReadTitles {
  /** Each column once, in the order of the table. */
  readonly columns: readonly PlacedColumn[]
  readonly findings: readonly ColumnFinding[]
  /** Fields that no canvas has. */
  readonly newFields: ReadonlySet<string>
}

/** What the columns of a table hold. */
export function readTitles(
  titles: readonly string[],
  canvases: readonly CanvasRecord[],
  languages: readonly string[],
): ReadTitles {
  const known = new Set(
    canvases.flatMap(({ metadata }) => metadata.map((entry) => fieldOf(entry, languages))),
  )
  const columns: PlacedColumn[] = []
  const findings: ColumnFinding[] = []
  const taken = new Set<string>()
  const newFields = new Set<string>()
  for (const [index, cell] of titles.entries()) {
    const column = parseTitle(unguardCell(cell))
    if (!column) {
      findings.push({ kind: 'untitledColumn', column: String(index + 1) })
      continue
    }
    const title = formatTitle(column)
    if (taken.has(title)) {
      findings.push({ kind: 'repeatedColumn', column: title })
      continue
    }
    taken.add(title)
    if (column.kind === 'metadata' && !known.has(column.field)) {
      newFields.add(column.field)
      findings.push({ kind: 'newField', column: title })
    }
    columns.push({ column, index })
  }
  return { columns, findings, newFields }
}
