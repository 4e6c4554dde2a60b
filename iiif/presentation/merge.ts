import { isSameValue } from '../project/same-value.ts'
import { isObject } from '../validation/value.ts'
import type { Json, JsonObject } from './json.ts'

/** A part of a document as it was read, and with its certain faults mended: the same where there were none. */
export interface Origin {
  readonly source: Json
  readonly mended: Json
}

/**
 * Carries a change over to the document that it was made from. `before` and `after` are what the program makes of
 * the document before and after the change; where they agree, the source stays exactly as it is, its unknown
 * properties, its order of keys and its ways of writing included. What was changed takes its mended form.
 *
 * Laws: without a change the source itself comes back; where the source is what the program makes of it, the result
 * is `after`.
 */
export function mergeChange(origin: Origin, before: Json, after: Json): Json {
  const { source, mended } = origin
  if (before === after || isSameValue(before, after)) return source
  if (isObject(mended) && isObject(before) && isObject(after)) {
    return mergeObjects({
      source: isObject(source) ? source : {},
      mended: mended,
      before: before,
      after: after,
    })
  }
  if (Array.isArray(mended) && Array.isArray(before) && Array.isArray(after)) {
    return mergeLists({
      source: (Array.isArray(source) ? source : []) as readonly Json[],
      mended: mended as readonly Json[],
      before: before as readonly Json[],
      after: after as readonly Json[],
    })
  }
  return after
}

interface Versions<Value> {
  readonly source: Value
  readonly mended: Value
  readonly before: Value
  readonly after: Value
}

function mergeObjects(versions: Versions<JsonObject>): JsonObject {
  const { mended, before, after } = versions
  const kept = Object.keys(mended).filter(
    (key) => !Object.hasOwn(before, key) || Object.hasOwn(after, key),
  )
  const added = Object.keys(after).filter(
    (key) =>
      !Object.hasOwn(mended, key) &&
      // What the program writes without being asked is no change: it was not in the source, and stays out.
      !(Object.hasOwn(before, key) && isSameValue(before[key], after[key])),
  )
  const keys = added.reduce<readonly string[]>(
    (order, key) => insertKey(order, key, Object.keys(after)),
    kept,
  )
  return Object.fromEntries(keys.map((key) => [key, mergeKey(key, versions)]))
}

function mergeKey(key: string, { source, mended, before, after }: Versions<JsonObject>): Json {
  const [exact, own, earlier, later] = [source, mended, before, after].map((object) =>
    Object.hasOwn(object, key) ? object[key] : undefined,
  )
  if (own === undefined) return later ?? null
  const origin = { source: exact ?? own, mended: own }
  if (later === undefined) return origin.source
  return earlier === undefined ? later : mergeChange(origin, earlier, later)
}

/** A new key follows the one that it follows in what the program writes, and comes first if there is none. */
function insertKey(
  order: readonly string[],
  key: string,
  wanted: readonly string[],
): readonly string[] {
  const previous = wanted.slice(0, wanted.indexOf(key)).reverse()
  const neighbour = previous.find((name) => order.includes(name))
  const place = neighbour === undefined ? 0 : order.indexOf(neighbour) + 1
  return [...order.slice(0, place), key, ...order.slice(place)]
}

/**
 * Items keep what their source says wherever they are moved to. Those that the program made nothing of, and so could
 * not change, stay after the item that they followed, or after the nearest one before that if that is gone.
 */
function mergeLists({ source, mended, before, after }: Versions<readonly Json[]>): readonly Json[] {
  const originOf = matchItems(before, mended, 'by-place')
  const beforeOf = matchItems(after, before, 'by-name')
  const placeOf = (earlier: number | undefined): number | undefined =>
    earlier === undefined ? undefined : originOf[earlier]
  const known = new Set(originOf)
  const staying = new Set(beforeOf.map(placeOf))
  const unknownAfter = new Map<number, Json[]>([[-1, []]])
  let last = -1
  mended.forEach((item, place) => {
    if (staying.has(place)) {
      last = place
      unknownAfter.set(place, [])
    } else if (!known.has(place)) unknownAfter.get(last)?.push(source[place] ?? item)
  })
  const merged = after.flatMap((item, index): readonly Json[] => {
    const earlier = beforeOf[index]
    const place = placeOf(earlier)
    const own = place === undefined ? undefined : mended[place]
    if (earlier === undefined || place === undefined || own === undefined) return [item]
    const origin = { source: source[place] ?? own, mended: own }
    const following = unknownAfter.get(place) ?? []
    return [mergeChange(origin, before[earlier] ?? null, item), ...following]
  })
  return [...(unknownAfter.get(-1) ?? []), ...merged]
}

/**
 * For each item of a list the index of the same one in another list: by its id, or by all that it says where it has
 * none, and otherwise by its place, if nothing else claims it. `by-name`: things of different ids are never the same;
 * `by-place`: they may be, where the program had to make up an id.
 */
function matchItems(
  items: readonly Json[],
  others: readonly Json[],
  manner: 'by-name' | 'by-place',
): readonly (number | undefined)[] {
  const places = new Map<string, number[]>()
  others.forEach((other, index) => {
    const name = nameOf(other)
    const known = places.get(name)
    if (known) known.push(index)
    else places.set(name, [index])
  })
  const matched = items.map((item) => places.get(nameOf(item))?.shift())
  const taken = new Set(matched)
  const areOthers = (index: number): boolean =>
    manner === 'by-name' && idOf(items[index]) !== undefined && idOf(others[index]) !== undefined
  return matched.map((place, index) =>
    place === undefined && index < others.length && !taken.has(index) && !areOthers(index)
      ? index
      : place,
  )
}

/** What an item of a list is known by. */
const nameOf = (item: Json): string => {
  const id = idOf(item)
  return id === undefined ? JSON.stringify(item) : `id ${id}`
}

function idOf(item: Json | undefined): string | undefined {
  const id = isObject(item) ? (item['id'] ?? item['@id']) : undefined
  return typeof id === 'string' ? id : undefined
}
