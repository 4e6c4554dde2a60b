import type { LanguageMap } from '../../language-map.ts'
import type { JsonObject } from '../../presentation/json.ts'
import type { MetadataEntry } from '../../presentation/properties.ts'
import { isObject, valueOf } from '../../validation/value.ts'

// Documents of others, in the terms of version 3.0, perhaps still faulty. What cannot be read is left out of the
// record, and stays in its origin.

export const objectAt = (resource: JsonObject, key: string): JsonObject | undefined => {
  const value = valueOf(resource, key)
  return isObject(value) ? (value as JsonObject) : undefined
}

export const textAt = (resource: JsonObject, key: string): string | undefined => {
  const value = valueOf(resource, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const positiveAt = (resource: JsonObject, key: string): number | undefined => {
  const value = valueOf(resource, key)
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined
}

/** The items of a list, whatever they are; none where there is no list. */
export const itemsAt = (resource: JsonObject, key: string): readonly unknown[] => {
  const value = valueOf(resource, key)
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** A list of objects, or nothing where it holds anything else. */
export const objectsAt = (resource: JsonObject, key: string): readonly JsonObject[] | undefined => {
  const items = itemsAt(resource, key)
  return items.length > 0 && items.every(isObject) ? (items as readonly JsonObject[]) : undefined
}

/** A language map, or nothing where it is anything else. */
export function textsAt(resource: JsonObject, key: string): LanguageMap | undefined {
  const map = objectAt(resource, key)
  const isMap =
    map !== undefined &&
    Object.values(map).every(
      (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
    )
  return isMap ? (map as LanguageMap) : undefined
}

export function entryOf(value: unknown): MetadataEntry | undefined {
  if (!isObject(value)) return undefined
  const label = textsAt(value as JsonObject, 'label')
  const text = textsAt(value as JsonObject, 'value')
  return label && text && { label, value: text }
}

/** A list of which every item could be read, or nothing. */
export const allRead = <Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined =>
  items.every((item) => item !== undefined) ? items : undefined

/** One of the values that we know. */
export const knownOf = <Value extends string>(
  values: readonly Value[],
  value: unknown,
): Value | undefined => values.find((known) => known === value)

type Defined<Fields> = {
  readonly [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key]
} & {
  readonly [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<
    Fields[Key],
    undefined
  >
}

/** The fields that say something. */
export const defined = <Fields extends object>(fields: Fields): Defined<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>
