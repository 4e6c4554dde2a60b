import type { TextEdit } from './edits.ts'
import { readLenientString } from './lenient-string.ts'

/** A piece of what is nearly JSON. `value` is a number, true, false or null. */
export interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'value'
  readonly at: number
  readonly end: number
}

export interface Tokens {
  readonly tokens: readonly Token[]
  readonly edits: readonly TextEdit[]
}

const MARKS = '{}[],:'
const OPENING_QUOTES = '"\'“”„‟‘’‚`«»'
const SPACE = /[ \t\n\r]+/y
const OTHER_SPACE = /[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\f\v\u0000]+/y
const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y
const WORD = /[^\s{}[\],:"]+(?:[ \t]+[^\s{}[\],:"]+)*/y

/** What other languages write for true, false and null. */
const MEANT: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
  NaN: 'null',
}

/** Takes a text apart, and says what of its pieces must be written otherwise. Each step goes forward. */
export function readTokens(text: string): Tokens {
  const tokens: Token[] = []
  const edits: TextEdit[] = []
  let at = 0
  while (at < text.length) {
    const space = match(SPACE, text, at)
    const other = space === '' ? match(OTHER_SPACE, text, at) : ''
    const comment = space === '' && other === '' ? match(COMMENT, text, at) : ''
    if (other !== '')
      edits.push(edit([at, other.length], ' ', 'A special space was made an ordinary one.'))
    if (comment !== '') {
      edits.push(edit([at, comment.length], '', 'A comment was taken out: JSON has none.'))
    }
    at += space.length + other.length + comment.length
    if (space !== '' || other !== '' || comment !== '') continue
    const step = readToken(text, at)
    tokens.push(step.token)
    edits.push(...step.edits)
    at = step.token.end
  }
  return { tokens, edits }
}

interface Step {
  readonly token: Token
  readonly edits: readonly TextEdit[]
}

function readToken(text: string, at: number): Step {
  const character = text[at] ?? ''
  if (MARKS.includes(character)) {
    return { token: { kind: character as Token['kind'], at, end: at + 1 }, edits: [] }
  }
  if (character === '=' && text[at + 1] !== '=') {
    const length = text[at + 1] === '>' ? 2 : 1
    const edits = [
      edit([at, length], ':', 'A colon was written after a name, instead of an equals sign.'),
    ]
    return { token: { kind: ':', at, end: at + length }, edits }
  }
  if (OPENING_QUOTES.includes(character)) {
    const { end, edits } = readLenientString(text, at)
    return { token: { kind: 'string', at, end }, edits }
  }
  const number = match(NUMBER, text, at)
  if (number !== '') return { token: { kind: 'value', at, end: at + number.length }, edits: [] }
  return readWord(text, at)
}

function readWord(text: string, at: number): Step {
  const word = match(WORD, text, at) || (text[at] ?? '')
  const end = at + word.length
  if (['true', 'false', 'null'].includes(word))
    return { token: { kind: 'value', at, end }, edits: [] }
  const meant = Object.hasOwn(MEANT, word) ? MEANT[word] : plainNumber(word)
  if (meant !== undefined) {
    const edits = [
      edit([at, word.length], meant, `${word} was written as JSON writes it: ${meant}.`),
    ]
    return { token: { kind: 'value', at, end }, edits }
  }
  const sentence = 'A text without quotation marks was put into them.'
  const edits = [edit([at, word.length], JSON.stringify(word), sentence)]
  return { token: { kind: 'string', at, end }, edits }
}

/** +5, .5 and 5. as JSON writes them. */
function plainNumber(word: string): string | undefined {
  if (!/^[+-]?(?:\d{1,15}\.?\d{0,15}|\.\d{1,15})$/.test(word) || /^[+-]?0\d/.test(word))
    return undefined
  return String(Number(word))
}

const edit = (
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

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
