import type { Json, JsonObject } from '../../../../iiif/presentation/json.ts'
import { isWebAddress } from '../../../../iiif/web-address.ts'

/** An object of a list, as it is edited: what no field shows stays in it. */
export interface ObjectRow {
  /** Stays the same while it is edited and moved, so that its fields keep the focus. */
  readonly key: number
  /** What is kept: its address is the last one that was whole. */
  readonly value: JsonObject
  /** What stands in the field of the address. */
  readonly address: string
  /** Whether it is in the list already; a new one is not, until it has an address. */
  readonly isKept: boolean
}

let lastKey = 0

/** Services of older versions have `@id` for `id`. */
const addressKey = (value: JsonObject): 'id' | '@id' => ('@id' in value ? '@id' : 'id')

export const addressOf = (value: JsonObject): string => textIn(value, addressKey(value))

/** The text of a property; empty where it has none. */
export function textIn(value: JsonObject, property: string): string {
  const text = value[property]
  return typeof text === 'string' ? text : ''
}

export const readObjects = (list: readonly JsonObject[]): readonly ObjectRow[] =>
  list.map((value) => ({ ...newObject(value), isKept: true }))

/** What the rows mean: new ones without a whole address are left out, as they are still being written. */
export const writeObjects = (rows: readonly ObjectRow[]): readonly JsonObject[] =>
  rows.filter(({ isKept }) => isKept).map(({ value }) => value)

/** A row for the form, without an address at first. */
export const newObject = (value: JsonObject): ObjectRow => ({
  key: (lastKey += 1),
  value,
  address: addressOf(value),
  isKept: false,
})

/** The row with another text in the field of its address, which is kept when it is a whole one. */
export function withAddress(row: ObjectRow, address: string): ObjectRow {
  const whole = address.trim()
  if (!isWebAddress(whole)) return { ...row, address }
  return { ...row, address, isKept: true, value: withAddressOf(row.value, whole) }
}

/** The address comes first, as is the custom. */
const withAddressOf = (value: JsonObject, address: string): JsonObject => ({
  [addressKey(value)]: address,
  ...without(value, addressKey(value)),
  [addressKey(value)]: address,
})

/** The row with a property set; undefined and an empty text take it away. */
export const withProperty = (
  row: ObjectRow,
  property: string,
  value: Json | undefined,
): ObjectRow => ({
  ...row,
  value:
    value === undefined || value === ''
      ? without(row.value, property)
      : { ...row.value, [property]: value },
})

const without = (value: JsonObject, property: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== property))

/** Rows with one of them moved to another index; the rows themselves where it would leave the list. */
export function moveRow<Row>(
  rows: readonly Row[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Row[] {
  const moved = rows[from]
  if (moved === undefined || to < 0 || to >= rows.length) return rows
  const others = rows.filter((_, index) => index !== from)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}
