import type { Json, JsonObject } from '../../presentation/json.ts'
import type { SourceRecord } from '../../project/model.ts'

/** What a canvas that stands alone must say itself, since the manifest that said it stays behind. */
const SAID = ['requiredStatement', 'rights', 'provider'] as const

/**
 * A canvas of others with the credit of the manifest that it was taken from: its required statement, rights and
 * provider, as far as the canvas says nothing of its own, and where it is part of.
 *
 * @see https://iiif.io/api/cookbook/recipe/0464-reuse-manifest/
 */
export function withCredit(canvas: JsonObject, { address, head = {} }: SourceRecord): JsonObject {
  const said = SAID.flatMap((property): readonly (readonly [string, Json])[] => {
    const value = head[property]
    return value === undefined || canvas[property] !== undefined ? [] : [[property, value]]
  })
  return { ...canvas, ...Object.fromEntries(said), ...partOf(canvas, { address, head }) }
}

function partOf(
  canvas: JsonObject,
  { address, head }: { readonly address: string | undefined; readonly head: JsonObject },
): JsonObject {
  const id = address ?? head['id']
  if (typeof id !== 'string' || !/^https?:/i.test(id)) return {}
  const before = canvas['partOf']
  const wholes: readonly Json[] = Array.isArray(before) ? before : []
  if (wholes.some((whole) => isAt(whole, id))) return {}
  const { label } = head
  return { partOf: [...wholes, { id, type: 'Manifest', ...(label !== undefined && { label }) }] }
}

const isAt = (whole: Json, id: string): boolean =>
  typeof whole === 'object' && whole !== null && !Array.isArray(whole) && 'id' in whole
    ? whole['id'] === id
    : false
