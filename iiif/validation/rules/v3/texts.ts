import { readTexts } from '../../../presentation/v2/read-texts.ts'
import { renameKey, replaceWith, type Fix } from '../../fix.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { has, isLanguageTag, isObject, listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** What may have texts by language. */
export const TEXT_CLASSES_3: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationPage',
  'Annotation',
  'AnnotationCollection',
  'Content',
  'TextualBody',
  'Choice',
  'Agent',
  'Reference',
]

/** A property that holds texts by language. */
export interface Texts {
  readonly value: unknown
  readonly path: string
  readonly name: string
  readonly mayHoldMarkup: boolean
}

/** Texts by language: their form, their languages, and that they say something. */
export const TEXT_RULES_3: readonly Rule[] = [
  {
    id: 'v3/language-map',
    versions: VERSION_3,
    section: '4.4 Language of Property Values',
    sentence: 'Texts are objects whose keys are languages and whose values are lists of texts.',
    severity: 'error',
    check: onEach(TEXT_CLASSES_3, (resource) => textsIn(resource).flatMap(findFormFaults)),
  },
  {
    id: 'v3/language-tag',
    versions: VERSION_3,
    section: '4.4 Language of Property Values',
    sentence: 'The keys must be BCP 47 language codes, or none.',
    severity: 'error',
    check: onEach(TEXT_CLASSES_3, (resource) =>
      textsIn(resource).flatMap(({ value, path }) =>
        Object.keys(isObject(value) ? value : {})
          .filter((language) => !isLanguageTag(language))
          .map((language) => ({
            path: pointerTo(path, language),
            message: `${quote(language)} is not a language code: use one such as "en" or "la", or "none".`,
            fix: findLanguageFix(value, path, language),
          })),
      ),
    ),
  },
  {
    id: 'v3/label-filled',
    versions: VERSION_3,
    section: '3.1 label',
    sentence: 'The label of a Collection or a Manifest must hold a text.',
    severity: 'error',
    check: onEach(['Collection', 'Manifest'], ({ value, path }) =>
      isBlank(valueOf(value, 'label'))
        ? [{ path: pointerTo(path, 'label'), message: 'The label is empty: give it a title.' }]
        : [],
    ),
  },
  {
    id: 'v3/text-filled',
    versions: VERSION_3,
    section: '4.4 Language of Property Values',
    sentence: 'Texts that are given say something.',
    severity: 'warning',
    check: onEach(TEXT_CLASSES_3, (resource) =>
      textsIn(resource)
        .filter(({ value, path }) => isBlank(value) && !isTitle(resource, path))
        .map(({ path, name }) => ({
          path,
          message: `This ${name} is there and says nothing: fill it, or remove it.`,
        })),
    ),
  },
]

/** A rule of its own speaks of the titles that must be there. */
const isTitle = ({ class: resourceClass, path }: Resource, place: string): boolean =>
  (resourceClass === 'Collection' || resourceClass === 'Manifest') && place === `${path}/label`

/** Texts by language of which each is empty; what is no such thing at all is not. */
function isBlank(value: unknown): boolean {
  const texts = isObject(value) ? Object.values(value).flatMap(listOf) : []
  return texts.length > 0 && texts.every((text) => typeof text === 'string' && text.trim() === '')
}

/** All properties of a resource that hold texts by language. */
export function textsIn({ value, path }: Resource): readonly Texts[] {
  const own = ['label', 'summary']
    .filter((name) => has(value, name))
    .map((name) => ({
      value: valueOf(value, name),
      path: pointerTo(path, name),
      name,
      mayHoldMarkup: name === 'summary',
    }))
  const entries = ['metadata', 'requiredStatement'].flatMap((property) => {
    const held = valueOf(value, property)
    return listOf(held).flatMap((entry, index) => {
      const place = pointerTo(path, property)
      return isObject(entry)
        ? textsOfEntry(entry, Array.isArray(held) ? pointerTo(place, index) : place)
        : []
    })
  })
  return [...own, ...entries]
}

const textsOfEntry = (entry: Resource['value'], path: string): readonly Texts[] =>
  ['label', 'value']
    .filter((name) => has(entry, name))
    .map((name) => ({
      value: valueOf(entry, name),
      path: pointerTo(path, name),
      name,
      mayHoldMarkup: name === 'value',
    }))

function findFormFaults({ value, path, name }: Texts): readonly Fault[] {
  if (!isObject(value)) {
    return [
      {
        path,
        message: `${name} must be texts by language, like { "en": ["…"] }; here it is ${quote(value)}.`,
        fix: findMapFix(value, path),
      },
    ]
  }
  const languages = Object.keys(value)
  if (languages.length === 0) return [{ path, message: `${name} is empty: give it a text.` }]
  return languages.flatMap((language) => {
    const texts = value[language]
    const place = pointerTo(path, language)
    if (!Array.isArray(texts)) {
      return [
        {
          path: place,
          message: `The texts of a language are a list, in [ ]; here it is ${quote(texts)}.`,
          fix:
            typeof texts === 'string'
              ? replaceWith('Put it into a list.', place, [texts])
              : undefined,
        },
      ]
    }
    if (texts.length === 0)
      return [{ path: place, message: `There is no text in this language: remove it.` }]
    return texts.flatMap((text, index) =>
      typeof text === 'string'
        ? []
        : [
            {
              path: pointerTo(place, index),
              message: `This must be a text in quotation marks; here it is ${quote(text)}.`,
            },
          ],
    )
  })
}

/** Texts as version 2 writes them are texts by language written otherwise. */
function findMapFix(value: unknown, path: string): Fix | undefined {
  const isTexts =
    value !== '' &&
    listOf(value).length > 0 &&
    listOf(value).every(
      (item) =>
        typeof item === 'string' || (isObject(item) && typeof valueOf(item, '@value') === 'string'),
    )
  if (!isTexts) return undefined
  return replaceWith('Write it as texts by language.', path, readTexts(value))
}

/** `@none` is how earlier drafts, and converters that follow them, write `none`; `en_GB` means `en-GB`. */
function findLanguageFix(value: unknown, path: string, language: string): Fix | undefined {
  const meant = language === '@none' ? 'none' : language.replaceAll('_', '-')
  if (meant === language || !isLanguageTag(meant)) return undefined
  return isObject(value) && has(value, meant) ? undefined : renameKey(path, language, meant)
}
