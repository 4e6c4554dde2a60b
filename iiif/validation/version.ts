import type { ApiVersion, Finding } from './finding.ts'
import { has, listOf, quote, valueOf, type Unchecked } from './value.ts'

export type RecognisedVersion =
  | { readonly kind: 'known'; readonly version: ApiVersion }
  | { readonly kind: 'unknown'; readonly finding: Finding }

const known = (version: ApiVersion): RecognisedVersion => ({ kind: 'known', version })

/**
 * The version that a document is to be judged by: the one that was asked for, or the one that its @context names.
 * Versions 2.0 and 2.1 have the same context; it counts as 2.1. Without a context of ours, the keys tell.
 */
export function recogniseVersion(
  document: Unchecked,
  asked: ApiVersion | 'auto',
): RecognisedVersion {
  if (asked !== 'auto') return known(asked)
  const contexts = listOf(valueOf(document, '@context')).filter((item) => typeof item === 'string')
  const ours = contexts.map((text) => /\biiif\.io\/api\/presentation\/(\d+)\//.exec(text)?.[1])
  if (ours.includes('3')) return known('3.0')
  if (ours.includes('2')) return known('2.1')
  const other = ours.find((number) => number !== undefined)
  if (other !== undefined) return { kind: 'unknown', finding: unknownVersion(other) }
  return known(
    has(document, '@type') || has(document, '@id') || has(document, 'sequences') ? '2.1' : '3.0',
  )
}

const unknownVersion = (version: string): Finding => ({
  rule: 'document/version',
  severity: 'error',
  path: '/@context',
  message: `This document is of version ${quote(version)} of the Presentation API; versions 2.0, 2.1 and 3.0 can be checked.`,
  section: '4.6 Linked Data Context and Extensions',
})
