import { createHash } from 'node:crypto'

/** A strong entity tag: equal for equal facts. */
export const entityTagOf = (...facts: readonly string[]): string =>
  `"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)}"`

/**
 * True when the client has this representation already.
 *
 * @param header `If-None-Match` as it came
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function isKnownTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((known) => known.trim().replace(/^W\//, '') === tag)
}
