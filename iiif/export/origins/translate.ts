import { isObject } from '../../validation/value.ts'
import type { Json, JsonObject } from '../../presentation/json.ts'
import type { RecordId } from '../../project/model.ts'
import { textAt } from '../../project/import/read-values.ts'
import { addressOf, listPath } from '../addresses.ts'
import type { ExportOptions } from '../options.ts'

/** The same with other addresses, where they stand alone or before a fragment. */
export function translate(value: Json, addresses: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    const hash = value.indexOf('#')
    const end = hash < 0 ? value.length : hash
    const found = addresses.get(value.slice(0, end))
    return found === undefined ? value : found + value.slice(end)
  }
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => translate(item, addresses))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, translate(inner, addresses)]),
  )
}

/**
 * A canvas that has a new address needs new ones for the pages and annotations in it, too: the old ones stay those
 * of the canvas that it was. Pages that are only named stay what they are.
 */
export function renumber(
  canvas: JsonObject,
  { options, record }: { readonly options: ExportOptions; readonly record: RecordId },
): JsonObject {
  const renamed = (list: string): Json =>
    (canvas[list] as readonly Json[]).map((page, index) => {
      if (!isObject(page) || !Array.isArray(page['items'])) return page
      const name = `${record}-${list}-${index + 1}`
      const items = (page['items'] as readonly Json[]).map((item, number) =>
        isObject(item)
          ? {
              ...item,
              id: addressOf(options, 'annotation', `${name}-${number + 1}`),
            }
          : item,
      )
      return { ...page, id: addressOf(options, 'page', name), items }
    })
  return Object.fromEntries(
    Object.entries(canvas).map(([key, value]) => [
      key,
      (key === 'items' || key === 'annotations') && Array.isArray(value) ? renamed(key) : value,
    ]),
  )
}

/**
 * In version 2.x annotation lists are documents of their own: those that were part of a document of others get an
 * address below the base, where they will be published.
 */
export function withListsBelow(
  canvas: JsonObject,
  { options, record }: { readonly options: ExportOptions; readonly record: RecordId },
): JsonObject {
  const { annotations } = canvas
  if (options.version === '3.0' || !Array.isArray(annotations)) return canvas
  const below = (annotations as readonly Json[]).map((page, index): Json => {
    if (!isObject(page) || !Array.isArray(page['items'])) return page
    const isBelow = textAt(page, 'id')?.startsWith(`${options.base}/`) === true
    const id = `${options.base}/${listPath(`${record}-${index + 1}`)}`
    return isBelow ? page : { ...page, id }
  })
  return { ...canvas, annotations: below }
}
