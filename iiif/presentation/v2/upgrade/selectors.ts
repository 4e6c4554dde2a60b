import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'

const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/'

/**
 * A selector of Open Annotation as the Web Annotation model writes it. A choice of selectors, as Mirador 2 saves
 * them, becomes a list of which a reader takes the one that it understands.
 */
export function upgradeSelector(value: unknown): Json | undefined {
  const selectors = listOf(value).flatMap((selector) =>
    isObject(selector) ? upgradeOne(selector as JsonObject) : [],
  )
  return selectors.length > 1 ? selectors : selectors[0]
}

function upgradeOne(selector: JsonObject): readonly JsonObject[] {
  const types = listOf(valueOf(selector, '@type')).filter((type) => typeof type === 'string')
  if (types.includes('oa:Choice')) {
    return ['default', 'item'].flatMap((key) =>
      listOf(valueOf(selector, key)).flatMap((one) =>
        isObject(one) ? upgradeOne(one as JsonObject) : [],
      ),
    )
  }
  const [type = 'FragmentSelector'] = types
    .filter((name) => name !== 'cnt:ContentAsText')
    .map((name) => name.replace(/^\w+:/, ''))
  const text = valueOf(selector, 'chars') ?? valueOf(selector, 'value')
  const rest = Object.fromEntries(
    Object.entries(selector).filter(
      ([key]) => !['@type', '@context', '@id', 'chars', 'value'].includes(key),
    ),
  )
  return [
    jsonObject({
      type,
      conformsTo: type === 'FragmentSelector' ? MEDIA_FRAGMENTS : undefined,
      value: text as Json | undefined,
      ...rest,
    }),
  ]
}
