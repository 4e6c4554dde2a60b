import { textFor, type LanguageMap } from '../../language-map.ts'
import { isObject, listOf, valueOf } from '../../validation/value.ts'
import type { JsonObject } from '../json.ts'

/** In a manifest of 3.0, and in one of 2.x. */
const CANVAS = /^\/(?:items|sequences\/0\/canvases)\/(\d+)(?:\/|$)/
const RANGE = /^\/structures\/\d+(?:\/items\/\d+)*/

/**
 * A place as a reader knows it, such as `Canvas 3, "f. 2r"`.
 *
 * @param document of version 3.0
 * @param pointer into it, or into the same document of version 2.x
 */
export function placeName(document: JsonObject, pointer: string): string {
  const index = CANVAS.exec(pointer)?.[1]
  if (index !== undefined && valueOf(document, 'type') === 'Manifest') {
    const canvas = listOf(valueOf(document, 'items'))[Number(index)]
    return withLabel(`Canvas ${Number(index) + 1}`, canvas)
  }
  const range = RANGE.exec(pointer)?.[0]
  if (range !== undefined) return withLabel('A part of the structure', findAt(document, range))
  return valueOf(document, 'type') === 'Collection' ? 'The collection' : 'The object'
}

/** The label of a resource, in English if there is such; empty when it has none. */
export function labelOf(resource: unknown): string {
  const label = isObject(resource) ? valueOf(resource, 'label') : undefined
  return isObject(label) ? textFor(label as LanguageMap, ['en']) : ''
}

function withLabel(name: string, resource: unknown): string {
  const label = labelOf(resource)
  return label === '' ? name : `${name}, "${label}"`
}

/** The deepest range that the pointer leads through. */
function findAt(document: JsonObject, pointer: string): unknown {
  let found: unknown = document
  for (const step of pointer.split('/').slice(1)) {
    const next = Array.isArray(found)
      ? (found as readonly unknown[])[Number(step)]
      : isObject(found)
        ? valueOf(found, step)
        : undefined
    if (next === undefined) break
    found = next
  }
  return found
}
