import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { labelOf, textOf } from './describe.ts'
import { downgradeServices } from './services.ts'
import { typeIn2 } from './terms.ts'

/** One link as it is, several as a list, as version 2.x has it. */
export const oneOrSeveral = (values: readonly Json[]): Json | undefined =>
  values.length > 1 ? values : values[0]

const objectsIn = (value: unknown): readonly JsonObject[] =>
  listOf(value).filter(isObject) as JsonObject[]

/** `homepage`, `rendering` and `seeAlso`. */
export function downgradeLinks(resource: JsonObject): Readonly<Record<string, Json | undefined>> {
  const linksOf = (property: string): readonly JsonObject[] =>
    objectsIn(valueOf(resource, property))
  return {
    related: oneOrSeveral(linksOf('homepage').map(downgradeLink)),
    rendering: oneOrSeveral(linksOf('rendering').map(downgradeRendering)),
    seeAlso: oneOrSeveral(linksOf('seeAlso').map(downgradeLink)),
  }
}

const downgradeLink = (link: JsonObject): JsonObject =>
  jsonObject({
    '@id': textOf(link, 'id'),
    label: labelOf(link),
    format: textOf(link, 'format'),
    profile: textOf(link, 'profile'),
    service: downgradeServices(listOf(valueOf(link, 'service'))),
  })

/** What a rendering must have in version 2.x, by what it is. */
const FORMATS: Readonly<Record<string, string>> = {
  Text: 'text/html',
  Image: 'image/jpeg',
  Sound: 'audio/mpeg',
  Video: 'video/mp4',
}

export function downgradeRendering(link: JsonObject): JsonObject {
  const type = textOf(link, 'type') ?? ''
  const format = Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined
  const downgraded = downgradeLink(link)
  return {
    '@id': textOf(link, 'id') ?? '',
    label: downgraded['label'] ?? textOf(link, 'id') ?? '',
    format: format ?? 'application/octet-stream',
    ...downgraded,
  }
}

/** A thumbnail or a logo. */
export function downgradePicture(picture: unknown): JsonObject | undefined {
  if (!isObject(picture) || typeof valueOf(picture, 'id') !== 'string') return undefined
  const value = picture as JsonObject
  return jsonObject({
    '@id': textOf(value, 'id'),
    '@type': typeIn2(valueOf(value, 'type')),
    format: textOf(value, 'format'),
    height: wholeOf(value, 'height'),
    width: wholeOf(value, 'width'),
    service: downgradeServices(listOf(valueOf(value, 'service'))),
  })
}

export function wholeOf(value: JsonObject, property: string): number | undefined {
  const number = valueOf(value, property)
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined
}

/** What a resource is part of: its address, or more where more is said. */
export const downgradeParents = (value: unknown): Json | undefined =>
  oneOrSeveral(
    objectsIn(value).map((parent) =>
      jsonObject({
        '@id': textOf(parent, 'id'),
        '@type': typeIn2(valueOf(parent, 'type')),
        label: labelOf(parent),
      }),
    ),
  )
