import { findMarkupFault, holdsMarkup, looksLikeMarkup } from '../../../presentation/markup.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { onEach, VERSION_2, type Fault, type Rule } from '../../rule.ts'
import { has, isLanguageTag, isObject, listOf, pointerTo, quote, valueOf } from '../../value.ts'

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Sequence',
  'Canvas',
  'Range',
  'Layer',
  'AnnotationPage',
  'Annotation',
  'Content',
  'Reference',
]

interface Texts {
  readonly value: unknown
  readonly path: string
  readonly name: string
  readonly mayHoldMarkup: boolean
}

/** Texts: their form, their languages, the HTML in them. */
export const TEXT_RULES_2: readonly Rule[] = [
  {
    id: 'v2/text-form',
    versions: VERSION_2,
    section: '4.4 Language of Property Values',
    sentence: 'Texts are strings, objects with @value and @language, or lists of those.',
    severity: 'error',
    check: onEach(CLASSES, (resource) =>
      textsIn(resource).flatMap((texts) =>
        itemsOf(texts).flatMap(([item, path]) => findFormFault(item, path, texts.name)),
      ),
    ),
  },
  {
    id: 'v2/html-allowed',
    versions: VERSION_2,
    section: '4.5 HTML Markup in Property Values',
    sentence: 'HTML must be well-formed, and dangerous tags and attributes must be removed.',
    severity: 'error',
    check: onEach(CLASSES, (resource) => textsIn(resource).flatMap(findMarkup)),
  },
  {
    id: 'v2/html-place',
    versions: VERSION_2,
    section: '4.5 HTML Markup in Property Values',
    sentence:
      'HTML must not be used in texts other than description, attribution and the values of metadata.',
    severity: 'error',
    check: onEach(CLASSES, (resource) => textsIn(resource).flatMap(findMisplaced)),
  },
  {
    id: 'v2/label-filled',
    versions: VERSION_2,
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
    id: 'v2/text-filled',
    versions: VERSION_2,
    section: '4.4 Language of Property Values',
    sentence: 'Texts that are given say something.',
    severity: 'warning',
    check: onEach(CLASSES, (resource) =>
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

/** Texts of which each is empty; what is no text at all is not. */
const isBlank = (value: unknown): boolean =>
  listOf(value).length > 0 &&
  listOf(value).every((item) => {
    const text = isObject(item) ? valueOf(item, '@value') : item
    return typeof text === 'string' && text.trim() === ''
  })

function findMisplaced(texts: Texts): readonly Fault[] {
  if (texts.mayHoldMarkup) return []
  return itemsOf(texts).flatMap(([item, path]) => {
    const text = isObject(item) ? valueOf(item, '@value') : item
    if (typeof text !== 'string' || !text.includes('<')) return []
    // "<illegible>" in a label is what the leaf says, not HTML; only real tags are a mistake there.
    const isWhole = looksLikeMarkup(text) && findMarkupFault(text) === undefined
    return isWhole || holdsMarkup(text)
      ? [{ path, message: `A ${texts.name} must not hold HTML: write plain text.` }]
      : []
  })
}

function textsIn({ value, path }: Resource): readonly Texts[] {
  const own = ['label', 'description', 'attribution']
    .filter((name) => has(value, name))
    .map((name) => ({
      value: valueOf(value, name),
      path: pointerTo(path, name),
      name,
      mayHoldMarkup: name !== 'label',
    }))
  const metadata = valueOf(value, 'metadata')
  if (!Array.isArray(metadata)) return own
  const entries = metadata.flatMap((entry: unknown, index) =>
    isObject(entry)
      ? ['label', 'value']
          .filter((name) => has(entry, name))
          .map((name) => ({
            value: valueOf(entry, name),
            path: pointerTo(pointerTo(pointerTo(path, 'metadata'), index), name),
            name,
            mayHoldMarkup: name === 'value',
          }))
      : [],
  )
  return [...own, ...entries]
}

const itemsOf = ({ value, path }: Texts): readonly (readonly [unknown, string])[] =>
  Array.isArray(value)
    ? value.map((item: unknown, index) => [item, pointerTo(path, index)] as const)
    : [[value, path]]

function findFormFault(item: unknown, path: string, name: string): readonly Fault[] {
  if (typeof item === 'string') return []
  if (!isObject(item)) {
    return [
      {
        path,
        message: `${name} must be a text, or an object with @value; here it is ${quote(item)}.`,
      },
    ]
  }
  if (typeof valueOf(item, '@value') !== 'string') {
    return [{ path, message: 'This object has no text: put it into @value.' }]
  }
  const language = valueOf(item, '@language')
  if (language === undefined || (typeof language === 'string' && isLanguageTag(language))) return []
  return [
    {
      path: pointerTo(path, '@language'),
      message: `${quote(language)} is not a language code: use one such as "en" or "la".`,
    },
  ]
}

function findMarkup(texts: Texts): readonly Fault[] {
  if (!texts.mayHoldMarkup) return []
  return itemsOf(texts).flatMap(([item, path]) => {
    const text = isObject(item) ? valueOf(item, '@value') : item
    const fault =
      typeof text === 'string' && looksLikeMarkup(text) ? findMarkupFault(text) : undefined
    return fault ? [{ path, message: `The HTML ${fault.sentence}.` }] : []
  })
}
