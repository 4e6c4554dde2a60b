export interface Wrapping {
  /** In the unit of `measure`. */
  readonly width: number
  /** The last one ends with dots where the text goes on. */
  readonly lines?: number | undefined
  readonly measure: (text: string) => number
}

/** A text in lines that are no wider than they may be; words that are, are divided between their letters. */
export function wrapText(text: string, wrapping: Wrapping): readonly string[] {
  const wrapped = text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, wrapping))
  const { lines = wrapped.length } = wrapping
  if (wrapped.length <= lines) return wrapped
  const last = wrapped[lines - 1] ?? ''
  return [...wrapped.slice(0, lines - 1), withDots(last, wrapping)]
}

function wrapParagraph(paragraph: string, { width, measure }: Wrapping): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(paragraph)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    for (const letter of lettersOf(piece)) {
      if (line !== '' && measure((line + letter).trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += letter
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}

/** Words with the space after them. */
const piecesOf = (text: string): readonly string[] => text.trim().match(/\S+\s*/g) ?? []

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const lettersOf = (text: string): readonly string[] =>
  [...letters.segment(text)].map(({ segment }) => segment)

function withDots(line: string, { width, measure }: Wrapping): string {
  let kept = lettersOf(line)
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}
