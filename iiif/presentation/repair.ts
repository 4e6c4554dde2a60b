/** A fault of a document that was mended while it was read. */
export interface Repair {
  /** The rule that was broken, such as `v3/language-map`. */
  readonly code: string
  /** Where, as a JSON Pointer into the document that was read. */
  readonly path: string
  /** What was wrong and what was done, as sentences. */
  readonly sentence: string
}
