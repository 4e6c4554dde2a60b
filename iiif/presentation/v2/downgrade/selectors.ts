import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'

const ANNEX = 'http://iiif.io/api/annex/openannotation/context.json'

/** True for the selectors that Open Annotation, and the annex of IIIF to it, have a word for. */
export const isKnownTo2 = (selector: unknown): boolean =>
  isObject(selector) && KNOWN.some((type) => type === valueOf(selector, 'type'))

const KNOWN: readonly string[] = ['FragmentSelector', 'SvgSelector', 'ImageApiSelector']

/** A selector in the terms of Open Annotation; several as the choice between them. Undefined where there is no word. */
export function downgradeSelector(value: unknown): Json | undefined {
  const [first, ...others] = listOf(value)
    .filter(isKnownTo2)
    .map((selector) => downgradeOne(selector as JsonObject))
  if (first === undefined || others.length === 0) return first
  return {
    '@type': 'oa:Choice',
    default: first,
    item: others.length === 1 && others[0] ? others[0] : others,
  }
}

function downgradeOne(selector: JsonObject): JsonObject {
  const type = selector['type']
  const value = selector['value']
  const rest = Object.fromEntries(
    Object.entries(selector).filter(([key]) => !['type', 'value', 'conformsTo'].includes(key)),
  )
  if (type === 'SvgSelector') {
    return jsonObject({ '@type': ['oa:SvgSelector', 'cnt:ContentAsText'], chars: value, ...rest })
  }
  return type === 'FragmentSelector'
    ? jsonObject({ '@type': 'oa:FragmentSelector', value, ...rest })
    : jsonObject({ '@context': ANNEX, '@type': 'iiif:ImageApiSelector', ...rest })
}
