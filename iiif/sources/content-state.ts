import { isObject, valueOf, type Unchecked } from '../validation/value.ts'
import { isWebAddress } from '../web-address.ts'
import { decodeBase64 } from './base64.ts'
import type { Reference } from './reference.ts'

/** Targets within targets; deeper is meant to deceive. */
const DEEPEST = 8

/**
 * What a content state refers to: encoded for an address, or as JSON.
 *
 * @returns nothing where it is no content state, or refers to nothing that can be fetched
 * @see https://iiif.io/api/content-state/1.0/
 */
export function readContentState(text: string): readonly Reference[] {
  const state = parse(text) ?? parse(decode(text))
  return isObject(state) ? referencesOf(state, 0) : []
}

/** The text is encoded twice: as in an address, then with 64 digits. */
function decode(text: string): string {
  const decoded = decodeBase64(text.trim())
  if (decoded === undefined) return ''
  try {
    return decodeURIComponent(decoded)
  } catch {
    return ''
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** A state is an annotation with a target, or the target alone. */
function referencesOf(state: unknown, depth: number): readonly Reference[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(state)) return state.flatMap((one) => referencesOf(one, depth + 1))
  if (typeof state === 'string') return isWebAddress(state) ? [{ address: state }] : []
  if (!isObject(state)) return []
  const within = valueOf(state, 'target') ?? valueOf(state, 'source')
  const type = valueOf(state, 'type')
  if (within !== undefined && (type === 'Annotation' || type === 'SpecificResource')) {
    return referencesOf(within, depth + 1)
  }
  const id = valueOf(state, 'id')
  if (typeof id !== 'string' || !isWebAddress(id)) return []
  const whole = wholeOf(state)
  if (type === 'Manifest' || type === 'Collection') return [{ address: id }]
  return whole === undefined ? [] : [{ address: whole, canvas: withoutFragment(id) }]
}

/** The manifest that a canvas, or a part of one, says it is in. */
function wholeOf(state: Unchecked): string | undefined {
  const partOf = valueOf(state, 'partOf')
  const wholes: readonly unknown[] = Array.isArray(partOf) ? partOf : [partOf]
  return wholes
    .map((whole) => (isObject(whole) ? valueOf(whole, 'id') : whole))
    .find((id): id is string => typeof id === 'string' && isWebAddress(id))
}

const withoutFragment = (address: string): string => address.replace(/#.*$/s, '')
