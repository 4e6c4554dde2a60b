import { motivationOfVersion2 } from '../../../annotation/motivations.ts'
import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { downgradeDescription, labelOf, textOf } from './describe.ts'
import { oneOrSeveral, wholeOf } from './links.ts'
import { downgradeServices } from './services.ts'
import { downgradeSelector } from './selectors.ts'
import { extensionsOf3, textsIn, typeIn2 } from './terms.ts'

/** One annotation of version 2.x for each body: there an annotation has one resource. */
export function downgradeAnnotation(annotation: JsonObject): readonly JsonObject[] {
  const bodies = listOf(valueOf(annotation, 'body'))
  return bodies.length === 0
    ? [writeAnnotation(annotation, undefined, 0)]
    : bodies.map((body, index) => writeAnnotation(annotation, body, index))
}

export function writeAnnotation(annotation: JsonObject, body: unknown, index: number): JsonObject {
  const id = textOf(annotation, 'id')
  const stylesheet = valueOf(annotation, 'stylesheet')
  const css = isObject(stylesheet) ? valueOf(stylesheet, 'value') : undefined
  return jsonObject({
    '@id': id === undefined || index === 0 ? id : `${id}/${index + 1}`,
    '@type': 'oa:Annotation',
    ...downgradeDescription(annotation),
    motivation: oneOrSeveral(textsIn(annotation, 'motivation').map(motivationOfVersion2)),
    // An annotation must have a resource there; one that says only where something is has an empty text.
    resource: downgradeBody(body) ?? { '@type': 'cnt:ContentAsText', chars: '' },
    on: oneOrSeveral(listOf(valueOf(annotation, 'target')).flatMap(downgradeTarget)),
    stylesheet:
      typeof css === 'string'
        ? { '@type': ['oa:CssStyle', 'cnt:ContentAsText'], chars: css }
        : undefined,
    ...extensionsOf3(annotation),
  })
}

export function downgradeBody(body: unknown): Json | undefined {
  if (typeof body === 'string') return body
  if (!isObject(body)) return undefined
  const value = body as JsonObject
  switch (valueOf(value, 'type')) {
    case 'TextualBody':
      return downgradeText(value)
    case 'Choice':
      return downgradeChoice(value)
    case 'SpecificResource':
      return jsonObject({
        '@id': textOf(value, 'id'),
        '@type': 'oa:SpecificResource',
        full: downgradeBody(valueOf(value, 'source')),
        selector: downgradeSelector(valueOf(value, 'selector')),
        style: textOf(value, 'styleClass'),
        ...extensionsOf3(value),
      })
    default:
      return downgradeContent(value)
  }
}

function downgradeText(text: JsonObject): JsonObject {
  const isTag = valueOf(text, 'purpose') === 'tagging'
  return jsonObject({
    '@id': textOf(text, 'id'),
    '@type': isTag ? ['oa:Tag', 'cnt:ContentAsText'] : 'cnt:ContentAsText',
    chars: textOf(text, 'value'),
    format: textOf(text, 'format'),
    language: textOf(text, 'language'),
    ...extensionsOf3(text),
  })
}

function downgradeChoice(choice: JsonObject): Json | undefined {
  const [first, ...others] = listOf(valueOf(choice, 'items')).flatMap((item) => {
    const body = downgradeBody(item)
    return body === undefined ? [] : [body]
  })
  // A choice of one is none, and must not be written as one.
  if (first === undefined || others.length === 0) return first
  return jsonObject({
    '@id': textOf(choice, 'id'),
    '@type': 'oa:Choice',
    label: labelOf(choice),
    default: first,
    item: others.length === 1 ? others[0] : others,
  })
}

export const downgradeContent = (content: JsonObject): JsonObject =>
  jsonObject({
    '@id': textOf(content, 'id'),
    '@type': typeIn2(valueOf(content, 'type')),
    ...downgradeDescription({ ...content, service: [] }),
    format: textOf(content, 'format'),
    height: wholeOf(content, 'height'),
    width: wholeOf(content, 'width'),
    service: downgradeServices(listOf(valueOf(content, 'service'))),
    ...extensionsOf3(content),
  })

/** @see https://iiif.io/api/presentation/2.1/#segments */
export function downgradeTarget(target: unknown): readonly Json[] {
  if (typeof target === 'string') return [target]
  if (!isObject(target)) return []
  const value = target as JsonObject
  if (valueOf(value, 'type') !== 'SpecificResource') {
    const id = textOf(value, 'id')
    return id === undefined ? [] : [id]
  }
  const source = valueOf(value, 'source')
  const address = typeof source === 'string' ? source : idOf(source)
  if (address === undefined) return []
  const selectors = listOf(valueOf(value, 'selector')).filter(isObject)
  const [fragment] = selectors.flatMap((selector) =>
    valueOf(selector, 'type') === 'FragmentSelector' ? [valueOf(selector, 'value')] : [],
  )
  // An address with a fragment is understood by every viewer.
  if (typeof fragment === 'string' && selectors.length === 1) return [`${address}#${fragment}`]
  const selector = downgradeSelector(valueOf(value, 'selector'))
  if (selector === undefined) return [address]
  const id = textOf(value, 'id')
  return [jsonObject({ '@id': id, '@type': 'oa:SpecificResource', full: address, selector })]
}

const idOf = (value: unknown): string | undefined =>
  isObject(value) ? textOf(value as JsonObject, 'id') : undefined
