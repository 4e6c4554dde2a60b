import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { asText, extensionsOf, upgradeDescription } from './describe.ts'
import { sideOf } from './links.ts'
import { upgradeSelector } from './selectors.ts'
import { typeIn3, typeOfFormat } from './terms.ts'

/** An annotation of version 2.x. `address` is its id where it has none. */
export function upgradeAnnotation(annotation: JsonObject, address: string): JsonObject {
  const motivations = listOf(valueOf(annotation, 'motivation')).flatMap((text) =>
    typeof text === 'string' ? [text.replace(/^(sc|oa):/, '')] : [],
  )
  const bodies = listOf(valueOf(annotation, 'resource')).flatMap(upgradeBody)
  const targets = listOf(valueOf(annotation, 'on')).flatMap(upgradeTarget)
  const stylesheet = valueOf(annotation, 'stylesheet')
  return jsonObject({
    id: asText(valueOf(annotation, '@id')) ?? address,
    type: 'Annotation',
    ...upgradeDescription(annotation, 'AnnotationPage'),
    motivation: oneOrSeveral(motivations),
    body: oneOrSeveral(bodies),
    target: oneOrSeveral(targets),
    stylesheet: isObject(stylesheet)
      ? jsonObject({ type: 'CssStylesheet', value: asText(valueOf(stylesheet, 'chars')) })
      : undefined,
    ...extensionsOf(annotation),
  })
}

const oneOrSeveral = (values: readonly Json[]): Json | undefined =>
  values.length > 1 ? values : values[0]

/** `rdf:nil`, the picture that is not there, has nothing that stands for it. */
export function upgradeBody(resource: unknown): readonly JsonObject[] {
  if (typeof resource === 'string') {
    return resource === 'rdf:nil' ? [] : [{ id: resource, type: 'Image' }]
  }
  if (!isObject(resource)) return []
  const body = resource as JsonObject
  const types = listOf(valueOf(body, '@type'))
  if (types.includes('rdf:nil') || valueOf(body, '@id') === 'rdf:nil') return []
  if (types.includes('oa:Choice')) return [upgradeChoice(body)]
  if (types.includes('oa:SpecificResource')) return upgradeSpecific(body)
  const chars = valueOf(body, 'chars')
  if (typeof chars === 'string') return [upgradeText(body, chars)]
  return [upgradeContent(body, types)]
}

function upgradeChoice(choice: JsonObject): JsonObject {
  const items = ['default', 'item'].flatMap((key) =>
    listOf(valueOf(choice, key)).flatMap(upgradeBody),
  )
  return jsonObject({
    ...jsonObject({ id: asText(valueOf(choice, '@id')) }),
    type: 'Choice',
    ...upgradeDescription(choice, 'Manifest'),
    items,
    ...extensionsOf(choice),
  })
}

function upgradeSpecific(resource: JsonObject): readonly JsonObject[] {
  const [source] = listOf(valueOf(resource, 'full')).flatMap((full) =>
    isObject(full) && valueOf(full, '@type') === 'sc:Canvas'
      ? [{ id: asText(valueOf(full, '@id')) ?? '', type: 'Canvas' }]
      : upgradeBody(full),
  )
  const style = listOf(valueOf(resource, 'style')).find((item) => typeof item === 'string')
  return [
    jsonObject({
      id: asText(valueOf(resource, '@id')),
      type: 'SpecificResource',
      source,
      selector: upgradeSelector(valueOf(resource, 'selector')),
      styleClass: style,
      ...extensionsOf(resource),
    }),
  ]
}

function upgradeText(text: JsonObject, chars: string): JsonObject {
  const isTag = listOf(valueOf(text, '@type')).includes('oa:Tag')
  return jsonObject({
    id: asText(valueOf(text, '@id')),
    type: 'TextualBody',
    purpose: isTag ? 'tagging' : undefined,
    value: chars,
    format: asText(valueOf(text, 'format')),
    language: asText(valueOf(text, 'language')),
    ...upgradeDescription(text, 'Manifest'),
    ...extensionsOf(text),
  })
}

function upgradeContent(body: JsonObject, types: readonly unknown[]): JsonObject {
  const format = asText(valueOf(body, 'format'))
  const known = types.map(typeIn3).find((type) => type !== undefined)
  const other = types.find((type) => typeof type === 'string')
  return jsonObject({
    id: asText(valueOf(body, '@id')),
    type: known ?? typeOfFormat(format) ?? asText(other)?.replace(/^\w+:/, '') ?? 'Image',
    ...upgradeDescription(body, 'Manifest'),
    format,
    language: asText(valueOf(body, 'language')),
    height: sideOf(body, 'height'),
    width: sideOf(body, 'width'),
    ...extensionsOf(body),
  })
}

/** What an annotation is about: an address, or a part that no address can name. */
export function upgradeTarget(on: unknown): readonly Json[] {
  if (typeof on === 'string') return [on]
  if (!isObject(on)) return []
  const id = asText(valueOf(on, '@id'))
  const full = valueOf(on, 'full')
  if (full === undefined) return id === undefined ? [] : [id]
  const source = isObject(full) ? asText(valueOf(full, '@id')) : asText(full)
  const selector = upgradeSelector(valueOf(on, 'selector'))
  if (source === undefined) return []
  return [jsonObject({ id, type: 'SpecificResource', source, selector })]
}
