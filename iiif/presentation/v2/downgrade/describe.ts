import { isEmptyText, type LanguageMap } from '../../../language-map.ts'
import { isObject, listOf, valueOf } from '../../../validation/value.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import type { MetadataEntry } from '../../properties.ts'
import { INVENTED_PROVIDER } from '../upgrade/describe.ts'
import { writeAttribution, writeEntry, writeMarkup, writeTexts } from '../write-texts.ts'
import { toUtc } from './moment.ts'
import { downgradeLinks, downgradeParents, downgradePicture } from './links.ts'
import { downgradeServices } from './services.ts'

/** The properties that every class may have, in the customary order of version 2.x; `label` comes first. */
export function downgradeDescription(resource: JsonObject): JsonObject {
  const statement = valueOf(resource, 'requiredStatement')
  const summary = mapOf(valueOf(resource, 'summary'))
  const providers = listOf(valueOf(resource, 'provider')).filter(isObject) as JsonObject[]
  const [logo] = providers.flatMap((provider) => listOf(valueOf(provider, 'logo')))
  const [thumbnail] = listOf(valueOf(resource, 'thumbnail'))
  return jsonObject({
    label: labelOf(resource),
    metadata: [...entriesOf(resource), ...providers.flatMap(nameOfProvider)].map(writeEntry),
    description: summary && writeMarkup(summary),
    attribution: isEntry(statement) ? writeAttribution(statement) : undefined,
    license: textOf(resource, 'rights'),
    logo: downgradePicture(logo),
    thumbnail: downgradePicture(thumbnail),
    ...downgradeLinks(resource),
    service: downgradeServices([
      ...listOf(valueOf(resource, 'service')),
      ...listOf(valueOf(resource, 'services')),
    ]),
    within: downgradeParents(valueOf(resource, 'partOf')),
    navDate: downgradeMoment(resource),
  })
}

export const textOf = (resource: JsonObject, property: string): string | undefined => {
  const value = valueOf(resource, property)
  return typeof value === 'string' ? value : undefined
}

/** A label as version 2.x writes it, if it says something. */
export function labelOf(resource: JsonObject): Json | undefined {
  const label = mapOf(valueOf(resource, 'label'))
  return label && writeTexts(label)
}

/** Texts by language that say something. */
function mapOf(value: unknown): LanguageMap | undefined {
  const isMap =
    isObject(value) &&
    Object.values(value).every(
      (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
    )
  return isMap && !isEmptyText(value as LanguageMap) ? (value as LanguageMap) : undefined
}

const isEntry = (value: unknown): value is MetadataEntry =>
  isObject(value) && isMap(valueOf(value, 'label')) && isMap(valueOf(value, 'value'))

const isMap = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).every(
    (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
  )

const entriesOf = (resource: JsonObject): readonly MetadataEntry[] =>
  listOf(valueOf(resource, 'metadata')).filter(isEntry)

/** Version 2.x has no providers: their names become metadata. One that was invented for a logo has nothing to say. */
function nameOfProvider(provider: JsonObject): readonly MetadataEntry[] {
  const label = mapOf(valueOf(provider, 'label'))
  const isInvented = textOf(provider, 'id')?.endsWith(INVENTED_PROVIDER) === true
  return label && !isInvented ? [{ label: { en: ['Provider'] }, value: label }] : []
}

/** In UTC, as version 2.x demands, and only on what may have it there. */
function downgradeMoment(resource: JsonObject): string | undefined {
  const type = valueOf(resource, 'type')
  if (type !== 'Manifest' && type !== 'Collection') return undefined
  const moment = textOf(resource, 'navDate')
  return moment === undefined ? undefined : toUtc(moment)
}
