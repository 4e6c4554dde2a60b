/** A piece of a line of JSON, and what it is: the style sheet has a colour for each. */
export interface JsonToken {
  readonly kind: 'key' | 'text' | 'literal' | 'mark'
  readonly text: string
}

/** A text in its quotes, a number or a word, or whatever stands between them. */
const PIECES = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\b(?:true|false|null)\b|[^"\d\w-]+|./gu

/** The pieces of one line of JSON that was written with an indent: every key is on a line of its own. */
export function tokensOf(line: string): readonly JsonToken[] {
  const pieces = line.match(PIECES) ?? []
  return pieces.map((text, index) => ({ kind: kindOf(text, pieces[index + 1]), text }))
}

function kindOf(text: string, next: string | undefined): JsonToken['kind'] {
  if (text.startsWith('"')) return next?.startsWith(':') === true ? 'key' : 'text'
  return /^(?:-?\d|true$|false$|null$)/.test(text) ? 'literal' : 'mark'
}
