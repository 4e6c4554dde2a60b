import { onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import { nameOf } from '../../rule.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { isUri, listOf, pointerTo, quote, valueOf } from '../../value.ts'

/** Where each value may be. @see https://iiif.io/api/presentation/3.0/#behavior */
const CLASSES_OF: Readonly<Record<string, readonly ResourceClass[]>> = {
  'auto-advance': ['Collection', 'Manifest', 'Canvas', 'Range'],
  'no-auto-advance': ['Collection', 'Manifest', 'Canvas', 'Range'],
  repeat: ['Collection', 'Manifest'],
  'no-repeat': ['Collection', 'Manifest'],
  unordered: ['Collection', 'Manifest', 'Range'],
  individuals: ['Collection', 'Manifest', 'Range'],
  continuous: ['Collection', 'Manifest', 'Range'],
  paged: ['Collection', 'Manifest', 'Range'],
  'facing-pages': ['Canvas'],
  'non-paged': ['Canvas'],
  'multi-part': ['Collection'],
  together: ['Collection'],
  sequence: ['Range'],
  'thumbnail-nav': ['Range'],
  'no-nav': ['Range'],
  hidden: ['AnnotationCollection', 'AnnotationPage', 'Annotation', 'SpecificResource', 'Choice'],
}

/** Of each group a resource has one at most. */
const DISJOINT: readonly (readonly string[])[] = [
  ['auto-advance', 'no-auto-advance'],
  ['repeat', 'no-repeat'],
  ['unordered', 'individuals', 'continuous', 'paged'],
  ['paged', 'facing-pages', 'non-paged'],
  ['multi-part', 'together'],
  ['sequence', 'thumbnail-nav', 'no-nav'],
]

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationCollection',
  'AnnotationPage',
  'Annotation',
  'SpecificResource',
  'Choice',
]

/** How a resource is to be shown. */
export const BEHAVIOR_RULES_3: readonly Rule[] = [
  {
    id: 'v3/behavior-known',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'The values are those of the specification, or URIs of an extension.',
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) =>
      behaviorsOf(value)
        .filter((text) => !Object.hasOwn(CLASSES_OF, text) && !isUri(text))
        .map((text) => ({
          path: pointerTo(path, 'behavior'),
          message: `${quote(text)} is not a behavior that readers know: remove it, or use one of the specification.`,
        })),
    ),
  },
  {
    id: 'v3/behavior-of-class',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'Each value is valid on some classes only.',
    severity: 'error',
    check: onEach(CLASSES, (resource) =>
      behaviorsOf(resource.value)
        .filter(
          (text) => Object.hasOwn(CLASSES_OF, text) && !CLASSES_OF[text]?.includes(resource.class),
        )
        .map((text) => ({
          path: pointerTo(resource.path, 'behavior'),
          message: `${nameOf(resource)} may not have the behavior ${quote(text)}: remove it.`,
        })),
    ),
  },
  {
    id: 'v3/behavior-disjoint',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence: 'Values that are disjoint must not be used together.',
    severity: 'error',
    check: onEach(CLASSES, ({ value, path }) =>
      DISJOINT.map((group) => behaviorsOf(value).filter((text) => group.includes(text)))
        .filter((found) => new Set(found).size > 1)
        .map((found) => ({
          path: pointerTo(path, 'behavior'),
          message: `${found.join(' and ')} contradict each other: keep one.`,
        })),
    ),
  },
  {
    id: 'v3/behavior-sequence-top',
    versions: VERSION_3,
    section: '3.2 behavior',
    sentence:
      'Ranges with the behavior sequence must be directly within the structures property of a Manifest.',
    severity: 'error',
    check: onEach(['Range'], (resource) => findNestedSequence(resource)),
  },
]

const behaviorsOf = (value: Resource['value']): readonly string[] =>
  listOf(valueOf(value, 'behavior')).filter((text) => typeof text === 'string')

function findNestedSequence({ value, path, parent }: Resource): readonly Fault[] {
  if (parent?.class !== 'Range' || !behaviorsOf(value).includes('sequence')) return []
  return [
    {
      path: pointerTo(path, 'behavior'),
      message:
        'A range with the behavior sequence belongs at the top of the structures: move it there.',
    },
  ]
}
