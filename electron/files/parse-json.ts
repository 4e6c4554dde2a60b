import { findSyntaxFault, type SyntaxFault } from '../../iiif/validation/json-syntax.ts'

export type ParsedDocument =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: SyntaxFault }

/** Reads bytes as JSON; a byte order mark at the beginning is passed over. */
export function parseBytes(bytes: Uint8Array): ParsedDocument {
  const text = decode(bytes)
  if (text === undefined) {
    return { kind: 'fault', fault: { line: 1, column: 1, reason: 'it is not in UTF-8' } }
  }
  try {
    return { kind: 'json', text, value: JSON.parse(text) as unknown }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const fault = findSyntaxFault(text) ?? { line: 1, column: 1, reason: error.message }
    return { kind: 'fault', fault }
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
