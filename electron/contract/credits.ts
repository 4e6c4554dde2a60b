/** How a list of credits is written; the ending of its file. */
export type CreditFormat = 'txt' | 'csv' | 'html'

export interface CreditList {
  readonly format: CreditFormat
  /** In the words of the window. */
  readonly text: string
}
