import type { Finding } from './finding.ts'
import { pointerTo } from './value.ts'

/** In an object or a list that is open: which keys were there, and where in it one is. */
type Frame =
  | { readonly kind: 'object'; readonly path: string; readonly keys: Set<string>; key: string }
  | { readonly kind: 'list'; readonly path: string; index: number }

/** More of them help nobody. */
const MOST = 100

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * Keys that an object has twice: programs take the last one, and what the others say is lost without a word. A parser
 * has done that already, so that the text itself is looked through.
 *
 * @param text that is JSON
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function findDuplicateKeys(text: string): readonly Finding[] {
  const open: Frame[] = []
  const found: Finding[] = []
  const placeOf = linesIn(text)
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const frame = open.at(-1)
    if (token === '{') open.push({ kind: 'object', path: pathIn(frame), keys: new Set(), key: '' })
    else if (token === '[') open.push({ kind: 'list', path: pathIn(frame), index: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && frame?.kind === 'list') frame.index += 1
    else if (
      token.startsWith('"') &&
      frame?.kind === 'object' &&
      isKey(text, index + token.length)
    ) {
      frame.key = JSON.parse(token) as string
      if (frame.keys.has(frame.key)) found.push(findingAt(pathIn(frame), frame.key, placeOf(index)))
      frame.keys.add(frame.key)
      if (found.length === MOST) break
    }
  }
  return found
}

/** A text in an object is a key where a colon follows. */
const isKey = (text: string, after: number): boolean => {
  let at = after
  while (/\s/.test(text[at] ?? '')) at += 1
  return text[at] === ':'
}

function pathIn(frame: Frame | undefined): string {
  if (!frame) return ''
  return pointerTo(frame.path, frame.kind === 'object' ? frame.key : frame.index)
}

interface TextPlace {
  readonly line: number
  readonly column: number
}

const findingAt = (path: string, key: string, { line, column }: TextPlace): Finding => ({
  rule: 'document/duplicate-key',
  severity: 'warning',
  path,
  message: `"${key}" stands here a second time (line ${line}, column ${column}): programs read the last one alone. Put both together, or take one away.`,
  section: '4 JSON-LD Considerations',
})

/** Line and column of a place, asked for in rising order. */
function linesIn(text: string): (at: number) => TextPlace {
  let line = 1
  let start = 0
  return (at) => {
    for (
      let end = text.indexOf('\n', start);
      end >= 0 && end < at;
      end = text.indexOf('\n', start)
    ) {
      line += 1
      start = end + 1
    }
    return { line, column: at - start + 1 }
  }
}
