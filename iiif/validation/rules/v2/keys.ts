import { renameKey } from '../../fix.ts'
import type { ResourceClass } from '../../resource.ts'
import { onEach, VERSION_2, type Rule } from '../../rule.ts'
import { has, pointerTo, quote } from '../../value.ts'

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Sequence',
  'Canvas',
  'Range',
  'Layer',
]

/** Every property of the specification. @see https://iiif.io/api/presentation/2.1/#summary-of-metadata-requirements */
const PROPERTIES: readonly string[] = [
  ...['label', 'metadata', 'description', 'thumbnail', 'attribution', 'license', 'logo'],
  ...['format', 'height', 'width', 'viewingDirection', 'viewingHint', 'navDate'],
  ...['seeAlso', 'service', 'related', 'rendering', 'within', 'startCanvas', 'contentLayer'],
  ...['first', 'last', 'total', 'next', 'prev', 'startIndex', 'collections', 'manifests'],
  ...['members', 'sequences', 'structures', 'canvases', 'images', 'otherContent', 'resources'],
  ...['ranges', 'stylesheet', 'style'],
]

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(
  PROPERTIES.map((property) => [property.toLowerCase(), property]),
)

/** The names of properties. */
export const KEY_RULES_2: readonly Rule[] = [
  {
    id: 'v2/property-case',
    versions: VERSION_2,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'Names of properties are case sensitive.',
    severity: 'warning',
    check: onEach(CLASSES, ({ value, path }) =>
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
    id: 'v2/property-known',
    versions: VERSION_2,
    section: '4.6 Linked Data Context and Extensions',
    sentence: 'Properties of extensions should be written with the prefix of the extension.',
    severity: 'remark',
    check: onEach(CLASSES, ({ value, path }) =>
      Object.keys(value)
        .filter((key) => !/[@:]/.test(key) && !BY_LOWER_CASE.has(key.toLowerCase()))
        .map((key) => ({
          path: pointerTo(path, key),
          message: `${quote(key)} is not a property of this specification, so that readers pass over it: write one of an extension with its prefix, like dc:date.`,
        })),
    ),
  },
]
