import { createHash } from 'node:crypto'

/** A strong entity tag: equal for equal facts. */
export const entityTagOf = (...facts: readonly string[]): string =>
  `"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)}"`

/** What a client says of the answer that it has already, as the headers came. */
export interface KnownAnswer {
  /** `If-None-Match` */
  readonly tags: string | undefined
  /** `If-Modified-Since` */
  readonly since: string | undefined
}

/** What tells one answer from another. */
export interface AnswerState {
  readonly tag: string
  /** `Last-Modified`, where it has one. */
  readonly modified?: string | undefined
}

/**
 * True when the client has this answer already, by weak comparison. A time counts only where no tags came,
 * and only when it is exactly the one that was told: a scan that is replaced by an older one has another
 * time, not a later one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3
 */
export function isKnown({ tags, since }: KnownAnswer, { tag, modified }: AnswerState): boolean {
  if (tags !== undefined) return tags.trim() === '*' || tagsIn(tags).includes(tag)
  return since !== undefined && since === modified
}

/** The opaque part of each tag. A tag may hold a comma, so the list is not split at commas. */
const tagsIn = (header: string): readonly string[] => header.match(/"[^"]*"/g) ?? []

/** A time in milliseconds since 1970 as HTTP writes it, to the second; undefined for one beyond all clocks. */
export function httpDate(milliseconds: number): string | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date.toUTCString()
}
