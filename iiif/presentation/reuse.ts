import { isSameValue } from '../project/same-value.ts'
import { listOf } from '../validation/value.ts'
import type { Json, JsonObject } from './json.ts'

/** A canvas of somebody else's manifest, taken into another one. Both states in the terms of version 3.0. */
export interface BorrowedCanvas {
  readonly original: JsonObject
  readonly current: JsonObject
  /** The manifest that it came from. */
  readonly manifest: { readonly id: string; readonly label?: JsonObject }
}

/**
 * The canvas as it stands in the new manifest. While it is untouched it keeps its id, and what others say of it holds
 * here too; when it was changed it is another canvas: it gets the id given, what is painted on it and said of it follows
 * it there, and `partOf` says where it came from.
 *
 * @see https://iiif.io/api/cookbook/recipe/0464-reuse-manifest/
 */
export function reuseCanvas(
  { original, current, manifest }: BorrowedCanvas,
  id: string,
): JsonObject {
  if (isSameValue(original, current)) return original
  const parent: JsonObject = {
    id: manifest.id,
    type: 'Manifest',
    ...(manifest.label && { label: manifest.label }),
  }
  const others = (listOf(current['partOf']) as readonly Json[]).filter(
    (item) =>
      !(typeof item === 'object' && item !== null && 'id' in item && item.id === manifest.id),
  )
  return { ...renameCanvas(current, id), partOf: [...others, parent] }
}

/** The canvas by another address; what is painted on it and said of it in it follows it there. */
export function renameCanvas(canvas: JsonObject, id: string): JsonObject {
  const { id: former } = canvas
  const moved = typeof former === 'string' ? retarget(canvas, former, id) : canvas
  return { ...(moved as JsonObject), id }
}

/** Annotations of the canvas point to it by its address, with or without a fragment, as target or as its source. */
function retarget(value: Json, from: string, to: string): Json {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => retarget(item, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [
      key,
      ADDRESSED.has(key) ? retargetAddress(item, from, to) : retarget(item, from, to),
    ]),
  )
}

const ADDRESSED: ReadonlySet<string> = new Set(['target', 'source'])

function retargetAddress(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') {
    return value === from || value.startsWith(`${from}#`)
      ? `${to}${value.slice(from.length)}`
      : value
  }
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => retargetAddress(item, from, to))
  if (typeof value !== 'object' || value === null) return value
  const object = value as JsonObject
  const isCanvas = object['id'] === from
  return { ...(retarget(object, from, to) as JsonObject), ...(isCanvas && { id: to }) }
}
