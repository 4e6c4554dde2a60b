import type { Json, JsonObject } from '../../presentation/json.ts'
import { metadataOf, shelfmarksIn } from '../../credits/identifying.ts'
import type { SourceRecord } from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'

/** What a canvas that stands alone must say itself, since the manifest that said it stays behind. */
const SAID = ['requiredStatement', 'rights', 'provider'] as const

/** Before the name that a leaf has in its source, where it has another one here. */
const FOLIO = { en: ['Name in the source'] }

/**
 * A canvas of others with the credit of the manifest that it was taken from: its required statement, rights and
 * provider, as far as the canvas says nothing of its own, where it is part of, and by what it is found there.
 *
 * @param came what the canvas was when it came
 * @see https://iiif.io/api/cookbook/recipe/0464-reuse-manifest/
 */
export function withCredit(
  canvas: JsonObject,
  { address, head = {} }: SourceRecord,
  came: JsonObject = canvas,
): JsonObject {
  const said = SAID.flatMap((property): readonly (readonly [string, Json])[] => {
    const value = head[property]
    return value === undefined || canvas[property] !== undefined ? [] : [[property, value]]
  })
  return {
    ...canvas,
    ...Object.fromEntries(said),
    ...identifying(canvas, { head, came }),
    ...partOf(canvas, { address, head }),
  }
}

/** The shelfmarks of the source, and the name that the leaf has there if it was given another one. */
function identifying(
  canvas: JsonObject,
  { head, came }: { readonly head: JsonObject; readonly came: JsonObject },
): JsonObject {
  const before = canvas['metadata']
  // What is no list where one should be stays what it is.
  if (before !== undefined && !Array.isArray(before)) return {}
  const entries: readonly Json[] = before ?? []
  const { label } = came
  const isRenamed = label !== undefined && !isSameValue(label, canvas['label'])
  const wanted = [
    ...shelfmarksIn(metadataOf(head)).map(({ label, value }): Json => ({ label, value })),
    ...(isRenamed ? [{ label: FOLIO, value: label }] : []),
  ]
  const added = wanted.filter((entry) => !entries.some((one) => isSameValue(one, entry)))
  return added.length > 0 ? { metadata: [...entries, ...added] } : {}
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
