import { NO_LANGUAGE, type LanguageMap } from '../../language-map.ts'
import { isLanguageTag, isObject, listOf, valueOf } from '../../validation/value.ts'

/**
 * Texts of version 2.x by language: plain texts, `{@value, @language}`, and lists of those, in any mixture; what is
 * no text is left out. The order within each language stays.
 *
 * @see https://iiif.io/api/presentation/2.1/#language-of-property-values
 */
export function readTexts(value: unknown): LanguageMap {
  const texts = new Map<string, string[]>()
  for (const item of listOf(value)) {
    const found = isObject(item) ? valueOf(item, '@value') : item
    // Numbers are common where a year or a shelf mark is meant.
    if (typeof found !== 'string' && typeof found !== 'number') continue
    const language = languageOf(item)
    texts.set(language, [...(texts.get(language) ?? []), String(found)])
  }
  return Object.fromEntries(texts)
}

function languageOf(item: unknown): string {
  const language = isObject(item) ? valueOf(item, '@language') : undefined
  if (typeof language !== 'string') return NO_LANGUAGE
  const tag = language.replaceAll('_', '-')
  return isLanguageTag(tag) ? tag : NO_LANGUAGE
}

/** A text without its HTML, where a label may have none. */
export const withoutMarkup = (map: LanguageMap): LanguageMap =>
  Object.fromEntries(
    Object.entries(map).map(([language, texts]) => [
      language,
      texts.map((text) => (text.startsWith('<') && text.endsWith('>') ? stripTags(text) : text)),
    ]),
  )

const stripTags = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
