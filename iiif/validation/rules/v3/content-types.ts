import { replaceWith } from '../../fix.ts'
import type { Resource } from '../../resource.ts'
import { onEach, VERSION_3, type Rule } from '../../rule.ts'
import { pointerTo, quote, valueOf } from '../../value.ts'

/** The classes of content that the specification names. @see https://iiif.io/api/presentation/3.0/#type */
const CONTENT_TYPES = ['Dataset', 'Image', 'Model', 'Sound', 'Text', 'Video'] as const

/** Classes of the Web Annotation model and of Linked Data, which stand where content does. */
const OTHER_TYPES: ReadonlySet<unknown> = new Set([
  'AnnotationCollection',
  'Agent',
  'Composite',
  'CssStylesheet',
  'Independents',
  'List',
  'ResourceSelection',
  'Selector',
])

/** What content is called elsewhere, written small and without its prefix. */
const MEANT: Readonly<Record<string, (typeof CONTENT_TYPES)[number]>> = {
  audio: 'Sound',
  movingimage: 'Video',
  stillimage: 'Image',
  picture: 'Image',
  contentastext: 'Text',
  ...Object.fromEntries(CONTENT_TYPES.map((type) => [type.toLowerCase(), type])),
}

/** The classes of what is painted, linked and shown. */
export const CONTENT_TYPE_RULES_3: readonly Rule[] = [
  {
    id: 'v3/content-type-misnamed',
    versions: VERSION_3,
    section: '3.2 type',
    sentence: `Content is of the classes ${CONTENT_TYPES.join(', ')}, by these very names.`,
    severity: 'error',
    check: onEach(['Content'], (resource) => {
      const type = typeOf(resource)
      const meant = findMeant(type)
      if (meant === undefined || meant === type) return []
      const place = pointerTo(resource.path, 'type')
      return [
        {
          path: place,
          message: `Readers do not know ${quote(type)}: the class is called ${meant}.`,
          fix: replaceWith(`Write ${meant}.`, place, meant),
        },
      ]
    }),
  },
  {
    id: 'v3/content-type-known',
    versions: VERSION_3,
    section: '3.2 type',
    sentence: 'The type of content should be one of those that the specification recommends.',
    severity: 'warning',
    check: onEach(['Content'], (resource) => {
      const type = typeOf(resource)
      const isKnown = type === undefined || findMeant(type) !== undefined || OTHER_TYPES.has(type)
      return isKnown
        ? []
        : [
            {
              path: pointerTo(resource.path, 'type'),
              message: `${quote(type)} is a class that few readers know: use one of ${CONTENT_TYPES.join(', ')} if one fits.`,
            },
          ]
    }),
  },
]

/** Another rule speaks of the document itself. */
const typeOf = ({ value, property }: Resource): unknown =>
  property === '' ? undefined : valueOf(value, 'type')

const findMeant = (type: unknown): string | undefined => {
  const name = typeof type === 'string' ? type.replace(/^\w+:/, '').toLowerCase() : ''
  return Object.hasOwn(MEANT, name) ? MEANT[name] : undefined
}
