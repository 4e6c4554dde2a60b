import { recordsOf, type OriginRecord, type Project, type RecordId } from '../../project/model.ts'
import { isSameValue } from '../../project/same-value.ts'

/**
 * The origins from which something was taken away that no specification knows: each stands behind the one that it was
 * made of, from the same place of the same source.
 */
export function reducedOrigins(project: Project): ReadonlySet<RecordId> {
  const byPlace = new Map<string, OriginRecord[]>()
  const reduced = new Set<RecordId>()
  for (const origin of recordsOf(project, 'Origin')) {
    const place = `${origin.source} ${origin.address}`
    const earlier = byPlace.get(place) ?? []
    if (earlier.some((one) => isWithout(origin, one))) reduced.add(origin.id)
    byPlace.set(place, [...earlier, origin])
  }
  return reduced
}

/** Says the same as the other, and less. */
function isWithout({ resource }: OriginRecord, other: OriginRecord): boolean {
  const entries = Object.entries(resource)
  return (
    entries.length < Object.keys(other.resource).length &&
    entries.every(
      ([key, value]) =>
        Object.hasOwn(other.resource, key) && isSameValue(other.resource[key], value),
    )
  )
}
