import { compileExpression } from './expression.ts'
import type { Replacement } from './rule.ts'

/**
 * Replaces every occurrence in a text. Letters with accents count as letters of a word.
 *
 * @throws Problem `label/expression-malformed`
 */
export function replacing(rule: Replacement): (text: string) => string {
  if (rule.find === '') return (text) => text
  const found = rule.syntax === 'expression' ? rule.find : escaped(rule.find)
  const pattern =
    rule.extent === 'wholeWords'
      ? `(?<![\\p{L}\\p{M}\\p{N}_])(?:${found})(?![\\p{L}\\p{M}\\p{N}_])`
      : found
  // Checked by itself first, so that a bracket too many cannot close the one around it.
  compileExpression(found, '')
  const expression = compileExpression(pattern, rule.letters === 'anyCase' ? 'gi' : 'g')
  const by = rule.syntax === 'expression' ? rule.by : rule.by.replace(/\$/g, '$$$$')
  return (text) => text.replace(expression, by)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
