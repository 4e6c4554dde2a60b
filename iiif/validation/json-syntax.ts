/** Where a text stops being JSON, and why. */
export interface SyntaxFault {
  /** From 1. */
  readonly line: number
  /** From 1, in characters as JavaScript counts them. */
  readonly column: number
  /** As the end of a sentence. */
  readonly reason: string
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'end'

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/**
 * Finds the first place where a text is not JSON; undefined when it is. Engines say it in words of their own, and
 * not always where.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  /** What is open: objects and lists, innermost last. */
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    at = endOf(SPACE, text, at) ?? at
    const character = text[at]
    if (character === undefined) {
      return expected === 'end' ? undefined : faultAt(text, at, describeEnd(text, open))
    }
    const step = take(text, at, { expected, open })
    if ('reason' in step) return faultAt(text, step.at, step.reason)
    at = step.at
    expected = step.expected
  }
}

interface State {
  readonly expected: Expected
  /** Changed by `take`: it is the state of the one loop above. */
  readonly open: ('{' | '[')[]
}

type Step =
  | { readonly at: number; readonly expected: Expected }
  | { readonly at: number; readonly reason: string }

function take(text: string, at: number, { expected, open }: State): Step {
  const character = text[at] ?? ''
  const closes = open.at(-1) === '{' ? '}' : ']'
  const mayClose = expected === 'comma' || expected === 'key-or-end' || expected === 'value-or-end'
  if (open.length > 0 && character === closes && mayClose) {
    open.pop()
    return { at: at + 1, expected: open.length === 0 ? 'end' : 'comma' }
  }
  switch (expected) {
    case 'end':
      return { at, reason: 'there is more after the end of the document' }
    case 'colon':
      return character === ':'
        ? { at: at + 1, expected: 'value' }
        : { at, reason: 'a colon is missing after the name' }
    case 'comma':
      if (character === ',') return { at: at + 1, expected: open.at(-1) === '{' ? 'key' : 'value' }
      return { at, reason: `a comma is missing, or the closing ${closes}` }
    case 'key':
    case 'key-or-end':
      return takeString(text, at, 'colon')
    case 'value':
    case 'value-or-end':
      return takeValue(text, at, open)
  }
}

function takeValue(text: string, at: number, open: ('{' | '[')[]): Step {
  const character = text[at] ?? ''
  const expected = open.length === 0 ? 'end' : 'comma'
  if (character === '{' || character === '[') {
    open.push(character)
    return { at: at + 1, expected: character === '{' ? 'key-or-end' : 'value-or-end' }
  }
  if (character === '"') return takeString(text, at, expected)
  const end = endOf(PLAIN, text, at)
  if (end !== undefined) return { at: end, expected }
  if (character === "'") return { at, reason: 'texts stand in double quotation marks' }
  if (character === '}' || character === ']') {
    return { at, reason: 'there is a comma too much before it, or a value is missing' }
  }
  return { at, reason: 'this is not a value: texts stand in double quotation marks' }
}

function takeString(text: string, at: number, expected: Expected): Step {
  const end = endOf(STRING, text, at)
  if (end !== undefined) return { at: end, expected }
  if (text[at] === '"') {
    const fault = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[\da-fA-F]{4})|"/.exec(text.slice(at + 1))
    return { at, reason: describeString(fault?.[0]) }
  }
  return {
    at,
    reason:
      text[at] === '}'
        ? 'there is a comma too much before it'
        : 'a name in double quotation marks is missing',
  }
}

function describeString(fault: string | undefined): string {
  if (fault === undefined) return 'this text has no closing quotation mark'
  return fault.startsWith('\\')
    ? 'this text has a backslash that means nothing: write \\\\ for one'
    : 'this text is not closed on its line: a line break in it is written \\n'
}

const describeEnd = (text: string, open: readonly string[]): string => {
  if (text.trim() === '') return 'it is empty'
  return open.length === 0
    ? 'a value is missing'
    : `it ends too soon: ${open.length === 1 ? 'a bracket is' : `${open.length} brackets are`} not closed`
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function faultAt(text: string, at: number, reason: string): SyntaxFault {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return { line, column: at - (before.lastIndexOf('\n') + 1) + 1, reason }
}
