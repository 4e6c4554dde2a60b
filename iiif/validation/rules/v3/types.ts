import type { Resource } from '../../resource.ts'
import { onEach, VERSION_3, type Rule } from '../../rule.ts'
import { listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** Classes whose resources bear the name of the class. */
const NAMED_AS_CLASS = ['Canvas', 'AnnotationPage', 'Annotation', 'Agent', 'Range']

/** The types that a place demands; none where it takes any. */
function expectedTypes({ class: resourceClass, property, parent }: Resource): readonly string[] {
  if (property === '') return []
  if (NAMED_AS_CLASS.includes(resourceClass)) return [resourceClass]
  if (resourceClass === 'Reference') return expectedOfReference(property, parent)
  return property === 'logo' ? ['Image'] : []
}

function expectedOfReference(property: string, parent: Resource | undefined): readonly string[] {
  if (property === 'start') return ['Canvas']
  if (property === 'supplementary') return ['AnnotationCollection']
  if (property !== 'items') return []
  return parent?.class === 'Collection' ? ['Collection', 'Manifest'] : ['Range', 'Canvas']
}

const SELECTORS: ReadonlySet<unknown> = new Set([
  'FragmentSelector',
  'SvgSelector',
  'PointSelector',
  'ImageApiSelector',
  'AudioContentSelector',
  'VisualContentSelector',
  'CssSelector',
  'XPathSelector',
  'TextQuoteSelector',
  'TextPositionSelector',
  'DataPositionSelector',
  'RangeSelector',
])

/** That each place holds what belongs there. */
export const TYPE_RULES_3: readonly Rule[] = [
  {
    id: 'v3/type-expected',
    versions: VERSION_3,
    section: '3.4 Structural Properties',
    sentence: 'Each structural property holds resources of its own classes.',
    severity: 'error',
    check: onEach(
      ['Canvas', 'Range', 'AnnotationPage', 'Annotation', 'Agent', 'Reference', 'Content'],
      (resource) => {
        const expected = expectedTypes(resource)
        const type = valueOf(resource.value, 'type')
        if (expected.length === 0 || type === undefined || expected.some((known) => known === type))
          return []
        return [
          {
            path: pointerTo(resource.path, 'type'),
            message: `${resource.property} holds ${expected.join(' or ')} here, not ${quote(type)}: correct it.`,
          },
        ]
      },
    ),
  },
  {
    id: 'v3/items-filled',
    versions: VERSION_3,
    section: '5.2 Manifest, 5.4 Range',
    sentence: 'A Manifest and a Range must have at least one item.',
    severity: 'error',
    check: onEach(['Manifest', 'Range'], ({ value, path, class: resourceClass }) => {
      const items = valueOf(value, 'items')
      if (!Array.isArray(items) || items.length > 0) return []
      const needed = resourceClass === 'Manifest' ? 'a canvas' : 'a canvas or a range'
      return [{ path: pointerTo(path, 'items'), message: `items is empty: add ${needed}.` }]
    }),
  },
  {
    id: 'v3/selector-known',
    versions: VERSION_3,
    section: '5.6 Annotation',
    sentence: 'Selectors are those of the Web Annotation model and of IIIF.',
    severity: 'error',
    check: onEach(['Selector'], ({ value, path }) =>
      listOf(valueOf(value, 'type'))
        .filter((type) => !SELECTORS.has(type))
        .map((type) => ({
          path: pointerTo(path, 'type'),
          message: `${quote(type)} is not a selector that readers know: use FragmentSelector or SvgSelector, for example.`,
        })),
    ),
  },
]
