/** An object of a document that is being checked: nothing is known of its values yet. */
export type Unchecked = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Unchecked =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of an own key; never one that all objects inherit, such as `constructor`. */
export const valueOf = (object: Unchecked, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined

export const has = (object: Unchecked, key: string): boolean => Object.hasOwn(object, key)

/** A list as it is, one value as a list of one, nothing as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** A place in a document. @see https://www.rfc-editor.org/rfc/rfc6901 */
export const pointerTo = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A value as a message shows it: short, whatever it is. */
export function quote(value: unknown): string {
  if (typeof value === 'string') {
    return `"${value.length > 80 ? `${value.slice(0, 80)}…` : value}"`
  }
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'an object'
  return String(value)
}

/** An address of the web, as ids of the specification must be: http or https, with a host, without spaces. */
export const isHttpAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(value)

/** Any absolute URI, such as `urn:uuid:…`. */
export const isUri = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value)

/** A tag of BCP 47 by its form: letters first, then parts of letters and digits. */
export const isLanguageTag = (value: string): boolean =>
  value.length <= 100 && /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i.test(value)

export const isWhole = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0

/** What is wrong with an id that is no address, as the end of a sentence, or of two. */
export const describeAddressFault = (id: unknown): string =>
  typeof id === 'string' && /^https?:\/\/.*\s/i.test(id)
    ? `must not have spaces in it: write %20 for each; here it is ${quote(id)}.`
    : `must be an address that begins with http:// or https://; here it is ${quote(id)}.`

/** The address without what follows `#`. */
export const withoutFragment = (address: string): string => address.split('#', 1)[0] ?? ''
