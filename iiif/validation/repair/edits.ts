/** One thing that is changed in a text, and why. */
export interface TextEdit {
  /** Where in the text, in characters as JavaScript counts them. */
  readonly at: number
  /** How many characters go. */
  readonly remove: number
  readonly insert: string
  /** What was done, as a sentence. */
  readonly sentence: string
  /** What is lost or guessed by it is for a person to look at. */
  readonly certainty: 'certain' | 'guessed'
}

/** The text with all edits made. Of two that touch, the later in the list stands after the earlier. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let end = 0
  for (const edit of inOrder(edits)) {
    if (edit.at < end) continue
    pieces.push(text.slice(end, edit.at), edit.insert)
    end = edit.at + edit.remove
  }
  pieces.push(text.slice(end))
  return pieces.join('')
}

export const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits
    .map((edit, index) => ({ edit, index }))
    .sort((one, other) => one.edit.at - other.edit.at || one.index - other.index)
    .map(({ edit }) => edit)

/** Lines and columns of places in a text, from 1; asked in any order. */
export function placesIn(text: string): (at: number) => { line: number; column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
  }
}
