export interface Result {
  readonly passed: number
  readonly failed: number
  /** What could not run, by name. */
  readonly skipped: readonly string[]
}

export function result(passed: number, failed: number, skipped?: readonly string[]): Result
export function sum(results: readonly Result[]): Result
export function formatTotal(total: Result): string
