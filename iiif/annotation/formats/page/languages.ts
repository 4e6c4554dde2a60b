/** The languages that PAGE names in English, by the tag that we use. The scheme knows no tags. */
const NAMES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  be: 'Belarusian',
  bg: 'Bulgarian',
  ca: 'Catalan',
  cs: 'Czech',
  cy: 'Welsh',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  et: 'Estonian',
  fi: 'Finnish',
  fr: 'French',
  ga: 'Irish',
  he: 'Hebrew',
  hr: 'Croatian',
  hu: 'Hungarian',
  hy: 'Armenian',
  is: 'Icelandic',
  it: 'Italian',
  ja: 'Japanese',
  ka: 'Georgian',
  la: 'Latin',
  lt: 'Lithuanian',
  lv: 'Latvian',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sa: 'Sanskrit',
  sk: 'Slovak',
  sl: 'Slovenian',
  sr: 'Serbian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  yi: 'Yiddish',
  zh: 'Chinese',
}

/** The name of a language in PAGE; undefined for those that it does not know. */
export const nameOfLanguage = (tag: string): string | undefined =>
  NAMES[tag.toLowerCase().split('-')[0] ?? '']

/** The tag of a language that PAGE names; undefined for names that are no language, such as `other`. */
export const languageOfName = (name: string): string | undefined =>
  Object.entries(NAMES).find(([, known]) => known === name)?.[0]
