import {
  findMarkupFault,
  holdsMarkup,
  looksLikeMarkup,
  type MarkupFault,
} from '../../../presentation/markup.ts'
import { replaceWith } from '../../fix.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { isObject, listOf, pointerTo } from '../../value.ts'
import { TEXT_CLASSES_3, textsIn, type Texts } from './texts.ts'

const SECTION = '4.5 HTML Markup in Property Values'

/** HTML in texts: where it may stand, and what it may hold. */
export const MARKUP_RULES_3: readonly Rule[] = [
  {
    id: 'v3/html-place',
    versions: VERSION_3,
    section: SECTION,
    sentence:
      'HTML must not be used in texts other than summary and the values of metadata and requiredStatement.',
    severity: 'error',
    check: onTexts((found) => (found.mayHoldMarkup ? [] : findMisplaced(found))),
  },
  ruleOfFault('v3/html-well-formed', 'error', {
    kinds: ['not-well-formed'],
    sentence: 'HTML in texts must be well-formed XML.',
  }),
  ruleOfFault('v3/html-dangerous', 'error', {
    kinds: ['dangerous'],
    sentence:
      'Clients must remove scripts, styles, forms, comments, handlers, and links other than http, https and mailto.',
  }),
  ruleOfFault('v3/html-tags', 'warning', {
    kinds: ['tag', 'attribute'],
    sentence: 'Clients should allow only the tags a, b, br, i, img, p, small, span, sub and sup.',
  }),
  {
    id: 'v3/html-from-end-to-end',
    versions: VERSION_3,
    section: SECTION,
    sentence: 'HTML must begin with < and end with >, without white space before or after.',
    severity: 'warning',
    check: onTexts((found) => (found.mayHoldMarkup ? findUnwrapped(found) : [])),
  },
]

/** One text in one language. */
interface OneText {
  readonly text: string
  readonly path: string
  readonly name: string
  readonly mayHoldMarkup: boolean
}

function onTexts(check: (text: OneText) => readonly Fault[]): Rule['check'] {
  return onEach(TEXT_CLASSES_3, (resource) =>
    textsIn(resource).flatMap((texts) => eachOf(texts).flatMap(check)),
  )
}

function eachOf({ value, path, name, mayHoldMarkup }: Texts): readonly OneText[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([language, texts]) =>
    listOf(texts).flatMap((text, index): readonly OneText[] => {
      // Nearly all texts are plain; these are done with at once.
      if (typeof text !== 'string' || !text.includes('<')) return []
      return [{ text, path: pointerTo(pointerTo(path, language), index), name, mayHoldMarkup }]
    }),
  )
}

function ruleOfFault(
  id: string,
  severity: Rule['severity'],
  {
    kinds,
    sentence,
  }: { readonly kinds: readonly MarkupFault['kind'][]; readonly sentence: string },
): Rule {
  return {
    id,
    versions: VERSION_3,
    section: SECTION,
    sentence,
    severity,
    check: onTexts(({ text, path, mayHoldMarkup }) => {
      const fault = mayHoldMarkup && looksLikeMarkup(text) ? findMarkupFault(text) : undefined
      return fault && kinds.includes(fault.kind)
        ? [{ path, message: `The HTML ${fault.sentence}.` }]
        : []
    }),
  }
}

// "<illegible>" in a label is what the leaf says, not HTML; only real tags are a mistake there.
function findMisplaced({ text, path, name }: OneText): readonly Fault[] {
  const isWhole = looksLikeMarkup(text) && findMarkupFault(text) === undefined
  return isWhole || holdsMarkup(text)
    ? [{ path, message: `A ${name} must not hold HTML: write plain text.` }]
    : []
}

function findUnwrapped({ text, path }: OneText): readonly Fault[] {
  // A space at the end is how one says that what looks like HTML is none.
  if (looksLikeMarkup(text.trimEnd()) || !holdsMarkup(text)) return []
  const trimmed = text.trim()
  const isCertain = looksLikeMarkup(trimmed) && findMarkupFault(trimmed) === undefined
  return [
    {
      path,
      message:
        'Viewers show the tags of this text as they are written: put all of it into one tag, like <span> … </span>.',
      fix: isCertain ? replaceWith('Remove the white space before it.', path, trimmed) : undefined,
    },
  ]
}
