import { problem } from '../problem.ts'

const BOUNDED = '{0,20}'

/**
 * A scholar's regular expression, with Unicode.
 *
 * @throws Problem `label/expression-malformed`; `label/expression-repeats-repetition` for one such as
 *   `(a+)+`, which can run for longer than anyone waits and cannot be stopped
 */
export function compileExpression(text: string, flags: string): RegExp {
  let expression: RegExp
  try {
    expression = new RegExp(text, `${flags}u`)
  } catch {
    throw problem('label/expression-malformed', { text })
  }
  if (repeatsRepetition(text)) {
    throw problem('label/expression-repeats-repetition', { text, limit: BOUNDED })
  }
  return expression
}

/** True when a group that holds `+`, `*` or `{2,}` is itself so repeated. The expression compiles. */
function repeatsRepetition(text: string): boolean {
  const bare = text.replace(/\\./gsu, 'x').replace(/\[[^\]]*\]/gu, 'x')
  /** For each open group, whether something in it is repeated without end. */
  const open: boolean[] = []
  const outer = (): void => {
    if (open.length > 0) open[open.length - 1] = true
  }
  for (let at = 0; at < bare.length; at += 1) {
    const isEndless = /^(?:[*+]|\{\d+,\})/.test(bare.slice(at + 1, at + 12))
    if (bare[at] === '(') open.push(false)
    else if (bare[at] === ')') {
      const inner = open.pop() ?? false
      if (inner && isEndless) return true
      if (inner || isEndless) outer()
    } else if (isEndless) outer()
  }
  return false
}
