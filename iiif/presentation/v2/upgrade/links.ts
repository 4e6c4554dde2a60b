import { isEmptyText, plainText, type LanguageMap } from '../../../language-map.ts'
import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { readTexts, withoutMarkup } from '../read-texts.ts'
import { upgradeServices } from './services.ts'
import { typeIn3, typeOfFormat } from './terms.ts'

/** A link of version 2.x: an address, or an object that says more. */
interface Link {
  readonly id: string
  readonly value: JsonObject
}

/** The links in a value, whatever form they have; what has no address is left out. */
export const linksIn = (value: unknown): readonly Link[] =>
  listOf(value).flatMap((item): readonly Link[] => {
    if (typeof item === 'string') return item === '' ? [] : [{ id: item, value: {} }]
    const id = isObject(item) ? valueOf(item, '@id') : undefined
    return typeof id === 'string' && id !== '' ? [{ id, value: item as JsonObject }] : []
  })

const isPage = ({ value }: Link): boolean => {
  const format = valueOf(value, 'format')
  return format === undefined || format === 'text/html' || format === 'application/xhtml+xml'
}

/** `related` becomes homepage where it is a page of the web, and rendering where it is something else. */
export function upgradeLinks(value: JsonObject): Readonly<Record<string, Json | undefined>> {
  const related = linksIn(valueOf(value, 'related'))
  const named = (link: Link): JsonObject =>
    upgradeLink(link, { label: plainText(link.id), type: 'Text' })
  const unnamed = (link: Link): JsonObject => upgradeLink(link, { type: 'Dataset' })
  return {
    homepage: related.filter(isPage).map(named),
    seeAlso: linksIn(valueOf(value, 'seeAlso')).map(unnamed),
    rendering: [
      ...linksIn(valueOf(value, 'rendering')),
      ...related.filter((link) => !isPage(link)),
    ].map(named),
  }
}

interface Assumed {
  /** The name of a link that must have one and has none. */
  readonly label?: LanguageMap
  /** What it is where neither its type nor its format says so. */
  readonly type: string
}

function upgradeLink({ id, value }: Link, assumed: Assumed): JsonObject {
  const format = valueOf(value, 'format')
  const own = withoutMarkup(readTexts(valueOf(value, 'label')))
  const label = isEmptyText(own) ? assumed.label : own
  return jsonObject({
    id,
    type: typeIn3(valueOf(value, '@type')) ?? typeOfFormat(format) ?? assumed.type,
    label,
    format: typeof format === 'string' ? format : undefined,
    profile: stringIn(valueOf(value, 'profile')),
    service: upgradeServices(valueOf(value, 'service')),
  })
}

const stringIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** Thumbnails and logos. */
export function upgradePictures(value: unknown): readonly JsonObject[] | undefined {
  const pictures = linksIn(value).map(({ id, value: picture }) =>
    jsonObject({
      id,
      type: typeIn3(valueOf(picture, '@type')) ?? 'Image',
      format: stringIn(valueOf(picture, 'format')) ?? formatOfAddress(id),
      height: sideOf(picture, 'height'),
      width: sideOf(picture, 'width'),
      service: upgradeServices(valueOf(picture, 'service')),
    }),
  )
  return pictures.length > 0 ? pictures : undefined
}

export function sideOf(value: JsonObject, side: string): number | undefined {
  const length = valueOf(value, side)
  return typeof length === 'number' && Number.isSafeInteger(length) && length > 0
    ? length
    : undefined
}

const FORMATS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
}

const formatOfAddress = (address: string): string | undefined => {
  const ending = /\.(\w{3,4})$/.exec(address)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined
}

/** What a resource is part of. Version 2.x may give the address alone: then its class follows from the child's. */
export const upgradeParents = (value: unknown, assumed: string): readonly JsonObject[] =>
  linksIn(value).map(({ id, value: parent }) => {
    const label = withoutMarkup(readTexts(valueOf(parent, 'label')))
    return jsonObject({
      id,
      type: typeIn3(valueOf(parent, '@type')) ?? assumed,
      label: isEmptyText(label) ? undefined : label,
    })
  })
