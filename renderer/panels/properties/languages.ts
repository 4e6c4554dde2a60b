import { NO_LANGUAGE } from '../../../iiif/language-map.ts'

/** Languages that descriptions and manuscripts are often in, for a first choice. */
export const COMMON_LANGUAGES: readonly string[] = [
  'en', 'de', 'fr', 'it', 'es', 'pt', 'nl', 'pl', 'cs', 'sv', 'ru', 'el', 'tr', 'la', 'grc', 'he',
  'ar', 'fa', 'arc', 'syc', 'cop', 'hy', 'ka', 'gez', 'cu', 'sa', 'zh', 'ja', 'ko', 'gmh', 'goh',
  'frm', 'fro', 'enm', 'ang', 'yi', 'ota',
] // prettier-ignore

/** The tag as BCP 47 writes it (`zh-Hant` for `ZH-hant`); undefined when it is none. */
export function parseLanguageTag(text: string): string | undefined {
  // The grammar also takes words of up to eight letters as languages ("German"), but none is registered.
  if (!/^\s*[a-z]{2,3}(-|\s*$)/i.test(text)) return undefined
  try {
    return Intl.getCanonicalLocales(text.trim())[0]
  } catch {
    return undefined
  }
}

/** What a language is called in the language of the window; the tag itself when it has no name. */
export function nameLanguage(tag: string, locale: string): string {
  if (tag === NO_LANGUAGE || parseLanguageTag(tag) === undefined) return tag
  const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag)
  return name === undefined ? tag : `${name} (${tag})`
}

/** Tags with their names, in the order of the names. */
export const namedLanguages = (
  tags: readonly string[],
  locale: string,
): readonly { readonly tag: string; readonly name: string }[] =>
  [...new Set(tags)]
    .map((tag) => ({ tag, name: nameLanguage(tag, locale) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
