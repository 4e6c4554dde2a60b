import type { TextEdit } from './edits.ts'
import type { Token } from './lenient-tokens.ts'

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'end'

/** What is being read: what is open, innermost last, and the comma that was read last. */
interface State {
  readonly open: ('{' | '[')[]
  readonly edits: TextEdit[]
  expected: Expected
  /** Where the last token that stays ends. */
  last: number
  comma: Token | undefined
}

/**
 * What must be written or taken away between the pieces of a document so that they make one: commas, colons, brackets.
 * Undefined where a second document follows, since nothing of it may be dropped.
 */
export function findStructureEdits(tokens: readonly Token[]): readonly TextEdit[] | undefined {
  const state: State = { open: [], edits: [], expected: 'value', last: 0, comma: undefined }
  for (const token of tokens) {
    if (!take(state, token)) return undefined
  }
  if (tokens.length === 0) return undefined
  closeAll(state)
  return state.edits
}

/** Reads one token; false where it cannot belong to the document. */
function take(state: State, token: Token): boolean {
  if (state.expected === 'end') return takeAfterEnd(state, token)
  if (token.kind === '}' || token.kind === ']') close(state, token)
  else if (token.kind === ',') takeComma(state, token)
  else if (token.kind === ':') takeColon(state, token)
  else takeValue(state, token)
  return true
}

/** Brackets, commas and the rest of a wrapping may be too many; anything else is a second document. */
function takeAfterEnd({ edits }: State, token: Token): boolean {
  if (!'}],'.includes(token.kind)) return false
  edits.push(
    removal(
      token,
      `A ${token.kind === ',' ? 'comma' : 'bracket'} too many at the end was taken out.`,
    ),
  )
  return true
}

function takeValue(state: State, token: Token): void {
  if (state.expected === 'comma') {
    insert(state, state.last, COMMA)
    state.expected = state.open.at(-1) === '{' ? 'key' : 'value'
  }
  if (state.expected === 'colon') {
    insert(state, state.last, COLON)
    state.expected = 'value'
  }
  const isKey = state.expected === 'key' || state.expected === 'first-key'
  state.comma = undefined
  state.last = token.end
  if (token.kind === '{' || token.kind === '[') {
    if (isKey) {
      // An object where a name is expected: the one that holds it was not closed.
      closeInnermost(state, token.at)
      insert(state, token.at, COMMA)
    }
    state.open.push(token.kind)
    state.expected = token.kind === '{' ? 'first-key' : 'first-value'
  } else if (isKey) {
    if (token.kind === 'value') quoteKey(state, token)
    state.expected = 'colon'
  } else state.expected = afterValue(state)
}

function quoteKey({ edits }: State, token: Token): void {
  const sentence = 'A name was put into quotation marks.'
  const mark = { insert: '"', sentence, certainty: 'certain' } as const
  edits.push({ at: token.at, remove: 0, ...mark }, { at: token.end, remove: 0, ...mark })
}

function takeComma(state: State, token: Token): void {
  if (state.expected === 'comma') {
    state.expected = state.open.at(-1) === '{' ? 'key' : 'value'
    state.comma = token
    state.last = token.end
  } else if (state.expected === 'colon') {
    insert(state, state.last, NULL_FOR_NAME)
    state.expected = 'comma'
    takeComma(state, token)
  } else if (state.expected === 'value' && state.comma === undefined) {
    insert(state, state.last, NULL)
    state.expected = 'comma'
    takeComma(state, token)
  } else state.edits.push(removal(token, 'A comma too many was taken out.'))
}

function takeColon(state: State, token: Token): void {
  if (state.expected === 'colon') {
    state.expected = 'value'
    state.comma = undefined
    state.last = token.end
  } else state.edits.push(removal(token, 'A colon too many was taken out.'))
}

function close(state: State, token: Token): void {
  const wanted = token.kind === '}' ? '{' : '['
  if (!state.open.includes(wanted)) {
    state.edits.push(removal(token, 'A bracket that closes nothing was taken out.'))
    return
  }
  while (state.open.at(-1) !== wanted) closeInnermost(state, state.last)
  finish(state)
  state.open.pop()
  state.comma = undefined
  state.last = token.end
  state.expected = afterValue(state)
}

/** What is begun and not ended is ended before a bracket is closed. */
function finish(state: State): void {
  if (state.comma) {
    state.edits.push(removal(state.comma, 'A comma too many was taken out.'))
    state.comma = undefined
  } else if (state.expected === 'colon') {
    insert(state, state.last, NULL_FOR_NAME)
  } else if (state.expected === 'value') {
    insert(state, state.last, NULL)
  }
}

function closeInnermost(state: State, at: number): void {
  finish(state)
  const bracket = state.open.pop() === '{' ? '}' : ']'
  insert(state, at, { ...BRACKET, insert: bracket })
  state.expected = afterValue(state)
}

function closeAll(state: State): void {
  while (state.open.length > 0) closeInnermost(state, state.last)
}

const afterValue = ({ open }: State): Expected => (open.length === 0 ? 'end' : 'comma')

type Addition = Pick<TextEdit, 'insert' | 'sentence' | 'certainty'>

const COMMA: Addition = {
  insert: ',',
  sentence: 'A missing comma was written.',
  certainty: 'certain',
}
const COLON: Addition = {
  insert: ':',
  sentence: 'A missing colon was written after a name.',
  certainty: 'certain',
}
const NULL_FOR_NAME: Addition = {
  insert: ': null',
  sentence: 'A name without a value was given the value null: look what it was to be.',
  certainty: 'guessed',
}
const NULL: Addition = {
  insert: ' null',
  sentence: 'A missing value was written as null: look what it was to be.',
  certainty: 'guessed',
}
const BRACKET: Addition = {
  insert: '}',
  sentence: 'A bracket that was not closed was closed: look whether it ends in the right place.',
  certainty: 'guessed',
}

const insert = ({ edits }: State, at: number, added: Addition): void => {
  edits.push({ at, remove: 0, ...added })
}

const removal = ({ at, end }: Token, sentence: string): TextEdit => ({
  at,
  remove: end - at,
  insert: '',
  sentence,
  certainty: 'certain',
})
