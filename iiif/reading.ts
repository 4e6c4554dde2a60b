/**
 * Small readers for JSON that came from outside: project files, messages of the window, settings.
 * A reader gives the value with its type or throws `Unreadable`, which says where it stood.
 */
export type Reader<Value> = (value: unknown, where: string) => Value

/** Thrown by readers: what was expected, and where, as a path like `canvases[3].label`. */
export class Unreadable extends Error {
  readonly where: string
  readonly expected: string

  constructor(where: string, expected: string) {
    super(where === '' ? `it is not ${expected}` : `"${where}" is not ${expected}`)
    this.name = 'Unreadable'
    this.where = where
    this.expected = expected
  }
}

export const readNothing: Reader<undefined> = (value, where) => {
  if (value !== undefined && value !== null) throw new Unreadable(where, 'left out')
  return undefined
}

export const readString: Reader<string> = (value, where) => {
  if (typeof value !== 'string') throw new Unreadable(where, 'a text')
  return value
}

/** A text that says something: ids, paths, addresses. */
export const readFilledString: Reader<string> = (value, where) => {
  if (typeof value !== 'string' || value === '')
    throw new Unreadable(where, 'a text that is not empty')
  return value
}

export const readBoolean: Reader<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new Unreadable(where, 'true or false')
  return value
}

/** A finite number. Minus zero becomes zero, since JSON has only one of them. */
export const readNumber: Reader<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unreadable(where, 'a number')
  return value === 0 ? 0 : value
}

/** A whole number that is at least `least`. */
export const readWhole =
  (least: number): Reader<number> =>
  (value, where) => {
    if (!Number.isSafeInteger(value) || readNumber(value, where) < least) {
      throw new Unreadable(where, `a whole number of at least ${least}`)
    }
    return readNumber(value, where)
  }

/** A number above zero. */
export const readPositive: Reader<number> = (value, where) => {
  const number = readNumber(value, where)
  if (number <= 0) throw new Unreadable(where, 'a number above zero')
  return number
}

/** One of the given texts or numbers. */
export const oneOf =
  <const Values extends readonly (string | number | boolean)[]>(
    values: Values,
  ): Reader<Values[number]> =>
  (value, where) => {
    const found = values.find((allowed) => allowed === value)
    if (found === undefined) throw new Unreadable(where, `one of ${values.join(', ')}`)
    return found
  }

export const listOf =
  <Item>(readItem: Reader<Item>): Reader<readonly Item[]> =>
  (value, where) => {
    if (!Array.isArray(value)) throw new Unreadable(where, 'a list')
    return value.map((item: unknown, index) => readItem(item, `${where}[${index}]`))
  }

/** Any keys, values of one kind. `__proto__` is refused: assigned somewhere, it would change an object's nature. */
export const mapOf =
  <Item>(readItem: Reader<Item>): Reader<Readonly<Record<string, Item>>> =>
  (value, where) =>
    Object.fromEntries(
      Object.entries(readObject(value, where)).map(([key, item]) => {
        if (key === '__proto__') throw new Unreadable(within(where, key), 'an allowed name')
        return [key, readItem(item, within(where, key))]
      }),
    )

/** May be absent; `undefined`, as messages between processes carry it, counts as absent. */
export interface OptionalReader<Value> {
  readonly optional: Reader<Value>
}

export const optional = <Value>(reader: Reader<Value>): OptionalReader<Value> => ({
  optional: reader,
})

type Fields = Readonly<Record<string, Reader<unknown> | OptionalReader<unknown>>>

type RequiredKeys<Shape extends Fields> = {
  [Key in keyof Shape]: Shape[Key] extends OptionalReader<unknown> ? never : Key
}[keyof Shape]

/** What `recordOf` gives for the readers of its fields. */
export type RecordRead<Shape extends Fields> = {
  readonly [Key in RequiredKeys<Shape>]: Shape[Key] extends Reader<infer Value> ? Value : never
} & {
  readonly [Key in Exclude<keyof Shape, RequiredKeys<Shape>>]?: Shape[Key] extends OptionalReader<
    infer Value
  >
    ? Value
    : never
}

/**
 * An object with exactly these fields. An unknown one is refused: what is dropped here would be lost
 * at the next save, and the scholar would not know.
 */
export const recordOf =
  <const Shape extends Fields>(fields: Shape): Reader<RecordRead<Shape>> =>
  (value, where) => {
    const object = readObject(value, where)
    const unknown = Object.keys(object).find((key) => !Object.hasOwn(fields, key))
    if (unknown !== undefined)
      throw new Unreadable(within(where, unknown), 'a part that this version knows')
    const entries = Object.entries(fields).flatMap(([key, field]) => {
      const found = Object.hasOwn(object, key) ? object[key] : undefined
      if (typeof field === 'function') return [[key, field(found, within(where, key))]]
      return found === undefined ? [] : [[key, field.optional(found, within(where, key))]]
    })
    return Object.fromEntries(entries) as RecordRead<Shape>
  }

/** An object that is neither null nor a list, its values unread. */
export function readObject(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(where, 'an object')
  return value as Readonly<Record<string, unknown>>
}

const within = (where: string, key: string): string => (where === '' ? key : `${where}.${key}`)
