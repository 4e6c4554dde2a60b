import { NO_LANGUAGE, type LanguageMap } from '../../language-map.ts'
import { cleanMarkup } from '../markup.ts'
import type { Json, JsonObject } from '../json.ts'
import type { MetadataEntry } from '../properties.ts'

/**
 * Texts as version 2.x writes them: a plain text where one has no language, `{@value, @language}` otherwise,
 * a list where there are several. An empty text when there is none.
 *
 * @see https://iiif.io/api/presentation/2.1/#language-of-property-values
 */
export function writeTexts(map: LanguageMap): Json {
  const texts = Object.entries(map).flatMap(([language, values]) =>
    values.map((value) => writeText(language, value)),
  )
  return texts.length > 1 ? texts : (texts[0] ?? '')
}

const writeText = (language: string, value: string): Json =>
  language === NO_LANGUAGE ? value : { '@value': value, '@language': language }

export const writeEntry = ({ label, value }: MetadataEntry): JsonObject => ({
  label: writeTexts(label),
  value: writeMarkup(value),
})

/** Texts that may hold HTML: version 2.x forbids what version 3.0 only lets viewers remove. */
export const writeMarkup = (map: LanguageMap): Json =>
  writeTexts(
    Object.fromEntries(
      Object.entries(map).map(([language, texts]) => [language, texts.map(cleanMarkup)]),
    ),
  )

/**
 * The required statement as an attribution, which has no label in version 2.x: the label comes before the text,
 * in the language of the text if there is one in it.
 */
export function writeAttribution({ label, value }: MetadataEntry): Json {
  const labelIn = (language: string): string =>
    (label[language] ?? label[NO_LANGUAGE] ?? Object.values(label)[0])?.[0] ?? ''
  const prefixed = Object.entries(value).map(([language, texts]) => [
    language,
    texts.map((text) => withLabel(labelIn(language), text)),
  ])
  return writeMarkup(Object.fromEntries(prefixed) as LanguageMap)
}

/** "Attribution" is what viewers of version 2.x write before it anyway. */
const withLabel = (label: string, text: string): string =>
  label === '' || label === 'Attribution' || text.startsWith('<') ? text : `${label}: ${text}`
