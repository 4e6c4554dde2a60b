import { VIEWING_DIRECTIONS } from '../../../presentation/properties.ts'
import { toRightsIdentifier } from '../../../rights.ts'
import { replaceWith, type Fix } from '../../fix.ts'
import { isMoment } from '../../moment.ts'
import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import type { ResourceClass } from '../../resource.ts'
import { isLanguageTag, listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** A rule about the text of one property; `isRight` sees texts only. */
interface ValueRule {
  readonly property: string
  readonly of: readonly ResourceClass[]
  readonly section: string
  readonly sentence: string
  readonly advice: string
  readonly isRight: (text: string) => boolean
  /** The text that is meant for certain; kept only if it is right. */
  readonly meant?: (text: string) => string
}

const DESCRIBED: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationPage',
  'Annotation',
  'AnnotationCollection',
  'Content',
]

const RIGHTS = [
  /^http:\/\/creativecommons\.org\/(licenses|publicdomain)\/\S+$/,
  /^http:\/\/rightsstatements\.org\/vocab\/\S+$/,
]

const VALUE_RULES: Readonly<Record<string, ValueRule>> = {
  'v3/rights-uri': {
    property: 'rights',
    of: DESCRIBED,
    section: '3.1 rights',
    sentence:
      'The value must be the URI of a Creative Commons licence, of RightsStatements.org, or of a registered extension.',
    advice:
      'must be the http address of a Creative Commons licence or of a statement of rightsstatements.org',
    isRight: (text) => RIGHTS.some((pattern) => pattern.test(text)),
    meant: toRightsIdentifier,
  },
  'v3/nav-date': {
    property: 'navDate',
    of: ['Collection', 'Manifest', 'Canvas', 'Range'],
    section: '3.1 navDate',
    sentence: 'The value must be an XSD dateTime literal with a timezone.',
    advice: 'must be a moment with its timezone, like "1890-05-01T00:00:00Z"',
    isRight: isMoment,
  },
  'v3/viewing-direction': {
    property: 'viewingDirection',
    of: ['Collection', 'Manifest', 'Range'],
    section: '3.2 viewingDirection',
    sentence: 'The value must be one of four directions.',
    advice: `must be one of ${VIEWING_DIRECTIONS.join(', ')}`,
    isRight: (text) => VIEWING_DIRECTIONS.some((known) => known === text),
    meant: (text) => text.trim().toLowerCase(),
  },
  'v3/media-type': {
    property: 'format',
    of: ['Content', 'TextualBody'],
    section: '3.2 format',
    sentence: 'The value must be the media type that is returned.',
    advice: 'must be a media type, like "image/jpeg"',
    isRight: (text) => /^[a-z]+\/[\w.+-]+(\s*;.*)?$/i.test(text),
  },
  'v3/time-mode': {
    property: 'timeMode',
    of: ['Annotation'],
    section: '3.2 timeMode',
    sentence: 'The value is trim, scale or loop.',
    advice: 'must be trim, scale or loop',
    isRight: (text) => ['trim', 'scale', 'loop'].includes(text),
  },
  'v3/content-language': {
    property: 'language',
    of: ['Content', 'TextualBody'],
    section: '3.2 language',
    sentence: 'The values must be BCP 47 language codes.',
    advice: 'must be a language code, like "en"',
    isRight: isLanguageTag,
  },
}

/** What particular texts may say. */
export const VALUE_RULES_3: readonly Rule[] = Object.entries(VALUE_RULES).map(([id, rule]) => ({
  id,
  versions: VERSION_3,
  section: rule.section,
  sentence: rule.sentence,
  severity: 'error',
  check: onEach(rule.of, ({ value, path }) =>
    listOf(valueOf(value, rule.property))
      .filter((text) => typeof text === 'string')
      .filter((text) => !rule.isRight(text))
      .map((text): Fault => ({
        path: pointerTo(path, rule.property),
        message: `${rule.property} ${rule.advice}; here it is ${quote(text)}.`,
        fix: findValueFix(rule, valueOf(value, rule.property), path),
      })),
  ),
}))

function findValueFix(rule: ValueRule, value: unknown, path: string): Fix | undefined {
  const meant = typeof value === 'string' ? rule.meant?.(value) : undefined
  if (meant === undefined || !rule.isRight(meant)) return undefined
  return replaceWith(`Write ${quote(meant)}.`, pointerTo(path, rule.property), meant)
}
