/** What of a table was not used, or is new, and why. Rows count from 1, the titles among them. */
export type TableFinding = ColumnFinding | RowFinding

export interface ColumnFinding {
  /** `newField`: no canvas has a field of that name yet. */
  readonly kind: 'newField' | 'repeatedColumn' | 'untitledColumn'
  /** The title, or the number of a column without one. */
  readonly column: string
}

export interface RowFinding {
  /**
   * `unknownRow`: no canvas is named so; `ambiguousRow`: several are; `repeatedRow`: an earlier row
   * speaks of the same canvas; `longRow`: it has cells behind the last title; `notRights`: what stands
   * for the rights is no address.
   */
  readonly kind: 'unknownRow' | 'ambiguousRow' | 'repeatedRow' | 'longRow' | 'notRights'
  readonly row: number
  /** What the row calls its canvas, or the text that could not be used. */
  readonly name: string
}
