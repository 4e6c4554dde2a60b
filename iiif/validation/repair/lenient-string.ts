import type { TextEdit } from './edits.ts'

/** What closes a text that another mark than " opened. */
const CLOSES: Readonly<Record<string, string>> = {
  "'": "'",
  '`': '`',
  '“': '”“"',
  '”': '”"',
  '„': '“”"',
  '‟': '”"',
  '‘': '’',
  '’': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«',
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const PLAIN = /[^"\\\u0000-\u001f]+/y

export interface LenientString {
  readonly end: number
  readonly edits: readonly TextEdit[]
}

/** Reads a text in quotation marks, of whichever kind, also one that is not closed or not written as JSON demands. */
export function readLenientString(text: string, at: number): LenientString {
  return text[at] === '"' ? readDoubleQuoted(text, at) : readOtherwiseQuoted(text, at)
}

function readDoubleQuoted(text: string, start: number): LenientString {
  const edits: TextEdit[] = []
  const lineEnd = endOfLine(text, start)
  let at = start + 1
  while (at < text.length) {
    const plain = match(PLAIN, text, at) || match(ESCAPE, text, at)
    at += plain.length
    if (plain !== '') continue
    const character = text[at] ?? ''
    if (character === '"') {
      if (isClosing(text, at)) return { end: at + 1, edits }
      edits.push(
        change(
          [at, 1],
          '\\"',
          'A quotation mark within a text was written with a backslash before it.',
        ),
      )
    } else if (character === '\\') {
      edits.push(change([at, 1], '\\\\', 'A backslash that means nothing was written as two.'))
    } else if (character === '\n' || character === '\r') {
      const torn = closeOnLine(text, start, lineEnd)
      if (torn) return torn
      const length = text.startsWith('\r\n', at) ? 2 : 1
      edits.push(
        change(
          [at, length],
          '\\n',
          'A line break within a text was written as JSON writes it, \\n.',
        ),
      )
      at += length - 1
    } else if (character !== '') {
      const escaped = JSON.stringify(character).slice(1, -1)
      edits.push(
        change(
          [at, 1],
          escaped,
          'A control character within a text was written as JSON writes it.',
        ),
      )
    }
    at += 1
  }
  const sentence =
    'A text that is not closed where the file ends was closed there: its end is missing.'
  return {
    end: text.length,
    edits: [...edits, { ...change([text.length, 0], '"', sentence), certainty: 'guessed' }],
  }
}

/** True where what follows is what follows the end of a text. */
function isClosing(text: string, at: number): boolean {
  const after = /[^ \t]/.exec(text.slice(at + 1, at + 200))?.[0]
  return after === undefined || ',:=}]{["\n\r/'.includes(after)
}

/**
 * Closes a text where its line ends, if the next line begins as the next part of a document does: then the mark was
 * forgotten. Else the text goes on there.
 */
function closeOnLine(text: string, start: number, lineEnd: number): LenientString | undefined {
  const next = /^\s*(\S)/.exec(text.slice(lineEnd, lineEnd + 400))?.[1]
  if (next !== undefined && !'"}]'.includes(next)) return undefined
  if (next === '"' && !/^\s*"[^"\n]{0,300}"\s*[:,\]}\n]/.test(text.slice(lineEnd, lineEnd + 400)))
    return undefined
  const line = text.slice(start, lineEnd)
  const length = line.replace(/[\s,}\]]*$/, '').length
  if (line.slice(1, length).includes('"')) return undefined
  const at = start + length
  return {
    end: at,
    edits: [change([at, 0], '"', 'A text that was not closed on its line was closed.')],
  }
}

/** Marks of another kind are made ", and what they hold is written as JSON demands. */
function readOtherwiseQuoted(text: string, start: number): LenientString {
  const opening = text[start] ?? ''
  const closing = CLOSES[opening] ?? opening
  let at = start + 1
  while (at < text.length && !(closing.includes(text[at] ?? '') && isClosing(text, at))) {
    if (text[at] === '\n') break
    at += text[at] === '\\' ? 2 : 1
  }
  const end = Math.min(text.length, at)
  const held = text.slice(start + 1, end).replaceAll("\\'", "'")
  const isClosed = closing.includes(text[end] ?? ' ')
  const length = end - start + (isClosed ? 1 : 0)
  const sentence = 'A text was put into the quotation marks that JSON has, ".'
  return { end: start + length, edits: [change([start, length], JSON.stringify(held), sentence)] }
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const change = (
  [at, remove]: readonly [at: number, length: number],
  insert: string,
  sentence: string,
): TextEdit => ({
  at,
  remove,
  insert,
  sentence,
  certainty: 'certain',
})
