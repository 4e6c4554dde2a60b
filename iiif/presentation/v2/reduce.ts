import { isObject, listOf, valueOf } from '../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../json.ts'
import { linksIn } from './upgrade/links.ts'

/** What came with version 2.1 and has no place in 2.0. @see https://iiif.io/api/presentation/2.1/change-log/ */
export const NEW_IN_21: readonly string[] =
  'members rendering navDate contentLayer first last total next prev startIndex'.split(' ')

/** Hints that came with 2.1. */
export const HINTS_NEW_IN_21: readonly string[] = ['facing-pages', 'multi-part']

const HELD = ['sequences', 'canvases', 'structures', 'collections', 'manifests'] as const

/**
 * A document of version 2.1 as version 2.0 says it: renderings become related links, members the lists that 2.0 has.
 * The same object where nothing is to change.
 */
export function reduceTo20(resource: JsonObject): JsonObject {
  const entries = Object.entries(resource).flatMap(([key, value]) =>
    reduceEntry(key, value, resource),
  )
  const reduced = jsonObject2(entries)
  const members = membersOf(resource)
  const rendering = listOf(valueOf(resource, 'rendering')) as readonly Json[]
  const added = {
    ...(rendering.length > 0 && {
      related: oneOrSeveral([
        ...(listOf(valueOf(reduced, 'related')) as readonly Json[]),
        ...rendering,
      ]),
    }),
    ...members,
  }
  const isChanged =
    Object.keys(added).length > 0 ||
    entries.length !== Object.keys(resource).length ||
    entries.some(([key, value]) => resource[key] !== value)
  return isChanged ? { ...reduced, ...added } : resource
}

const jsonObject2 = (entries: readonly (readonly [string, Json])[]): JsonObject =>
  Object.fromEntries(entries)

const oneOrSeveral = (values: readonly Json[]): Json =>
  values.length === 1 && values[0] !== undefined ? values[0] : values

function reduceEntry(
  key: string,
  value: Json,
  holder: JsonObject,
): readonly (readonly [string, Json])[] {
  if (NEW_IN_21.includes(key)) return []
  if (key === 'viewingHint' && isNewHint(value, holder)) return []
  if (!HELD.some((held) => held === key) || !Array.isArray(value)) return [[key, value]]
  const items = (value as readonly Json[]).map((item) => (isObject(item) ? reduceTo20(item) : item))
  return [[key, items.some((item, index) => item !== value[index]) ? items : value]]
}

/** A collection has no hint at all in 2.0. */
export const isNewHint = (hint: unknown, holder: JsonObject): boolean =>
  (typeof hint === 'string' && HINTS_NEW_IN_21.includes(hint)) ||
  valueOf(holder, '@type') === 'sc:Collection'

/** Members by what they are. */
function membersOf(resource: JsonObject): JsonObject {
  const members = linksIn(valueOf(resource, 'members'))
  const objectsOf = (type: string): readonly JsonObject[] =>
    members.filter(({ value }) => valueOf(value, '@type') === type).map(({ value }) => value)
  const idsOf = (type: string): readonly string[] =>
    members.filter(({ value }) => valueOf(value, '@type') === type).map(({ id }) => id)
  return valueOf(resource, '@type') === 'sc:Range'
    ? jsonObject({ ranges: idsOf('sc:Range'), canvases: idsOf('sc:Canvas') })
    : jsonObject({
        collections: objectsOf('sc:Collection').map(reduceTo20),
        manifests: objectsOf('sc:Manifest'),
      })
}
