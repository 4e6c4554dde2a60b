/**
 * Texts by language. Keys are BCP 47 tags or `none`; each value is a list of texts.
 * @see https://iiif.io/api/presentation/3.0/#44-language-of-property-values
 */
export type LanguageMap = Readonly<Record<string, readonly string[]>>

/** The key of texts whose language is unknown or that have none, such as "f. 1r". */
export const NO_LANGUAGE = 'none'

/** A map with one text whose language is not stated. */
export const plainText = (text: string): LanguageMap => ({ [NO_LANGUAGE]: [text] })

/** True when there is no text at all. */
export const isEmptyText = (map: LanguageMap): boolean =>
  Object.values(map).every((texts) => texts.every((text) => text === ''))

/**
 * The texts to show, for a reader of the given languages, best first.
 * Only `none`: all of them; the best matching language otherwise; then `none`; then the first there is.
 *
 * @see https://iiif.io/api/presentation/3.0/#44-language-of-property-values
 */
export function textsFor(map: LanguageMap, languages: readonly string[]): readonly string[] {
  for (const wanted of languages) {
    const key = Object.keys(map).find((key) => isSameLanguage(key, wanted))
    if (key !== undefined && map[key]?.length) return map[key]
  }
  return map[NO_LANGUAGE] ?? Object.values(map)[0] ?? []
}

/** One text to show, several values joined by "; ". Empty when there is none. */
export const textFor = (map: LanguageMap | undefined, languages: readonly string[]): string =>
  map ? textsFor(map, languages).join('; ') : ''

function isSameLanguage(tag: string, wanted: string): boolean {
  const primary = (text: string): string => text.toLowerCase().split('-')[0] ?? ''
  return tag.toLowerCase() === wanted.toLowerCase() || primary(tag) === primary(wanted)
}
