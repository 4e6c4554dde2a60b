import { renameKey } from '../../fix.ts'
import type { ResourceClass } from '../../resource.ts'
import { onEach, VERSION_3, type Rule } from '../../rule.ts'
import { has, listOf, pointerTo, quote, valueOf } from '../../value.ts'
import { OLD_PROPERTIES, PROPERTIES_3 } from './properties.ts'

const CONTAINERS: readonly ResourceClass[] = ['Collection', 'Manifest', 'Canvas', 'Range']

const WRITTEN_BY_US: readonly ResourceClass[] = [
  ...CONTAINERS,
  'AnnotationPage',
  'Annotation',
  'AnnotationCollection',
  'Content',
  'TextualBody',
  'Choice',
  'SpecificResource',
  'Selector',
  'Agent',
  'Reference',
]

/** Rules of their own speak of these. */
const SPOKEN_OF: readonly string[] = ['@context', '@id', '@type', '@graph']

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(
  Object.keys(PROPERTIES_3).map((property) => [property.toLowerCase(), property]),
)

/** The names of properties. */
export const KEY_RULES_3: readonly Rule[] = [
  {
    id: 'v3/no-at-keys',
    versions: VERSION_3,
    section: '4.7 Term Collisions between Contexts',
    sentence: 'Apart from @context, no key of this specification begins with @.',
    severity: 'error',
    check: onEach(WRITTEN_BY_US, ({ value, path }) =>
      Object.keys(value)
        .filter((key) => key.startsWith('@') && !SPOKEN_OF.includes(key))
        .map((key) => ({
          path: pointerTo(path, key),
          message: `${quote(key)} means nothing in version 3, where no name begins with @: remove it, or write the property that is meant.`,
        })),
    ),
  },
  {
    id: 'v3/property-case',
    versions: VERSION_3,
    section: '1.2 Terminology',
    sentence: 'Names of properties are case sensitive.',
    severity: 'warning',
    check: onEach(CONTAINERS, ({ value, path }) =>
      Object.keys(value).flatMap((key) => {
        const meant = BY_LOWER_CASE.get(key.toLowerCase())
        if (meant === undefined || meant === key) return []
        return [
          {
            path: pointerTo(path, key),
            message: `Readers do not know ${quote(key)}: write ${meant}, with its small and capital letters.`,
            fix: has(value, meant) ? undefined : renameKey(path, key, meant),
          },
        ]
      }),
    ),
  },
  {
    id: 'v3/property-known',
    versions: VERSION_3,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'Properties of extensions should be mapped by a context of the extension.',
    severity: 'remark',
    check: onEach(CONTAINERS, ({ value, path }, document) =>
      listOf(valueOf(document.value, '@context')).length > 1
        ? []
        : Object.keys(value)
            .filter((key) => !isKnown(key))
            .map((key) => ({
              path: pointerTo(path, key),
              message: `${quote(key)} is not a property of this specification, so that readers pass over it: if it belongs to an extension, name the context of that in @context.`,
            })),
    ),
  },
]

const isKnown = (key: string): boolean =>
  key.startsWith('@') || Object.hasOwn(OLD_PROPERTIES, key) || BY_LOWER_CASE.has(key.toLowerCase())
