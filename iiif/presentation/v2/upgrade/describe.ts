import { isEmptyText, type LanguageMap } from '../../../language-map.ts'
import { toRightsIdentifier } from '../../../rights.ts'
import { isHttpAddress, isObject, isUri, listOf, valueOf } from '../../../validation/value.ts'
import { PROPERTIES_3 } from '../../../validation/rules/v3/properties.ts'
import { jsonObject, type Json, type JsonObject } from '../../json.ts'
import { isRightsUri3 } from '../../rights-uri.ts'
import { looksLikeMarkup } from '../../markup.ts'
import { readTexts, withoutMarkup } from '../read-texts.ts'
import { upgradeLinks, upgradeParents, upgradePictures } from './links.ts'
import { upgradeServices } from './services.ts'
import { PROPERTIES_OF_2 } from './terms.ts'

/** The properties that every class may have, in the terms and the order of version 3.0. */
export function upgradeDescription(value: JsonObject, parentType: string): JsonObject {
  const label = textsOf(value, 'label')
  const attribution = textsOf(value, 'attribution')
  const { rights, others } = upgradeLicense(value)
  const metadata = [...upgradeMetadata(value), ...others.map(entryOfLicense)]
  return jsonObject({
    label: label && withoutMarkup(label),
    metadata,
    summary: textsOf(value, 'description'),
    requiredStatement: attribution && { label: { en: ['Attribution'] }, value: attribution },
    rights,
    provider: upgradeLogo(value, attribution),
    thumbnail: upgradePictures(valueOf(value, 'thumbnail')),
    navDate: asText(valueOf(value, 'navDate')),
    viewingDirection: asText(valueOf(value, 'viewingDirection')),
    behavior: upgradeHint(value),
    ...upgradeLinks(value),
    service: upgradeServices(valueOf(value, 'service')),
    partOf: upgradeParents(valueOf(value, 'within'), parentType),
  })
}

/** What no version 2.x defines: it goes along as it is, unless version 3.0 means something else by its name. */
export const extensionsOf = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => isExtension(key)))

export const isExtension = (key: string): boolean =>
  !PROPERTIES_OF_2.has(key) && !Object.hasOwn(PROPERTIES_3, key) && !key.startsWith('@')

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** Texts by language, if there are any. */
export function textsOf(value: JsonObject, property: string): LanguageMap | undefined {
  const texts = readTexts(valueOf(value, property))
  return isEmptyText(texts) ? undefined : texts
}

const upgradeMetadata = (value: JsonObject): readonly JsonObject[] =>
  listOf(valueOf(value, 'metadata'))
    .filter(isObject)
    .map((entry) => ({
      label: withoutMarkup(filled(readTexts(valueOf(entry, 'label')))),
      value: filled(readTexts(valueOf(entry, 'value'))),
    }))

/** Texts by language must have one at least. */
const filled = (texts: LanguageMap): LanguageMap =>
  Object.keys(texts).length > 0 ? texts : { none: [''] }

/** The one statement that version 3.0 takes, and all that remain. */
export function upgradeLicense(value: JsonObject): {
  readonly rights: string | undefined
  readonly others: readonly string[]
} {
  const uris = listOf(valueOf(value, 'license')).flatMap((item) => {
    const uri = isObject(item) ? valueOf(item, '@id') : item
    return typeof uri === 'string' && uri !== '' ? [uri] : []
  })
  const known = uris.findIndex((uri) => isRightsUri3(toRightsIdentifier(uri)))
  const found = uris[known]
  return {
    rights: found === undefined ? undefined : toRightsIdentifier(found),
    others: uris.filter((_, index) => index !== known),
  }
}

const entryOfLicense = (uri: string): JsonObject => ({
  label: { en: ['License'] },
  value: { none: [isHttpAddress(uri) ? linkTo(uri) : uri] },
})

const linkTo = (uri: string): string => `<a href="${escape(uri)}">${escape(uri)}</a>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Marks a provider that was invented because version 3.0 has no other place for a logo. */
export const INVENTED_PROVIDER = '#provider'

function upgradeLogo(value: JsonObject, attribution: LanguageMap | undefined): Json | undefined {
  const logo = upgradePictures(valueOf(value, 'logo'))
  const id = valueOf(value, '@id')
  if (logo === undefined || !isUri(id)) return undefined
  const name = attribution && withoutMarkup(attribution)
  const isPlain = name && !Object.values(name).flat().some(looksLikeMarkup)
  return [
    {
      id: `${id.split('#', 1)[0]}${INVENTED_PROVIDER}`,
      type: 'Agent',
      label: isPlain ? name : { en: ['Provider'] },
      logo,
    },
  ]
}

const BEHAVIORS: ReadonlySet<string> = new Set(
  'individuals paged continuous multi-part non-paged facing-pages'.split(' '),
)

function upgradeHint(value: JsonObject): readonly string[] | undefined {
  const hints = listOf(valueOf(value, 'viewingHint')).filter(
    (hint): hint is string => typeof hint === 'string' && (BEHAVIORS.has(hint) || isUri(hint)),
  )
  return hints.length > 0 ? hints : undefined
}
