import { findSyntaxFault, type SyntaxFault } from '../json-syntax.ts'
import { applyEdits, inOrder, placesIn, type TextEdit } from './edits.ts'
import { findStructureEdits } from './structure-edits.ts'
import { readTokens } from './lenient-tokens.ts'

/** What was mended in the text of a document, and where. */
export interface SyntaxRepair {
  /** From 1. */
  readonly line: number
  /** From 1, in characters as JavaScript counts them. */
  readonly column: number
  readonly sentence: string
  /** What is lost or guessed by it is for a person to look at. */
  readonly certainty: TextEdit['certainty']
}

export type RepairedJson =
  | {
      readonly kind: 'json'
      readonly text: string
      readonly value: unknown
      /** In the order of the text; none when it was JSON. */
      readonly repairs: readonly SyntaxRepair[]
    }
  | { readonly kind: 'fault'; readonly fault: SyntaxFault }

/** What a program that hands JSON to a page writes around it: `callback({ … });`, `var manifest = { … }`. */
const WRAPPING = /^\s*(?:(?:var|let|const)\s+)?[\w$.]+\s*(?:=\s*(?=[[{])|\(\s*(?=[[{]))/

/**
 * Makes JSON of a text that nearly is: commas too many or missing, comments, other quotation marks, brackets that are
 * not closed. Nothing but these is changed, and each change is told; a text that is JSON stays as it is.
 */
export function repairJson(text: string): RepairedJson {
  const known = parse(text)
  if (known) return { kind: 'json', text, value: known.value, repairs: [] }
  const wrapping = WRAPPING.exec(text)?.[0] ?? ''
  const end =
    wrapping === '' ? text.length : text.length - (/\s*\)?\s*;?\s*$/.exec(text)?.[0].length ?? 0)
  const { tokens, edits } = readTokens(text.slice(wrapping.length, end))
  // Words alone are no document, however one quotes them.
  const isDocument = tokens[0]?.kind === '{' || tokens[0]?.kind === '['
  const structure = isDocument ? findStructureEdits(tokens) : undefined
  const all = structure && [
    ...unwrapping(text, wrapping.length, end),
    ...[...edits, ...structure].map((edit) => ({ ...edit, at: edit.at + wrapping.length })),
  ]
  const mended = all && applyEdits(text, all)
  const parsed = mended === undefined ? undefined : parse(mended)
  if (!all || mended === undefined || !parsed) {
    return { kind: 'fault', fault: findSyntaxFault(text) ?? UNKNOWN }
  }
  const placeOf = placesIn(text)
  const repairs = inOrder(all).map(({ at, sentence, certainty }) => ({
    ...placeOf(at),
    sentence,
    certainty,
  }))
  return { kind: 'json', text: mended, value: parsed.value, repairs }
}

const UNKNOWN: SyntaxFault = { line: 1, column: 1, reason: 'it cannot be read' }

/** Takes away what stands before and after the document. @param end where it ends */
function unwrapping(text: string, start: number, end: number): readonly TextEdit[] {
  const sentence = 'What a program had written around the document was taken away.'
  const kept = { insert: '', sentence, certainty: 'certain' } as const
  const before: TextEdit = { at: 0, remove: start, ...kept }
  const after: TextEdit = { at: end, remove: text.length - end, ...kept }
  return [before, after].filter(({ remove }) => remove > 0)
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
