/** Small questions to JSON from outside, whose shape nobody promises. */
export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list as it is, one value as a list of one, nothing as an empty list. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}

/** The first of these keys that holds something. Keys of the object's own only. */
export function valueAt(object: JsonRecord, ...keys: readonly string[]): unknown {
  const key = keys.find((key) => Object.hasOwn(object, key) && object[key] !== null)
  return key === undefined ? undefined : object[key]
}

export function textAt(object: JsonRecord, ...keys: readonly string[]): string | undefined {
  const value = valueAt(object, ...keys)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The types of a resource, without the prefix or the address of their vocabulary. */
export const typesOf = (object: JsonRecord): readonly string[] =>
  listOf(valueAt(object, 'type', '@type'))
    .filter((type) => typeof type === 'string')
    .map(localName)

/** `oa:commenting`, `http://www.w3.org/ns/oa#commenting` and `commenting` are the same. */
export const localName = (term: string): string =>
  /^(?:oa:|sc:|cnt:|dctypes:|https?:\/\/.*[#/])(\w+)$/.exec(term)?.[1] ?? term

/** The address of a resource: itself when it is a text, its id when it is an object. */
export const addressIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value
  return isRecord(value) ? textAt(value, 'id', '@id') : undefined
}
