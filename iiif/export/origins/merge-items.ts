import type { Json } from '../../presentation/json.ts'

/** An item of a list as it is now. */
export interface ItemNow {
  /** By which it is known in the list as it was; undefined for one that is new. */
  readonly key: string | undefined
  readonly write: () => Json
}

/**
 * A list as it is now, with what was in it as it came and could not be shown: that stays behind the item that it
 * followed, or behind the nearest one before that if that is gone.
 *
 * @param source the list as it came
 * @param keys for each item of the source what it is known by; undefined for what could not be shown
 */
export function mergeItems(
  source: readonly Json[],
  keys: readonly (string | undefined)[],
  now: readonly ItemNow[],
): readonly Json[] {
  const places = new Map<string, number[]>()
  keys.forEach((key, place) => {
    if (key === undefined) return
    const known = places.get(key)
    if (known) known.push(place)
    else places.set(key, [place])
  })
  const placed = now.map((item) => ({
    item,
    place: item.key === undefined ? undefined : places.get(item.key)?.shift(),
  }))
  const staying = new Set(placed.map(({ place }) => place))
  const following = new Map<number, Json[]>([[-1, []]])
  let last = -1
  source.forEach((item, place) => {
    if (staying.has(place)) {
      last = place
      following.set(place, [])
    } else if (keys[place] === undefined) following.get(last)?.push(item)
  })
  return [
    ...(following.get(-1) ?? []),
    ...placed.flatMap(({ item, place }) => [
      item.write(),
      ...(place === undefined ? [] : (following.get(place) ?? [])),
    ]),
  ]
}
