import { textFor, type LanguageMap } from '../language-map.ts'
import type { Json, JsonObject } from '../presentation/json.ts'
import { isSameValue } from '../project/same-value.ts'
import { isObject, listOf, valueOf } from '../validation/value.ts'

/** One thing that is not as it was, for a sentence. */
export type Difference =
  | PropertyDifference
  /** Of a list of resources: canvases, parts, annotations. */
  | {
      readonly kind: 'itemsAdded' | 'itemsRemoved' | 'itemsChanged' | 'itemsMoved'
      readonly property: string
      /** What they are called, or their addresses; of those that were moved, all. */
      readonly names: readonly string[]
    }

export interface PropertyDifference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly property: string
  /** The entry of the metadata that is meant. */
  readonly entry?: string
  /** In words, shortened. */
  readonly then?: string
  readonly now?: string
}

/** Lists of which every item has an id. */
const LISTS: ReadonlySet<string> = new Set(['items', 'structures', 'annotations'])

/** Says nothing to a reader. */
const SILENT: ReadonlySet<string> = new Set(['@context', 'type'])

/**
 * What was changed of a resource, in the order in which it stands there. Both in the terms of version 3.0.
 * Nothing where both say the same, in whatever order of their properties.
 */
export function differencesOf(then: JsonObject, now: JsonObject): readonly Difference[] {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])]
  return keys
    .filter((key) => !SILENT.has(key) && !isSameValue(then[key], now[key]))
    .flatMap((key): readonly Difference[] => {
      if (LISTS.has(key)) return listDifferences(key, then[key], now[key])
      if (key === 'metadata') return metadataDifferences(then[key], now[key])
      return [difference(key, then[key], now[key])]
    })
}

function difference(
  property: string,
  then: Json | undefined,
  now: Json | undefined,
): PropertyDifference {
  return {
    kind: then === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    property,
    ...(then !== undefined && { then: inWords(then) }),
    ...(now !== undefined && { now: inWords(now) }),
  }
}

function listDifferences(
  property: string,
  then: Json | undefined,
  now: Json | undefined,
): readonly Difference[] {
  const [before, after] = [byId(then), byId(now)]
  const added = [...after.keys()].filter((id) => !before.has(id))
  const removed = [...before.keys()].filter((id) => !after.has(id))
  const both = [...after.keys()].filter((id) => before.has(id))
  const changed = both.filter((id) => !isSameValue(before.get(id), after.get(id)))
  const isMoved = [...before.keys()].filter((id) => after.has(id)).some((id, at) => id !== both[at])
  const named = (
    kind: 'itemsAdded' | 'itemsRemoved' | 'itemsChanged' | 'itemsMoved',
    ids: readonly string[],
    from: ReadonlyMap<string, JsonObject>,
  ): readonly Difference[] =>
    ids.length === 0
      ? []
      : [{ kind, property, names: ids.map((id) => nameOf(from.get(id) ?? {}, id)) }]
  return [
    ...named('itemsAdded', added, after),
    ...named('itemsRemoved', removed, before),
    ...named('itemsChanged', changed, after),
    ...(isMoved ? named('itemsMoved', both, after) : []),
  ]
}

/** Items without an id, which no list should have, count as the same if they say the same. */
function byId(list: Json | undefined): ReadonlyMap<string, JsonObject> {
  const items = listOf(list).filter(isObject) as readonly JsonObject[]
  return new Map(
    items.map((item) => {
      const id = valueOf(item, 'id') ?? valueOf(item, 'source')
      return [typeof id === 'string' ? id : JSON.stringify(item), item]
    }),
  )
}

const nameOf = (item: JsonObject, id: string): string => {
  const label = valueOf(item, 'label')
  return (isObject(label) ? textFor(label as LanguageMap, ['en']) : '') || id
}

/** Entries are known by their labels: one of which only the value differs was changed. */
function metadataDifferences(then: Json | undefined, now: Json | undefined): readonly Difference[] {
  const [before, after] = [entriesOf(then), entriesOf(now)]
  const labels = [...new Set([...before.keys(), ...after.keys()])]
  const found = labels
    .filter((label) => !isSameValue(before.get(label), after.get(label)))
    .map((label) => ({
      ...difference('metadata', before.get(label), after.get(label)),
      entry: label,
    }))
  return found.length > 0 ? found : [difference('metadata', then, now)]
}

function entriesOf(metadata: Json | undefined): ReadonlyMap<string, readonly Json[]> {
  const entries = new Map<string, Json[]>()
  for (const entry of listOf(metadata).filter(isObject) as readonly JsonObject[]) {
    const label = inWords(entry['label'] ?? '')
    entries.set(label, [...(entries.get(label) ?? []), entry['value'] ?? ''])
  }
  return entries
}

/** In characters: enough to know it by. */
const LONGEST = 200

/** A value as people read it: the texts of a language map, names of links; JSON for anything else. */
export function inWords(value: Json): string {
  const text = plainly(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function plainly(value: Json): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(plainly).join('; ')
  if (!isJsonObject(value)) return JSON.stringify(value)
  const object = value
  if (Object.values(object).every(isTexts)) return Object.values(object).map(plainly).join('; ')
  if ('label' in object && 'value' in object)
    return `${plainly(object['label'] ?? '')}: ${plainly(object['value'] ?? '')}`
  const name = object['label'] ?? object['id']
  return name === undefined ? JSON.stringify(object) : plainly(name)
}

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

const isTexts = (value: Json): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
